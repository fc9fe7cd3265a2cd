/** The parts of a unit, in the order of the week. */
export const PARTS = ['before', 'during', 'after'] as const;
export type Part = (typeof PARTS)[number];

export const MATERIAL_KINDS = ['text', 'video', 'audio', 'file', 'link'] as const;
export type MaterialKind = (typeof MATERIAL_KINDS)[number];

/** What may be handed in for a task. `video` is a link to a video. */
export const DELIVERABLES = ['text', 'link', 'video', 'file'] as const;
export type Deliverable = (typeof DELIVERABLES)[number];

/** Longest title of a unit, a material or a task, and longest texts, in characters. */
export const MAX_TITLE = 80;
export const MAX_BODY = 40_000;
export const MAX_SUBMITTED_TEXT = 20_000;
export const MAX_POST = 4_000;
/** Most units of a class, and most materials and tasks of a unit. */
export const MAX_UNITS = 60;
export const MAX_PIECES = 60;
export const MAX_POSTS = 2_000;

const DAY = 86_400_000;

/**
 * The unit of this week: the one whose lesson comes next or was less than a day ago; where no lesson is fixed, the last.
 * @param units those that a person may see, in order
 * @param now milliseconds
 */
export function unitOfTheWeek<U extends { lessonAt: number | null }>(
	units: readonly U[],
	now: number
): U | undefined {
	const coming = units
		.filter(({ lessonAt }) => lessonAt !== null && lessonAt + DAY >= now)
		.sort((a, b) => a.lessonAt! - b.lessonAt!);
	return coming[0] ?? units.at(-1);
}
