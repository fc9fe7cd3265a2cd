import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAnswer, type Answer } from '../../src/lib/classroom/quiz/answer.ts';
import { itemSchema, type Item } from '../../src/lib/classroom/quiz/model.ts';
import { publicItem, rightsOf, type PublicItem } from '../../src/lib/classroom/quiz/public-item.ts';
import { score } from '../../src/lib/classroom/quiz/score.ts';
import { anyItem } from '../support/quiz-items.ts';

const seeds = fc.uuid();

/** The same item with another key and other words in everything a student must not see. */
function otherKey(item: Item): Item {
	const changed = {
		...item,
		title: 'SECRET title',
		feedback: { en: 'SECRET feedback' },
		category: 'SECRET',
		tags: ['SECRET'],
		difficulty: 3
	};
	const secret = { en: 'SECRET' };
	switch (changed.kind) {
		case 'single': {
			const options = changed.options.map((o, i) => ({
				...o,
				weight: i === 0 ? 100 : 0,
				feedback: secret
			}));
			return { ...changed, options };
		}
		case 'multiple': {
			const last = changed.options.length - 1;
			const options = changed.options.map((o, i) => ({
				...o,
				weight: i === last ? 100 : -5,
				feedback: secret
			}));
			return { ...changed, options };
		}
		case 'trueFalse':
			return {
				...changed,
				correct: !changed.correct,
				rightFeedback: secret,
				wrongFeedback: secret
			};
		case 'short':
			return { ...changed, answers: [{ text: 'SECRET', weight: 100 }], otherwise: secret };
		case 'numerical':
			return { ...changed, answers: [{ min: '31415926', max: '31415927', weight: 100 }] };
		default:
			return changed;
	}
}

/** What a device would send to choose everything as it is shown. */
function firstAnswer(shown: PublicItem): unknown {
	const ids = shown.options?.map(({ id }) => id) ?? [];
	switch (shown.kind) {
		case 'single':
			return { option: ids[0] };
		case 'multiple':
			return { options: ids };
		case 'ordering':
			return { order: ids };
		case 'matching':
			return { pairs: shown.lefts!.map(({ id }) => ({ left: id, right: shown.rights![0]!.id })) };
		case 'trueFalse':
			return { value: true };
		case 'numerical':
			return { text: '１２' };
		case 'description':
			return null;
		default:
			return { text: 'anything' };
	}
}

describe('what a student is given', () => {
	it('does not depend on the key, so nothing of the key is in it', () => {
		fc.assert(
			fc.property(anyItem, seeds, (item, seed) => {
				const given = JSON.stringify(publicItem(item, seed));
				expect(JSON.stringify(publicItem(itemSchema.parse(otherKey(item)), seed))).toBe(given);
				expect(given).not.toContain('SECRET');
				expect(given).not.toMatch(/"(weight|feedback|correct|answers|otherwise|title|tags)"/);
			})
		);
	});

	it('gives away no order: steps and partners come as drawn, under ids that tell nothing', () => {
		fc.assert(
			fc.property(anyItem, seeds, (item, seed) => {
				fc.pre(item.kind === 'ordering' || item.kind === 'matching');
				const shown = publicItem(item, seed);
				const parts = shown.options ?? shown.rights!;
				const all =
					item.kind === 'ordering'
						? item.steps
						: rightsOf(item as Extract<Item, { kind: 'matching' }>);
				expect(new Set(parts.map(({ text }) => text))).toEqual(new Set(all));
				for (const { id } of parts) expect(id).toMatch(/^[0-9a-f]{16}$/);
				expect(publicItem(item, `${seed}!`).text).toEqual(shown.text);
				const other = publicItem(item, `${seed}!`);
				const ids = new Set(parts.map(({ id }) => id));
				expect((other.options ?? other.rights!).some(({ id }) => ids.has(id))).toBe(false);
			})
		);
	});

	it('shows each of many orders about as often', () => {
		const item = itemSchema.parse({
			...{ id: 'o', kind: 'ordering', title: 'o', text: { en: 'o' } },
			steps: ['a', 'b', 'c'].map((en) => ({ en }))
		});
		const seen = new Map<string, number>();
		for (let seed = 0; seed < 1_200; seed++) {
			const order = publicItem(item, `seed ${seed}`)
				.options!.map(({ text }) => text.en)
				.join('');
			seen.set(order, (seen.get(order) ?? 0) + 1);
		}
		expect(seen.size).toBe(6);
		for (const count of seen.values()) expect(Math.abs(count - 200)).toBeLessThan(60);
	});
});

describe('what a device sends', () => {
	it('is taken when it uses what it was given, and gives a mark from nothing to full', () => {
		fc.assert(
			fc.property(anyItem, seeds, (item, seed) => {
				const read = readAnswer(item, seed, firstAnswer(publicItem(item, seed)));
				if ('fault' in read) throw new Error(read.fault);
				const mark = score(item, read.answer);
				if (item.kind === 'essay' || item.kind === 'description') expect(mark).toBeNull();
				else {
					expect(mark!.of).toBeGreaterThan(0);
					expect(mark!.earned).toBeGreaterThanOrEqual(0);
					expect(mark!.earned).toBeLessThanOrEqual(mark!.of);
				}
			})
		);
	});

	it('is refused with ids of another item or another attempt', () => {
		fc.assert(
			fc.property(anyItem, seeds, (item, seed) => {
				fc.pre(['single', 'multiple', 'ordering', 'matching'].includes(item.kind));
				const foreign = [
					publicItem({ ...item, id: 'another' }, seed),
					publicItem(item, `${seed}0`)
				];
				for (const shown of foreign)
					expect(readAnswer(item, seed, firstAnswer(shown))).toEqual({ fault: 'answerPart' });
			})
		);
	});

	it('earns the full mark exactly when everything is right', () => {
		fc.assert(
			fc.property(anyItem, (item) => {
				const right = ((): Answer | null => {
					switch (item.kind) {
						case 'single':
							return { kind: 'single', option: item.options.findIndex((o) => o.weight === 100) };
						case 'multiple':
							return {
								kind: 'multiple',
								options: item.options.flatMap((o, i) => (o.weight > 0 ? [i] : []))
							};
						case 'trueFalse':
							return { kind: 'trueFalse', value: item.correct };
						case 'short':
							return { kind: 'short', text: item.answers.find((a) => a.weight === 100)!.text };
						case 'numerical':
							return { kind: 'numerical', text: item.answers.find((a) => a.weight === 100)!.max };
						case 'matching': {
							const rights = rightsOf(item).map((text) => JSON.stringify(text));
							return {
								kind: 'matching',
								rights: item.pairs.map((pair) => rights.indexOf(JSON.stringify(pair.right)))
							};
						}
						case 'ordering':
							return { kind: 'ordering', order: item.steps.map((_, i) => i) };
						default:
							return null;
					}
				})();
				fc.pre(right !== null);
				const mark = score(item, right)!;
				expect(mark.earned).toBe(mark.of);
			})
		);
	});

	it('never breaks anything, whatever it is', () => {
		fc.assert(
			fc.property(anyItem, seeds, fc.jsonValue(), (item, seed, raw) => {
				const read = readAnswer(item, seed, raw);
				if ('answer' in read) expect(() => score(item, read.answer)).not.toThrow();
				else expect(read.fault).toMatch(/^answer/);
			})
		);
	});
});
