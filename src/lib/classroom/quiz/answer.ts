import { z } from 'zod';
import { readDecimal } from './decimal.ts';
import type { Item } from './model.ts';
import { partId, rightsOf } from './public-item.ts';
import { cleanText } from './text.ts';

/** An answer as it is kept and marked; numbers are places in the item, from 0. */
export type Answer =
	| { kind: 'single'; option: number }
	| { kind: 'multiple'; options: number[] }
	| { kind: 'trueFalse'; value: boolean }
	| { kind: 'short' | 'numerical' | 'essay'; text: string }
	/** For each left side the place among `rightsOf`; null where nothing was chosen. */
	| { kind: 'matching'; rights: (number | null)[] }
	/** Places of the steps in the order given. */
	| { kind: 'ordering'; order: number[] };

/** Why an answer is not taken. */
export const ANSWER_FAULTS = [
	'answerForm', // not what the kind of question asks for
	'answerPart', // an id that this attempt did not give out
	'answerDoubled', // the same part twice
	'answerIncomplete', // an ordering without all its steps
	'answerNumber', // no number
	'answerLong' // max
] as const;
export type AnswerFault = (typeof ANSWER_FAULTS)[number];

export const MAX_SHORT = 500;
export const MAX_ESSAY = 20_000;

const id = z.string().max(64);
const longText = z.string().max(1_000_000);
const forms = {
	single: z.strictObject({ option: id }),
	multiple: z.strictObject({ options: z.array(id).max(100) }),
	trueFalse: z.strictObject({ value: z.boolean() }),
	text: z.strictObject({ text: longText }),
	matching: z.strictObject({
		pairs: z.array(z.strictObject({ left: id, right: id })).max(100)
	}),
	ordering: z.strictObject({ order: z.array(id).max(100) })
};

export type ReadAnswer = { answer: Answer | null } | { fault: AnswerFault; max?: number };

const no = (fault: AnswerFault): { fault: AnswerFault } => ({ fault });

/** Places of parts by the ids that an attempt gave out. */
function places(
	ids: readonly string[],
	item: Item,
	seed: string,
	name: string,
	count: number
): number[] | AnswerFault {
	const given = new Map(
		Array.from({ length: count }, (_, place) => [partId(seed, item.id, name, place), place])
	);
	const found: number[] = [];
	for (const each of ids) {
		const place = given.get(each);
		if (place === undefined) return 'answerPart';
		if (found.includes(place)) return 'answerDoubled';
		found.push(place);
	}
	return found;
}

/**
 * Reads what a student's device sent. Ids are those of {@link publicItem} with the same seed: an id of another item or
 * attempt, a made-up one or one given twice is refused. `null`, an empty text or no choice is no answer.
 */
export function readAnswer(item: Item, seed: string, raw: unknown): ReadAnswer {
	if (item.kind === 'description') return raw === null ? { answer: null } : no('answerForm');
	if (raw === null) return { answer: null };
	switch (item.kind) {
		case 'single': {
			const form = forms.single.safeParse(raw);
			if (!form.success) return no('answerForm');
			const found = places([form.data.option], item, seed, 'option', item.options.length);
			return typeof found === 'string'
				? no(found)
				: { answer: { kind: 'single', option: found[0]! } };
		}
		case 'multiple': {
			const form = forms.multiple.safeParse(raw);
			if (!form.success) return no('answerForm');
			const options = places(form.data.options, item, seed, 'option', item.options.length);
			if (typeof options === 'string') return no(options);
			return { answer: options.length > 0 ? { kind: 'multiple', options } : null };
		}
		case 'trueFalse': {
			const form = forms.trueFalse.safeParse(raw);
			return form.success ? { answer: { kind: 'trueFalse', ...form.data } } : no('answerForm');
		}
		case 'short':
		case 'numerical':
		case 'essay':
			return readWritten(item.kind, raw);
		case 'matching': {
			const form = forms.matching.safeParse(raw);
			if (!form.success) return no('answerForm');
			const lefts = places(
				form.data.pairs.map(({ left }) => left),
				item,
				seed,
				'left',
				item.pairs.length
			);
			if (typeof lefts === 'string') return no(lefts);
			const rights: (number | null)[] = item.pairs.map(() => null);
			for (const [index, { right }] of form.data.pairs.entries()) {
				// The same partner may be right for two.
				const place = places([right], item, seed, 'right', rightsOf(item).length);
				if (typeof place === 'string') return no(place);
				rights[lefts[index]!] = place[0]!;
			}
			return { answer: lefts.length > 0 ? { kind: 'matching', rights } : null };
		}
		case 'ordering': {
			const form = forms.ordering.safeParse(raw);
			if (!form.success) return no('answerForm');
			const order = places(form.data.order, item, seed, 'step', item.steps.length);
			if (typeof order === 'string') return no(order);
			if (order.length === 0) return { answer: null };
			return order.length < item.steps.length
				? no('answerIncomplete')
				: { answer: { kind: 'ordering', order } };
		}
	}
}

function readWritten(kind: 'short' | 'numerical' | 'essay', raw: unknown): ReadAnswer {
	const form = forms.text.safeParse(raw);
	if (!form.success) return no('answerForm');
	const max = kind === 'essay' ? MAX_ESSAY : MAX_SHORT;
	const text = cleanText(form.data.text);
	if (text.length > max) return { fault: 'answerLong', max };
	if (text === '') return { answer: null };
	if (kind === 'numerical' && readDecimal(text) === null) return no('answerNumber');
	return { answer: { kind, text } };
}

/** An answer as a student's form holds it, with the ids of the attempt; {@link readAnswer} reads it back. */
export type ShownAnswer =
	| { option: string }
	| { options: string[] }
	| { value: boolean }
	| { text: string }
	| { pairs: { left: string; right: string }[] }
	| { order: string[] };

/** Shows an answer that was read from the same item and seed. */
export function showAnswer(item: Item, seed: string, answer: Answer): ShownAnswer {
	const id = (name: string) => (place: number) => partId(seed, item.id, name, place);
	switch (answer.kind) {
		case 'single':
			return { option: id('option')(answer.option) };
		case 'multiple':
			return { options: answer.options.map(id('option')) };
		case 'trueFalse':
			return { value: answer.value };
		case 'matching':
			return {
				pairs: answer.rights.flatMap((right, left) =>
					right === null ? [] : [{ left: id('left')(left), right: id('right')(right) }]
				)
			};
		case 'ordering':
			return { order: answer.order.map(id('step')) };
		default:
			return { text: answer.text };
	}
}
