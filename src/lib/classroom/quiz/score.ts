import type { Answer } from './answer.ts';
import { below, readDecimal } from './decimal.ts';
import type { Item, ItemOf } from './model.ts';
import { rightsOf } from './public-item.ts';
import { textKey, type Text } from './text.ts';
import { weightUnits } from './weight.ts';

/** Part of the full mark as an exact fraction: integers, 0 ≤ `earned` ≤ `of`, `of` > 0. */
export interface Score {
	earned: number;
	of: number;
}

export interface Judgement {
	/** Null for what a person has to grade, and for a text that asks nothing. */
	score: Score | null;
	/** What the student is told about the answer, in the order of the item; general feedback last. */
	feedback: Text[];
	/** Places of the options chosen or the answer that was met, for the count of each. */
	met: number[];
}

const FULL = weightUnits(100);
const fraction = (earned: number, of: number): Score => ({
	earned: Math.min(Math.max(earned, 0), of),
	of
});

/**
 * A short answer as it is compared: full-width as plain characters, Western for Chinese punctuation, one blank for many
 * and none beside Chinese characters, no stop at the end; without capitals unless they count.
 */
export function comparable(text: string, caseSensitive: boolean): string {
	const plain = text
		.replaceAll('&lt;', '<')
		.normalize('NFKC')
		.replace(/。/g, '.')
		.replace(/、/g, ',')
		.replace(/[“”„«»「」『』]/g, '"')
		.replace(/[‘’`´]/g, "'")
		.replace(/[‐‑‒–—−]/g, '-')
		.replace(/[\s\u200b]+/gu, ' ')
		.replace(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, '')
		.replace(/ ?([,.;:!?]) ?(?=\p{Script=Han})/gu, '$1')
		.trim()
		.replace(/(?<=.)[.!]+$/u, '')
		.trim();
	return caseSensitive ? plain : plain.toLowerCase();
}

/** The place of the best answer that `fits`; -1 for none. */
function best<A extends { weight: number }>(
	answers: readonly A[],
	fits: (answer: A) => boolean
): number {
	return answers.reduce(
		(found, answer, index) =>
			fits(answer) && (found < 0 || answer.weight > answers[found]!.weight) ? index : found,
		-1
	);
}

interface Judged {
	score: Score | null;
	feedback: (Text | undefined)[];
	met: number[];
}

function chosen(
	{ options, kind }: ItemOf<'single' | 'multiple'>,
	places: readonly number[]
): Judged {
	const weights = options.map(({ weight }) => weightUnits(weight));
	const sum = places.reduce((total, place) => total + weights[place]!, 0);
	// Thirds add up to a little less than 100; whoever has all that is right has all.
	const of =
		kind === 'single' ? FULL : weights.reduce((total, weight) => total + Math.max(weight, 0), 0);
	const met = [...places].sort((a, b) => a - b);
	return { score: fraction(sum, of), feedback: met.map((place) => options[place]!.feedback), met };
}

function answered(
	{ answers, otherwise }: ItemOf<'short'> | ItemOf<'numerical'>,
	place: number
): Judged {
	const hit = answers[place];
	return {
		score: fraction(hit ? weightUnits(hit.weight) : 0, FULL),
		feedback: [hit ? hit.feedback : otherwise],
		met: hit ? [place] : []
	};
}

/**
 * How many of all pairs of steps stand in the right order, beyond the half that chance gets right: everything right is
 * the full mark, an order no better than drawn lots is nothing.
 */
function ordered(order: readonly number[]): Score {
	const pairs = (order.length * (order.length - 1)) / 2;
	let right = 0;
	for (const [index, step] of order.entries())
		for (const later of order.slice(index + 1)) if (later > step) right++;
	return fraction(2 * right - pairs, pairs);
}

function judged(item: Item, answer: Answer): Judged {
	if (item.kind === 'single' && answer.kind === 'single') return chosen(item, [answer.option]);
	if (item.kind === 'multiple' && answer.kind === 'multiple') return chosen(item, answer.options);
	if (item.kind === 'trueFalse' && answer.kind === 'trueFalse') {
		const right = answer.value === item.correct;
		return {
			score: fraction(right ? 1 : 0, 1),
			feedback: [right ? item.rightFeedback : item.wrongFeedback],
			met: [answer.value ? 0 : 1]
		};
	}
	if (item.kind === 'short' && answer.kind === 'short') {
		const given = comparable(answer.text, item.caseSensitive);
		return answered(
			item,
			best(item.answers, ({ text }) => comparable(text, item.caseSensitive) === given)
		);
	}
	if (item.kind === 'numerical' && answer.kind === 'numerical') {
		const value = readDecimal(answer.text);
		return answered(
			item,
			value === null
				? -1
				: best(item.answers, ({ min, max }) => !below(value, min) && !below(max, value))
		);
	}
	if (item.kind === 'matching' && answer.kind === 'matching') {
		const rights = rightsOf(item);
		const right = item.pairs.filter((pair, index) => {
			const place = answer.rights[index];
			return typeof place === 'number' && textKey(rights[place]!) === textKey(pair.right);
		});
		return { score: fraction(right.length, item.pairs.length), feedback: [], met: [] };
	}
	if (item.kind === 'ordering' && answer.kind === 'ordering')
		return { score: ordered(answer.order), feedback: [], met: [] };
	if (item.kind === 'essay' && answer.kind === 'essay')
		return { score: null, feedback: [], met: [] };
	throw new TypeError(`a ${answer.kind} answer to a ${item.kind} item`);
}

/**
 * Marks an answer to an item; `null` is no answer and earns nothing. Exact: nothing is rounded. Weights add up, below
 * nothing is nothing.
 * @throws TypeError when the answer is not of the item's kind; `readAnswer` gives only such as are
 */
export function judge(item: Item, answer: Answer | null): Judgement {
	const general = item.feedback ? [item.feedback] : [];
	if (item.kind === 'description') return { score: null, feedback: general, met: [] };
	if (answer === null) return { score: fraction(0, 1), feedback: general, met: [] };
	const { score, feedback, met } = judged(item, answer);
	return { score, feedback: [...feedback.filter((text) => text !== undefined), ...general], met };
}

/** The mark alone; null for essays, which a person grades, and for texts that ask nothing. */
export const score = (item: Item, answer: Answer | null): Score | null => judge(item, answer).score;

/** Points for the whole of an essay that has no rubric. */
const PLAIN_POINTS = 10;

/** What an essay is graded by: its rubric, or one criterion without a name where it has none. */
export const criteriaOf = ({
	rubric
}: ItemOf<'essay'>): {
	name: Text | null;
	points: number;
	levels: ItemOf<'essay'>['rubric'][number]['levels'];
}[] => (rubric.length > 0 ? rubric : [{ name: null, points: PLAIN_POINTS, levels: [] }]);

/**
 * The mark of an essay by its rubric.
 * @param points one number a criterion
 * @throws RangeError when a number is missing, no integer or more than the criterion gives
 */
export function rubricScore(
	{ rubric }: { rubric: readonly { points: number }[] },
	points: readonly number[]
): Score {
	const fits = (given: number | undefined, most: number) =>
		Number.isInteger(given) && given! >= 0 && given! <= most;
	if (
		rubric.length === 0 ||
		points.length !== rubric.length ||
		!rubric.every((c, i) => fits(points[i], c.points))
	)
		throw new RangeError('points that the rubric does not give');
	return fraction(
		points.reduce((sum, each) => sum + each, 0),
		rubric.reduce((sum, each) => sum + each.points, 0)
	);
}
