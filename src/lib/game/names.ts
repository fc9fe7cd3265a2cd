/** What a person types as the name of a company, a game or a market, made fit to keep and show. */

export const MAX_NAME = 20;
export const MAX_SEED = 64;

/**
 * Text without what cannot be seen: controls, zero-width and direction marks, unassigned characters;
 * spaces of all kinds become one. Full-width letters and digits become plain ones.
 */
function visible(text: string): string {
	return text
		.normalize('NFKC')
		.replace(/\s+/gu, ' ')
		.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\u115f\u1160\u3164\uffa0]/gu, '')
		.replace(/ +/g, ' ')
		.trim();
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The name of a company or game: visible characters, at most 20 of them; '' when none is left. */
export function cleanName(text: string): string {
	const parts = Array.from(graphemes.segment(visible(text)), ({ segment }) => segment);
	return parts.slice(0, MAX_NAME).join('').trim();
}

export type SeedFault = 'empty' | 'long';

/** A typed or linked seed: the seed itself, or what is wrong with it. */
export function readSeed(text: string): { seed: string; fault?: SeedFault } {
	const seed = visible(text);
	if (seed === '') return { seed, fault: 'empty' };
	return seed.length > MAX_SEED ? { seed, fault: 'long' } : { seed };
}

/** Letters and digits that cannot be taken for one another when read aloud. */
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** A fresh seed of six letters and digits. */
export function rollSeed(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(6));
	return Array.from(bytes, (byte) => LETTERS[byte % LETTERS.length]!).join('');
}

/** One of the names that is not the present one. */
export function spin(names: readonly string[], present: string): string {
	const others = names.filter((name) => name !== present);
	const [draw] = crypto.getRandomValues(new Uint32Array(1));
	return others[draw! % others.length] ?? present;
}
