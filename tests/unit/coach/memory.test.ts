import { describe, expect, it } from 'vitest';
import { fresh, recall, remember } from '../../../src/lib/desk/coach/memory.ts';
import type { Shelf } from '../../../src/lib/desk/coach/shelf.ts';

function shelfOf(entries: Record<string, string> = {}): Shelf {
	const map = new Map(Object.entries(entries));
	return {
		getItem: (key) => map.get(key) ?? null,
		setItem: (key, text) => void map.set(key, text)
	};
}
const forbidden = (): Shelf => {
	throw new DOMException('denied', 'SecurityError');
};

describe('what the coach remembers', () => {
	it('comes back for the same game only', () => {
		const shelf = shelfOf();
		const state = { passed: ['meetMarket' as const], dismissed: true, folded: false };
		expect(remember('/play/a', state, () => shelf)).toBe(true);
		expect(recall('/play/a', () => shelf)).toEqual(state);
		expect(recall('/play/b', () => shelf)).toEqual(fresh());
	});

	it('lasts as long as the page where the browser forbids storage', () => {
		const state = { passed: ['openMonth' as const], dismissed: false, folded: true };
		expect(remember('/play/denied', state, forbidden)).toBe(false);
		expect(recall('/play/denied', forbidden)).toEqual(state);
	});

	it.each(['', 'not json', 'null', '[]', '{"passed":"all"}', '{"passed":[1,2],"dismissed":"yes"}'])(
		'begins anew with a stored %j',
		(text) => {
			const shelf = shelfOf({ 'rapport-coach:/play/bad': text });
			expect(recall('/play/bad', () => shelf)).toEqual(fresh());
		}
	);
});
