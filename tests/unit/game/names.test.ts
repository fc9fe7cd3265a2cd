import { describe, expect, it } from 'vitest';
import { cleanName, readSeed, rollSeed, spin } from '$lib/game/names';
import { readLink, shareLink } from '$lib/game/share-link';

describe('a name', () => {
	it.each([
		['  Jade   Bridge ', 'Jade Bridge'],
		['Ja\u200bde\u202e', 'Jade'],
		['\u3164\u200d\ufeff', ''],
		['Ｊａｄｅ　１２', 'Jade 12'],
		['玉\n桥', '玉 桥'],
		['x'.repeat(30), 'x'.repeat(20)],
		['👩‍👧'.repeat(25), '👩👧'.repeat(10)]
	])('%j becomes %j', (typed, name) => {
		expect(cleanName(typed)).toBe(name);
	});

	it('is another one at every spin', () => {
		expect(spin(['a', 'b'], 'a')).toBe('b');
		expect(spin(['a'], 'a')).toBe('a');
	});
});

describe('a seed', () => {
	it.each([
		['ABC', { seed: 'ABC' }],
		[' campus-1 ', { seed: 'campus-1' }],
		['１２３', { seed: '123' }],
		['', { seed: '', fault: 'empty' }],
		['\u200b', { seed: '', fault: 'empty' }],
		['x'.repeat(64), { seed: 'x'.repeat(64) }],
		['x'.repeat(65), { seed: 'x'.repeat(65), fault: 'long' }]
	])('%j is read as %j', (typed, read) => {
		expect(readSeed(typed)).toEqual(read);
	});

	it('is rolled from letters that cannot be confused', () => {
		for (let i = 0; i < 50; i++) expect(rollSeed()).toMatch(/^[A-HJ-NP-Z2-9]{6}$/);
	});
});

describe('a shared link', () => {
	const read = (query: string) => readLink(new URLSearchParams(query));

	it('brings back what was shared', () => {
		const choice = { scenario: 'campus-lab', difficulty: 'hard', seed: '种 子&=' };
		const link = shareLink('https://school.example/play', choice);
		expect(readLink(new URL(link).searchParams)).toEqual({ choice, linked: true, faults: [] });
	});

	it('is completed with the coached scenario and a fresh seed', () => {
		const { choice, linked, faults } = read('');
		expect(choice).toMatchObject({ scenario: 'campus-lab-practice', difficulty: 'guided' });
		expect(choice.seed).toHaveLength(6);
		expect({ linked, faults }).toEqual({ linked: false, faults: [] });
	});

	it('says what does not exist here and goes on without it', () => {
		expect(read('scenario=nowhere&difficulty=hard&seed=S')).toEqual({
			choice: { scenario: 'campus-lab-practice', difficulty: 'guided', seed: 'S' },
			linked: true,
			faults: [{ part: 'scenario', value: 'nowhere' }]
		});
		expect(read('scenario=campus-lab&difficulty=x').faults).toEqual([
			{ part: 'difficulty', value: 'x' }
		]);
		expect(read(`seed=${'y'.repeat(65)}`).faults).toEqual([
			{ part: 'seed', value: 'y'.repeat(60) }
		]);
	});
});
