import type { Chance } from '../chance.ts';

/** Fewest raters before a student reads what was written: fewer could be told by their style. */
export const LEAST_COMMENTERS = 3;

/**
 * What a student reads of the comments on the own contribution: shuffled, without names.
 * @param comments what the others wrote, empty ones included
 * @returns null with fewer than three raters
 */
export const commentsFor = (comments: readonly string[], chance: Chance): string[] | null =>
	comments.length < LEAST_COMMENTERS
		? null
		: chance.shuffle(comments.map((comment) => comment.trim()).filter((comment) => comment !== ''));
