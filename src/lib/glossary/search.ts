import type { Term } from './types';

const folded = (text: string) => text.normalize('NFKC').toLowerCase().trim();

/**
 * Entries that contain the words of a query, in either language: those whose term begins with it first,
 * then those whose term holds it, then those that only mention it.
 */
export function search(terms: readonly Term[], query: string): Term[] {
	const wanted = folded(query);
	if (wanted === '') return [...terms];
	const rank = ({ en, zh }: Term): number => {
		const names = [folded(en.term), folded(zh.term)];
		if (names.some((name) => name.startsWith(wanted))) return 0;
		if (names.some((name) => name.includes(wanted))) return 1;
		return folded(`${en.definition} ${zh.definition}`).includes(wanted) ? 2 : 3;
	};
	return terms
		.map((term) => ({ term, rank: rank(term) }))
		.filter((found) => found.rank < 3)
		.sort((a, b) => a.rank - b.rank)
		.map(({ term }) => term);
}
