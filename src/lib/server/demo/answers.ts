import type { Item } from '../../classroom/quiz/model.ts';
import type { Text } from '../../classroom/quiz/text.ts';
import type { AskedItem, AskedPart } from '../services/quiz-shown.ts';

/** Answers that a form would send, right or wrong, found by what the parts say: their ids are secrets of the attempt. */

const says = ({ text }: AskedPart, wanted: Text): boolean =>
	text.zh === (wanted.zh ?? '').replaceAll('&lt;', '<') &&
	text.en === (wanted.en ?? '').replaceAll('&lt;', '<');

/** Ids of the options that are right, or of the first that is not. */
function chosen(asked: AskedItem, options: { text: Text; weight: number }[], right: boolean) {
	const fits = (weight: number) => (right ? weight > 0 : weight <= 0);
	const wanted = options.filter(({ weight }) => fits(weight));
	const ids = asked.options.filter((part) => wanted.some(({ text }) => says(part, text)));
	return ids.map(({ id }) => id).slice(0, right ? undefined : 1);
}

/** The fields of one question. */
function fieldsOf(asked: AskedItem, item: Item, right: boolean): Record<string, unknown> {
	const own = `a:${item.id}`;
	switch (item.kind) {
		case 'single':
			return { [own]: chosen(asked, item.options.toSorted(byWeight), right)[0] ?? '' };
		case 'multiple':
			return { [own]: chosen(asked, item.options, right) };
		case 'trueFalse':
			return { [own]: String(item.correct === right) };
		case 'numerical':
			return { [own]: right ? item.answers[0]!.min : '-987654' };
		case 'short':
			return { [own]: right ? item.answers[0]!.text : '?' };
		case 'matching': {
			const pairs = item.pairs.map(({ left }, at) => {
				const { right: partner } = item.pairs[right ? at : (at + 1) % item.pairs.length]!;
				const from = asked.lefts.find((part) => says(part, left))!.id;
				return [`m:${item.id}:${from}`, asked.rights.find((part) => says(part, partner))!.id];
			});
			return Object.fromEntries(pairs) as Record<string, string>;
		}
		case 'ordering': {
			const steps = right ? item.steps : item.steps.toReversed();
			const at = (part: AskedPart) => steps.findIndex((step) => says(part, step)) + 1;
			return Object.fromEntries(
				asked.options.map((part) => [`o:${item.id}:${part.id}`, String(at(part))])
			);
		}
		default:
			return {};
	}
}

const byWeight = (a: { weight: number }, b: { weight: number }): number => b.weight - a.weight;

/**
 * What a student answers.
 * @param knows whether the student knows the n-th question
 */
export function answersTo(
	asked: readonly AskedItem[],
	items: ReadonlyMap<string, Item>,
	knows: (n: number) => boolean
): Record<string, unknown> {
	const fields = asked.map((one, n) => fieldsOf(one, items.get(one.id)!, knows(n)));
	return Object.assign({ q: asked.map(({ id }) => id) }, ...fields) as Record<string, unknown>;
}
