import { z } from 'zod';
import { visible } from '../names.ts';

/** How much a reviewer has to write: Chinese characters, or English words. 0 asks for no comment. */
export const CommentRule = z.object({
	minCharacters: z.number().int().min(0).max(500),
	minWords: z.number().int().min(0).max(300)
});
export type CommentRule = z.output<typeof CommentRule>;

export interface CommentProgress {
	/** Han characters; signs and blanks do not count. */
	characters: number;
	/** Words in other scripts. */
	words: number;
	/** The language most of it is written in decides what `missing` counts. */
	language: 'zh' | 'en';
	/** How many characters or words are still to be written. */
	missing: number;
}

const HAN = /\p{Script=Han}/u;
/** A Han character, or a word of another script with its apostrophes and hyphens. */
const UNIT = /\p{Script=Han}|[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;

/**
 * How far a comment is. The same unit twice in a row counts once (`好好好好`, `good good`), a mixed text counts each
 * part against its own minimum: half of the characters and half of the words are enough together.
 */
export function commentProgress(text: string, rule: CommentRule): CommentProgress {
	const units = visible(text)
		.replace(/(\p{Script=Han})/gu, ' $1 ')
		.toLowerCase()
		.match(UNIT);
	const counted = (units ?? []).filter((unit, i, all) => unit !== all[i - 1]);
	const characters = counted.filter((unit) => HAN.test(unit)).length;
	const words = counted.length - characters;
	const language = characters >= words ? 'zh' : 'en';
	// In whole numbers: characters/minCharacters + words/minWords ≥ 1.
	const { minCharacters: c, minWords: w } = rule;
	const [own, ownMin, other, otherMin] =
		language === 'zh' ? [characters, c, words, w] : [words, w, characters, c];
	const credit = otherMin === 0 ? 0 : Math.floor((other * ownMin) / otherMin);
	return { characters, words, language, missing: Math.max(0, ownMin - own - credit) };
}
