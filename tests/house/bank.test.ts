import { describe, expect, it } from 'vitest';
import { readBankFile } from '../../src/lib/classroom/quiz/bank-file.ts';
import type { Item, ItemKind, ItemOf } from '../../src/lib/classroom/quiz/model.ts';
import { readCsv } from '../../src/lib/classroom/quiz/read/csv.ts';
import { readGift } from '../../src/lib/classroom/quiz/read/gift.ts';
import { writeCsv } from '../../src/lib/classroom/quiz/write/csv.ts';
import { writeGift } from '../../src/lib/classroom/quiz/write/gift.ts';
import { sums } from '../support/bank-sums.ts';
import { bankFiles, starterBank, textsOf } from '../support/bank.ts';
import { chineseFaults } from '../support/chinese.ts';
import { textOf } from '../support/files.ts';
import { glossary } from '../support/glossary.ts';

const items = starterBank();
const of = <K extends ItemKind>(kind: K) =>
	items.filter((item): item is ItemOf<K> => item.kind === kind);
const tagged = (tag: string) => items.filter(({ tags }) => tags.includes(tag));
const terms = new Map(glossary().map((term) => [term.id, term]));
const isTopic = (tag: string) => /^S\d+$/.test(tag);
const ids = (found: readonly Item[]) => found.map(({ id }) => id);
/** How often each value occurs. */
const counts = <T>(values: readonly T[]) =>
	values.reduce((map, value) => map.set(value, (map.get(value) ?? 0) + 1), new Map<T, number>());
const twice = (values: readonly string[]) => values.filter((v, i) => values.indexOf(v) !== i);

describe('the starter bank', () => {
	it('is valid, file by file', () => {
		const errors = bankFiles.flatMap((file) => {
			const read = readBankFile(textOf(file));
			return 'errors' in read ? read.errors.map((e) => ({ file, ...e })) : [];
		});
		expect(errors).toEqual([]);
	});

	it('has at least 80 items, each with an id of its own across the files', () => {
		expect(items.length).toBeGreaterThanOrEqual(80);
		expect(twice(ids(items))).toEqual([]);
	});

	it('asks nothing twice, in neither language', () => {
		for (const language of ['en', 'zh'] as const)
			expect(twice(items.map(({ text }) => text[language]!.toLowerCase()))).toEqual([]);
		expect(twice(items.map(({ title }) => title))).toEqual([]);
	});

	it('has both languages of everything', () => {
		const partly = items.filter((item) => textsOf(item).some(({ en, zh }) => !en || !zh));
		expect(ids(partly)).toEqual([]);
	});

	it('covers every kind of question', () => {
		const least: Partial<Record<ItemKind, number>> = {
			single: 20,
			multiple: 8,
			trueFalse: 8,
			short: 4,
			numerical: 20,
			matching: 5,
			ordering: 5,
			essay: 3
		};
		for (const [kind, number] of Object.entries(least))
			expect(of(kind as ItemKind).length, kind).toBeGreaterThanOrEqual(number);
	});

	it('spreads difficulty evenly', () => {
		const found = counts(items.map(({ difficulty }) => difficulty));
		for (const difficulty of [1, 2, 3])
			expect(found.get(difficulty), `difficulty ${difficulty}`).toBeGreaterThanOrEqual(
				items.length / 4
			);
	});

	it('tags each item with topics and terms that exist', () => {
		const known = (tag: string) => isTopic(tag) || tag === 'myth-or-evidence' || terms.has(tag);
		expect(items.filter(({ tags }) => !tags.every(known) || !tags.some(isTopic))).toEqual([]);
		const least = ['S4', 'S5', 'S8', 'S9', 'S11', 'S23', 'S24', 'S25', 'S26', 'S27', 'S28', 'S29'];
		const more = ['S30', 'S31', 'S32', 'S33', 'S34', 'S35'];
		expect([...least, ...more].filter((tag) => tagged(tag).length === 0)).toEqual([]);
		expect(tagged('myth-or-evidence').length).toBeGreaterThanOrEqual(10);
	});

	it('uses the words of the glossary for what it is tagged with', () => {
		const missing = items.flatMap((item) =>
			item.tags.flatMap((tag) => {
				const term = terms.get(tag);
				if (!term) return [];
				const all = (language: 'en' | 'zh') =>
					textsOf(item)
						.map((text) => text[language])
						.join('\n')
						.toLowerCase();
				// "Product seminar" is a seminar, and "CRM" stands for its three words.
				const [bare = '', short = ''] = term.en.term.toLowerCase().split(/ \(|\)/);
				const words = [
					bare,
					short,
					bare
						.replace(/ stage$/, '')
						.split(' ')
						.at(-1)!
				];
				const en = words.some((word) => word && all('en').includes(word));
				const zh = all('zh').includes(term.zh.term.replace(/（.*$/, ''));
				return en && zh ? [] : [`${item.id}: ${tag} (${en ? 'zh' : 'en'})`];
			})
		);
		expect(missing).toEqual([]);
	});

	it('writes Chinese with Chinese signs and the words of the game', () => {
		const faults = items.flatMap((item) =>
			textsOf(item).flatMap(({ zh }) => chineseFaults(zh!).map((f) => `${item.id}: ${f}`))
		);
		expect(faults).toEqual([]);
	});
});

it('Chinese is found wanting where its signs or words are not Chinese', () => {
	expect(chineseFaults('认可度为 40,报价 360 元。')).toHaveLength(1);
	expect(chineseFaults('认可度为40。')).toHaveLength(1);
	expect(chineseFaults('要付"违约金"。')).toHaveLength(1);
	expect(chineseFaults('要付罚款。')).toEqual(['罚款 → 违约金']);
	expect(chineseFaults('认可度 40，涨到 58（约 18 分）。')).toEqual([]);
});

describe('the starter bank in other formats', () => {
	it('comes back the same from GIFT and from a table', () => {
		for (const read of [readGift(writeGift(items)), readCsv(writeCsv(items))]) {
			expect(read.errors).toEqual([]);
			expect(read.items).toEqual(items);
		}
	});
});

describe('answers of the starter bank', () => {
	it('have one right option where one is asked for, and feedback on each', () => {
		for (const { id, options } of of('single')) {
			expect(options.filter(({ weight }) => weight > 0).length, id).toBe(1);
			expect(options.length, id).toBe(4);
		}
		for (const { id, options } of [...of('single'), ...of('multiple')])
			expect(
				options.every(({ feedback }) => feedback),
				id
			).toBe(true);
	});

	it('give something to choose and something to leave where several are right', () => {
		for (const { id, options } of of('multiple')) {
			expect(options.filter(({ weight }) => weight > 0).length, id).toBeGreaterThanOrEqual(2);
			expect(options.filter(({ weight }) => weight < 0).length, id).toBeGreaterThanOrEqual(1);
		}
	});

	it('stand in every place about equally often', () => {
		const places = counts(of('single').map((i) => i.options.findIndex((o) => o.weight === 100)));
		const even = of('single').length / 4;
		for (const place of [0, 1, 2, 3])
			expect(Math.abs(places.get(place)! - even), `place ${place}`).toBeLessThan(even * 0.2);
		const multiple = of('multiple').map(({ options }) => options.map(({ weight }) => weight > 0));
		for (const at of [0, -1]) {
			const wrong = multiple.filter((right) => !right.at(at)).length;
			expect(wrong, `place ${at}`).toBeGreaterThanOrEqual(multiple.length / 6);
			expect(wrong, `place ${at}`).toBeLessThanOrEqual((multiple.length * 2) / 3);
		}
		const right = counts(of('trueFalse').map(({ correct }) => correct));
		expect(Math.abs(right.get(true)! - right.get(false)!)).toBeLessThanOrEqual(2);
	});

	it('cannot be told by their length alone', () => {
		for (const language of ['en', 'zh'] as const) {
			const longest = of('single').filter(({ options }) => {
				const right = options.find((o) => o.weight === 100)!.text[language]!.length;
				return options.every((o) => o.weight === 100 || o.text[language]!.length < right);
			});
			// A quarter would be chance; clearly fewer would tell as much as clearly more.
			expect(longest.length, language).toBeGreaterThan(of('single').length * 0.1);
			expect(longest.length, language).toBeLessThan(of('single').length * 0.4);
		}
	});

	it('never are "all of the above"', () => {
		const lazy =
			/all of (the above|these)|none of (the above|these)|以上(都|全|皆)(对|是|正确|不)|都不对/i;
		const found = items.filter((item) =>
			textsOf(item).some(({ en, zh }) => lazy.test(en!) || lazy.test(zh!))
		);
		expect(ids(found)).toEqual([]);
	});

	it('explain themselves', () => {
		expect(ids(items.filter(({ feedback }) => !feedback))).toEqual([]);
		for (const item of of('trueFalse'))
			expect(item.rightFeedback && item.wrongFeedback, item.id).toBeTruthy();
		for (const item of tagged('myth-or-evidence'))
			expect(item.feedback!.en, item.id).toMatch(/How sure:/);
		for (const item of tagged('myth-or-evidence'))
			expect(item.feedback!.zh, item.id).toMatch(/可信程度：/);
	});

	it('are computed once more for every numerical item', () => {
		expect(Object.keys(sums).sort()).toEqual(ids(of('numerical')).sort());
		for (const { id, answers, feedback } of of('numerical')) {
			const value = sums[id]!();
			const [{ min, max }] = answers as [(typeof answers)[number]];
			// Binary fractions of the computation only; the answer itself is exact.
			expect(value, id).toBeGreaterThanOrEqual(Number(min) - 1e-9);
			expect(value, id).toBeLessThanOrEqual(Number(max) + 1e-9);
			expect(feedback!.en, id).toMatch(/=/);
		}
	});

	it('of essays come with a rubric of 100 points whose levels reach from nothing to all', () => {
		for (const { id, rubric } of of('essay')) {
			expect(
				rubric.reduce((total, { points }) => total + points, 0),
				id
			).toBe(100);
			for (const { points, levels } of rubric) {
				expect(levels[0]!.points, id).toBe(0);
				expect(levels.at(-1)!.points, id).toBe(points);
			}
		}
	});
});
