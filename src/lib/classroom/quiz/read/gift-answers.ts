import type { FaultCode, FaultParams, WarningCode } from '../faults.ts';
import { readDecimal } from '../decimal.ts';
import { MAX_PARTS } from '../model.ts';
import { cleanLine, type Text } from '../text.ts';
import type { Meta } from './gift-comments.ts';
import { piece, plainOf, trimmed, type Piece } from './gift-text.ts';
import type { Format } from './markup.ts';

/** What reading of answers needs to know of the question, and where it tells what it finds. */
export interface Surroundings {
	meta: Meta;
	textOf(part: Piece, format?: Format, arrows?: boolean): Text | undefined;
	error(at: number, code: FaultCode, params?: FaultParams): void;
	warn(at: number, code: WarningCode, params?: FaultParams): void;
}

export interface Answers {
	kind: string;
	fields: Record<string, unknown>;
	/** Where each option, answer, pair or step begins. */
	parts: Piece[];
}

/** Reads what stands between the braces; `null` for a question without braces. @returns null after an error */
export function readAnswers(answers: Piece | null, near: Surroundings): Answers | null {
	if (!answers) return { kind: 'description', fields: {}, parts: [] };
	const { text } = answers;
	if (text === '') {
		const { rubric } = near.meta;
		return { kind: 'essay', fields: rubric ? { rubric } : {}, parts: [] };
	}
	if (text.startsWith('#')) return numerical(trimmed(piece(answers, 1)), near);
	if (text.includes('~')) return choice(answers, near);
	if (text.includes('=') && text.includes('->')) return matching(answers, near);
	if (/^(T|TRUE|F|FALSE)\s*(#|$)/.test(text)) return trueFalse(answers, near);
	return short(answers, near);
}

/** More than this are not even looked at one by one. */
const MAX_ENTRIES = 10 * MAX_PARTS;

/** Splits at the marks; says so when something stands before the first of them. */
function entries(answers: Piece, marks: RegExp, near: Surroundings): Piece[] | null {
	const starts = [...answers.text.matchAll(marks)].map(({ index }) => index);
	const first = starts[0] ?? answers.text.length;
	if (answers.text.slice(0, first).trim() !== '') {
		near.error(answers.at, 'giftMark');
		return null;
	}
	if (starts.length > MAX_ENTRIES) {
		near.error(answers.at, 'tooMany', { field: 'answers', max: MAX_PARTS });
		return null;
	}
	return starts.map((start, index) => piece(answers, start, starts[index + 1]));
}

const enough = (
	found: readonly unknown[],
	min: number,
	at: number,
	near: Surroundings
): boolean => {
	if (found.length >= min) return true;
	near.error(at, 'giftFewAnswers', { min });
	return false;
};

interface Weighed {
	/** In percent; null when it is no number. */
	weight: number;
	body: Piece;
	feedback?: Piece;
}

/** An entry without its mark: `%50%text#feedback`. */
function weighed(entry: Piece, otherwise: number, near: Surroundings): Weighed | null {
	const start = trimmed(entry);
	const found = /^%([^%\n]{0,12})%/.exec(start.text);
	const number = found && /^\s*-?\d{1,3}(\.\d*)?\s*$/.test(found[1]!) ? Number(found[1]) : null;
	if (found && number === null) {
		near.error(start.at, 'giftWeight', { value: plainOf({ text: found[1]!, at: 0 }) });
		return null;
	}
	const rest = found ? piece(start, found[0].length) : start;
	const hash = rest.text.indexOf('#');
	return {
		// Thirds come with more decimals than are kept.
		weight: number === null ? otherwise : Math.round(number * 100_000) / 100_000,
		body: trimmed(hash < 0 ? rest : piece(rest, 0, hash)),
		...(hash >= 0 && { feedback: piece(rest, hash + 1) })
	};
}

function choice(answers: Piece, near: Surroundings): Answers | null {
	const parts = entries(answers, /[=~]/g, near);
	if (!parts || !enough(parts, 2, answers.at, near)) return null;
	const options = [];
	for (const part of parts) {
		const read = weighed(piece(part, 1), part.text.startsWith('=') ? 100 : 0, near);
		if (!read) return null;
		const feedback = read.feedback && near.textOf(read.feedback);
		options.push({
			text: near.textOf(read.body),
			weight: read.weight,
			...(feedback && { feedback })
		});
	}
	const single = parts.some(({ text }) => text.startsWith('='));
	if (single && options.filter(({ weight }) => weight === 100).length > 1)
		near.warn(answers.at, 'twoRight');
	const { fixedOrder } = near.meta;
	return {
		kind: single ? 'single' : 'multiple',
		fields: { options, ...(fixedOrder && { fixedOrder }) },
		parts
	};
}

function matching(answers: Piece, near: Surroundings): Answers | null {
	const parts = entries(answers, /=/g, near);
	if (!parts) return null;
	const pairs: { left: Text; right: Text | undefined; part: Piece }[] = [];
	const distractors = [];
	for (const part of parts) {
		const arrow = part.text.indexOf('->');
		if (arrow < 0) {
			near.error(part.at, 'giftArrow');
			return null;
		}
		const left = near.textOf(piece(part, 1, arrow), undefined, true);
		const right = near.textOf(piece(part, arrow + 2));
		if (left) pairs.push({ left, right, part });
		else distractors.push(right);
	}
	if (!enough(pairs, 2, answers.at, near)) return null;
	if (near.meta.kind === 'ordering') {
		const place = ({ right }: { right: Text | undefined }) => Number(right?.en ?? right?.zh);
		const ordered = [...pairs].sort((a, b) => place(a) - place(b));
		if (ordered.every((pair, index) => place(pair) === index + 1) && distractors.length === 0)
			return {
				kind: 'ordering',
				fields: { steps: ordered.map(({ left }) => left) },
				parts: ordered.map(({ part }) => part)
			};
		near.warn(answers.at, 'oddComment');
	}
	return {
		kind: 'matching',
		fields: { pairs: pairs.map(({ left, right }) => ({ left, right })), distractors },
		parts: pairs.map(({ part }) => part)
	};
}

function trueFalse(answers: Piece, near: Surroundings): Answers {
	const first = answers.text.indexOf('#');
	const second = first < 0 ? -1 : answers.text.indexOf('#', first + 1);
	const wrong =
		first < 0 ? undefined : near.textOf(piece(answers, first + 1, second < 0 ? undefined : second));
	const right = second < 0 ? undefined : near.textOf(piece(answers, second + 1));
	return {
		kind: 'trueFalse',
		fields: {
			correct: answers.text.startsWith('T'),
			...(right && { rightFeedback: right }),
			...(wrong && { wrongFeedback: wrong })
		},
		parts: []
	};
}

/** Words that somebody who means true or false may have typed. */
const TRUTH = /^(true|false|t|f|yes|no|right|wrong|对|错|正确|错误|是|否|真|假|√|×)$/i;

function short(answers: Piece, near: Surroundings): Answers | null {
	const lone = !answers.text.includes('=');
	const parts = lone
		? [{ text: `=${answers.text}`, at: answers.at - 1 }]
		: entries(answers, /=/g, near);
	if (!parts) return null;
	const found = [];
	let otherwise: Text | undefined;
	for (const part of parts) {
		const read = weighed(piece(part, 1), 100, near);
		if (!read) return null;
		const text = cleanLine(plainOf(read.body, true));
		const feedback = read.feedback && near.textOf(read.feedback, undefined, true);
		if (lone)
			near.warn(part.at + 1, TRUTH.test(text) ? 'trueIsText' : 'loneAnswer', {
				value: text.slice(0, 80)
			});
		if (text === '*') {
			otherwise = feedback;
			continue;
		}
		if (/(?<!\\)\*/.test(text)) near.warn(part.at, 'wildcard', { value: text.slice(0, 80) });
		found.push({ part, answer: { text, weight: read.weight, ...(feedback && { feedback }) } });
	}
	if (!enough(found, 1, answers.at, near)) return null;
	const { caseSensitive } = near.meta;
	return {
		kind: 'short',
		fields: {
			answers: found.map(({ answer }) => answer),
			...(caseSensitive && { caseSensitive }),
			...(otherwise && { otherwise })
		},
		parts: found.map(({ part }) => part)
	};
}

/** `1822`, `1822:2` or `1820..1824`, as ends of a range; undefined when it is none of these. */
export function readRange(
	typed: string
): { min: string; max: string } | { value: string; tolerance: string } | undefined {
	const text = typed.normalize('NFKC');
	const dots = text.indexOf('..');
	if (dots > 0) {
		const [min, max] = [readDecimal(text.slice(0, dots)), readDecimal(text.slice(dots + 2))];
		return min === null || max === null ? undefined : { min, max };
	}
	const [first = '', second = '0'] = text.split(':', 2);
	const [value, tolerance] = [readDecimal(first), readDecimal(second)];
	return value === null || tolerance === null ? undefined : { value, tolerance };
}

function numerical(answers: Piece, near: Surroundings): Answers | null {
	const tilde = answers.text.indexOf('~');
	const listed = trimmed(tilde < 0 ? answers : piece(answers, 0, tilde));
	const parts = listed.text.includes('=')
		? entries(listed, /=/g, near)
		: listed.text === ''
			? []
			: [{ text: `=${listed.text}`, at: listed.at - 1 }];
	if (!parts) return null;
	const rest = tilde < 0 ? undefined : weighed(piece(answers, tilde + 1), 0, near);
	if (rest === null) return null;
	let otherwise = rest?.feedback && near.textOf(rest.feedback);
	const found = [];
	for (const part of parts) {
		const read = weighed(piece(part, 1), 100, near);
		if (!read) return null;
		const feedback = read.feedback && near.textOf(read.feedback);
		const typed = plainOf(read.body);
		if (typed === '*') {
			otherwise = feedback;
			continue;
		}
		const range = readRange(typed);
		if (!range) {
			near.error(part.at + 1, 'number', { field: 'answers', value: typed.slice(0, 80) });
			return null;
		}
		found.push({ part, answer: { ...range, weight: read.weight, ...(feedback && { feedback }) } });
	}
	if (!enough(found, 1, answers.at, near)) return null;
	return {
		kind: 'numerical',
		fields: { answers: found.map(({ answer }) => answer), ...(otherwise && { otherwise }) },
		parts: found.map(({ part }) => part)
	};
}
