import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
	answerIn,
	fieldOf,
	pairField,
	secondsField,
	secondsIn,
	stepField
} from '../../../../src/lib/classroom/quiz/answer-form.ts';
import { readAnswer, showAnswer, type Answer } from '../../../../src/lib/classroom/quiz/answer.ts';
import type { Item } from '../../../../src/lib/classroom/quiz/model.ts';
import { publicItem, rightsOf } from '../../../../src/lib/classroom/quiz/public-item.ts';
import { starterBank } from '../../../support/bank.ts';

/** Some answer to an item, of places drawn at random. */
function someAnswer(item: Item, draw: (below: number) => number): Answer | null {
	const shuffled = (n: number) => {
		const left = Array.from({ length: n }, (_, place) => place);
		return Array.from({ length: n }, () => left.splice(draw(left.length), 1)[0]!);
	};
	switch (item.kind) {
		case 'single':
			return { kind: 'single', option: draw(item.options.length) };
		case 'multiple':
			return {
				kind: 'multiple',
				options: shuffled(item.options.length).slice(0, 1 + draw(item.options.length))
			};
		case 'trueFalse':
			return { kind: 'trueFalse', value: draw(2) === 0 };
		case 'matching':
			return {
				kind: 'matching',
				rights: item.pairs.map((_, at) =>
					at > 0 && draw(3) === 0 ? null : draw(rightsOf(item).length)
				)
			};
		case 'ordering':
			return { kind: 'ordering', order: shuffled(item.steps.length) };
		case 'numerical':
			return { kind: 'numerical', text: '12.5' };
		case 'description':
			return null;
		default:
			return { kind: item.kind, text: '一 answer' };
	}
}

/** The fields of a form that shows an answer. */
function fieldsOf(item: Item, seed: string, answer: Answer): Record<string, unknown> {
	const shown = showAnswer(item, seed, answer);
	const own = fieldOf(item);
	if ('option' in shown) return { [own]: shown.option };
	if ('options' in shown) return { [own]: shown.options };
	if ('value' in shown) return { [own]: String(shown.value) };
	if ('text' in shown) return { [own]: shown.text };
	if ('pairs' in shown)
		return Object.fromEntries(shown.pairs.map(({ left, right }) => [pairField(item, left), right]));
	return Object.fromEntries(shown.order.map((step, at) => [stepField(item, step), String(at + 1)]));
}

it('gives back any answer to any question of the starter bank as it was', () => {
	fc.assert(
		fc.property(
			fc.constantFrom(...starterBank()),
			fc.string({ minLength: 16 }),
			fc.infiniteStream(fc.nat(1_000)),
			(item, seed, numbers) => {
				const answer = someAnswer(item, (below) => numbers.next().value! % below);
				if (answer?.kind === 'multiple') answer.options.sort((a, b) => a - b);
				const fields = answer ? fieldsOf(item, seed, answer) : {};
				const read = readAnswer(item, seed, answerIn(publicItem(item, seed), fields));
				if ('answer' in read && read.answer?.kind === 'multiple')
					read.answer.options.sort((a, b) => a - b);
				expect(read).toEqual({ answer });
			}
		)
	);
});

it('takes an empty form as no answer', () => {
	for (const item of starterBank())
		expect(readAnswer(item, 'seed', answerIn(publicItem(item, 'seed'), {}))).toEqual({
			answer: null
		});
});

it('takes seconds of a device for what they can be', () => {
	const item = { id: 'a' };
	const seconds = (typed: unknown) => secondsIn(item, { [secondsField(item)]: typed }, 90);
	expect(['12', '9999', '-1', '1.5', 'x', 7, undefined].map(seconds)).toEqual([
		...[12, 90, null, null, null, null, null]
	]);
});
