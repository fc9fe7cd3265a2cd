import { makeContributing } from './contributing.ts';
import { makeContribution } from './contribution.ts';
import type { GameDeps } from './deps.ts';
import { makeGradeColumns } from './grade-columns.ts';
import { makeGradeExports } from './grade-exports.ts';
import { makeGradeSheets } from './grade-sheet.ts';
import { makeGradeWeights } from './grade-weights.ts';
import { makeGrades } from './grades.ts';
import { makeLabReports } from './lab-report.ts';

/** Everything about grades: the table, one student, columns, weights, files, reports, contribution. */
export const makeGrading = (deps: GameDeps) => ({
	...makeGrades(deps),
	sheets: makeGradeSheets(deps),
	columns: makeGradeColumns(deps),
	weights: makeGradeWeights(deps),
	exports: makeGradeExports(deps),
	reports: makeLabReports(deps),
	/** Rounds as staff lead them. */
	contribution: makeContribution(deps),
	/** The form of a round as a student fills it in. */
	contributing: makeContributing(deps)
});

export type Grading = ReturnType<typeof makeGrading>;
