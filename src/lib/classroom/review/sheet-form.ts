import type { ReviewSheet, Rubric } from './rubric.ts';

/** Longest text of a comment, in characters. */
export const MAX_COMMENT = 5_000;

/** Name of the field in which a criterion is answered. */
export const answerField = (criterion: string): string => `mark_${criterion}`;

export const emptySheet = (): ReviewSheet => ({ marks: {}, comment: '' });

/** A sheet as a form sends it: what is no answer to its criterion is left out, so that it is asked for again. */
export function readAnswers(
	{ criteria }: Rubric,
	values: Readonly<Record<string, string>>
): ReviewSheet {
	const marks: ReviewSheet['marks'] = {};
	for (const { id, kind } of criteria) {
		const typed = (values[answerField(id)] ?? '').trim();
		if (typed === '') continue;
		if (kind === 'comment') marks[id] = typed.slice(0, MAX_COMMENT);
		else if (kind === 'yesNo') marks[id] = typed === 'yes';
		else if (/^-?\d{1,6}(\.\d{1,6})?$/.test(typed)) marks[id] = Number(typed);
	}
	return { marks, comment: (values.comment ?? '').slice(0, MAX_COMMENT) };
}

/** What stands in the fields of a sheet. */
export function answersOf({ criteria }: Rubric, sheet: ReviewSheet): Record<string, string> {
	const values: Record<string, string> = { comment: sheet.comment };
	for (const { id, kind } of criteria) {
		const answer = sheet.marks[id];
		if (answer === undefined) continue;
		values[answerField(id)] = kind === 'yesNo' ? (answer ? 'yes' : 'no') : String(answer);
	}
	return values;
}
