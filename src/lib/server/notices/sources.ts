import { gameNotices } from './games.ts';
import { gradingNotices } from './grading.ts';
import { peerNotices } from './peer.ts';
import { quizNotices } from './quizzes.ts';
import type { NoticeSource } from './source.ts';
import { unitNotices } from './units.ts';

/** Everything that has something to tell people. */
export const NOTICE_SOURCES: readonly NoticeSource[] = [
	unitNotices,
	quizNotices,
	peerNotices,
	gradingNotices,
	gameNotices
];
