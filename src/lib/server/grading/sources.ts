import { contributionGrades } from './contribution.ts';
import { gameProcessGrades, gameResultGrades } from './games.ts';
import { manualGrades } from './manual.ts';
import { quizMarks } from './quizzes.ts';
import type { GradeSource } from './source.ts';
import { speakingGrades } from './speaking.ts';
import { peerSources } from './peer.ts';
import { postGrades, signInGrades } from './units.ts';

/** Everything that offers columns, in the order in which the gradebook shows them. */
export const GRADE_SOURCES: readonly GradeSource[] = [
	signInGrades,
	postGrades,
	gameProcessGrades,
	gameResultGrades,
	quizMarks,
	speakingGrades,
	...peerSources,
	contributionGrades,
	manualGrades
];
