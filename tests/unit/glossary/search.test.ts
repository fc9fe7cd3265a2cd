import { describe, expect, it } from 'vitest';
import { search } from '../../../src/lib/glossary/search.ts';
import type { Term } from '../../../src/lib/glossary/types.ts';

const term = (id: string, en: string, zh: string, definition: string): Term => ({
	id,
	en: { term: en, definition, where: '', example: '' },
	zh: { term: zh, definition: '', where: '', example: '' }
});
const terms = [
	term('funnel', 'Sales funnel', '销售漏斗', 'From first contact to tender.'),
	term('tender', 'Tender', '招标', 'A client asks for bids.'),
	term('open-tender', 'Open tender', '公开招标', 'Everyone may bid.')
];
const ids = (query: string) => search(terms, query).map(({ id }) => id);

describe('the search of the glossary', () => {
	it('puts terms that begin with the word first, then those that hold it, then mentions', () => {
		expect(ids('tender')).toEqual(['tender', 'open-tender', 'funnel']);
	});

	it('finds either language, whatever the width and case of the letters', () => {
		expect(ids('招标')).toEqual(['tender', 'open-tender']);
		expect(ids(' ＴＥＮＤＥＲ ')).toContain('tender');
	});

	it('shows everything for nothing, and nothing for what is not there', () => {
		expect(ids('')).toHaveLength(3);
		expect(ids('loan')).toEqual([]);
	});
});
