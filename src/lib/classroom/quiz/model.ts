import { z } from 'zod';
import { below, rangeAround, readDecimal } from './decimal.ts';
import { cleanLine, MAX_TITLE, textKey, textSchema, type Text } from './text.ts';
import { isWeight, ONE_PERCENT, weightUnits } from './weight.ts';

/**
 * What a question of a bank is. Every reader makes these and every writer takes them; a file that was exported and
 * imported again gives the same items. Options, pairs and steps have no ids of their own: an item that has been
 * answered is never changed but replaced, so their place is enough.
 */

// Pages forbid code made from strings.
z.config({ jitless: true });

/** Most options, answers, pairs or steps of an item. */
export const MAX_PARTS = 20;

const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);
const weight = (min: number) => z.number().min(min).max(100).refine(isWeight, { error: 'weight' });
/** A decimal, as a number or as text; kept as text. */
const decimal = z
	.custom<number | string>((typed) => typeof typed === 'number' || typeof typed === 'string')
	.transform((typed, context) => {
		const read = readDecimal(String(typed).slice(0, 100));
		if (read !== null) return read;
		context.addIssue({ code: 'custom', message: 'number' });
		return z.NEVER;
	});

/** A tag: letters, digits, blanks and a few signs that every format can carry. */
export const TAG = /^[\p{L}\p{N}][\p{L}\p{N} ._/&+-]{0,38}[\p{L}\p{N}+.]$|^[\p{L}\p{N}]$/u;
const tag = z.string().normalize('NFC').regex(TAG);
/** Where an item stands in a bank that has folders: names parted by `/`; '' at the top. */
export const CATEGORY = /^$|^[^/\s$]([^/\n]*[^/\s])?(\/[^/\s]([^/\n]*[^/\s])?)*$/;

const option = (least: number) =>
	z.strictObject({
		text: textSchema,
		weight: weight(least).default(0),
		feedback: textSchema.optional()
	});

const base = {
	id,
	/** One line, in whichever language; for lists of the instructor only. */
	title: z.string().overwrite(cleanLine).min(1).max(MAX_TITLE),
	text: textSchema,
	/** Shown to everybody after the answer. */
	feedback: textSchema.optional(),
	category: z.string().overwrite(cleanLine).max(MAX_TITLE).regex(CATEGORY).default(''),
	tags: z.array(tag).max(20).refine(distinct, { error: 'doubled' }).default([]),
	/** 1 recalls, 2 applies, 3 judges. */
	difficulty: z.int().min(1).max(3).default(2)
};

const choices = {
	/** `weight` in percent with at most five decimals. */
	options: z
		.array(option(-100))
		.min(2)
		.max(MAX_PARTS)
		.refine((options) => distinct(options.map(({ text }) => textKey(text))), { error: 'doubled' }),
	/** Options keep their order, for "none of these". */
	fixedOrder: z.boolean().default(false)
};

const texts = (least: number) =>
	z
		.array(textSchema)
		.min(least)
		.max(MAX_PARTS)
		.refine((all) => distinct(all.map(textKey)), { error: 'doubled' });

const keyed = { weight: weight(0).default(100), feedback: textSchema.optional() };

/** A range, ends included; may be written as a value with a tolerance. */
const numericalAnswer = z
	.strictObject({
		value: decimal.optional(),
		tolerance: decimal.optional(),
		min: decimal.optional(),
		max: decimal.optional(),
		...keyed
	})
	.transform(({ value, tolerance, min, max, ...rest }, context) => {
		const around = value === undefined ? null : rangeAround(value, tolerance ?? '0');
		const range =
			around ??
			(min === undefined || max === undefined || value !== undefined ? null : { min, max });
		const mixed = value === undefined ? tolerance !== undefined : (min ?? max) !== undefined;
		if (range && !mixed && !below(range.max, range.min)) return { ...range, ...rest };
		context.addIssue({ code: 'custom', message: 'range' });
		return z.NEVER;
	});

const criterion = z.strictObject({
	name: textSchema,
	/** Most points. */
	points: z.int().min(1).max(100),
	/** What earns how many points. */
	levels: z
		.array(z.strictObject({ points: z.int().min(0).max(100), text: textSchema }))
		.max(10)
		.default([])
});

const kinds = [
	z.strictObject({ ...base, kind: z.literal('single'), ...choices }),
	z.strictObject({ ...base, kind: z.literal('multiple'), ...choices }),
	z.strictObject({
		...base,
		kind: z.literal('trueFalse'),
		correct: z.boolean(),
		rightFeedback: textSchema.optional(),
		wrongFeedback: textSchema.optional()
	}),
	z.strictObject({
		...base,
		kind: z.literal('short'),
		/** In any language: each accepted wording is an answer of its own. */
		answers: z
			.array(
				z.strictObject({
					text: z.string().overwrite(cleanLine).min(1).max(MAX_TITLE),
					...keyed
				})
			)
			.min(1)
			.max(MAX_PARTS)
			.refine((answers) => distinct(answers.map(({ text }) => text)), { error: 'doubled' })
			// Alone, the star stands for any other answer in every format that comes from Moodle.
			.refine((answers) => answers.every(({ text }) => text !== '*'), { error: 'star' }),
		caseSensitive: z.boolean().default(false),
		/** Feedback on every answer that is not foreseen. */
		otherwise: textSchema.optional()
	}),
	z.strictObject({
		...base,
		kind: z.literal('numerical'),
		answers: z.array(numericalAnswer).min(1).max(MAX_PARTS),
		otherwise: textSchema.optional()
	}),
	z.strictObject({
		...base,
		kind: z.literal('matching'),
		pairs: z
			.array(z.strictObject({ left: textSchema, right: textSchema }))
			.min(2)
			.max(MAX_PARTS)
			.refine((pairs) => distinct(pairs.map(({ left }) => textKey(left))), { error: 'doubled' }),
		/** Right-hand texts that belong to nothing. */
		distractors: texts(0).default([])
	}),
	/** `steps` in the right order. */
	z.strictObject({ ...base, kind: z.literal('ordering'), steps: texts(2) }),
	z.strictObject({
		...base,
		kind: z.literal('essay'),
		rubric: z.array(criterion).max(10).default([])
	}),
	/** A text between questions. */
	z.strictObject({ ...base, kind: z.literal('description') })
] as const;

export const itemSchema = z.discriminatedUnion('kind', kinds).superRefine((item, context) => {
	for (const { path, code } of crossFaults(item))
		context.addIssue({ code: 'custom', message: code, path });
});

export type Item = z.output<typeof itemSchema>;
/** An item as an author writes it: what has a default may be missing. */
export type ItemInput = z.input<typeof itemSchema>;
export type ItemKind = Item['kind'];
export type ItemOf<K extends ItemKind> = Extract<Item, { kind: K }>;
export type NumericalAnswer = ItemOf<'numerical'>['answers'][number];
export type { Text };

export const KINDS = kinds.map(({ shape }) => shape.kind.value) as readonly ItemKind[];

function distinct(values: readonly string[]): boolean {
	return new Set(values).size === values.length;
}

interface CrossFault {
	path: PropertyKey[];
	code: string;
}

/** What no field shows alone. */
function crossFaults(item: z.output<z.ZodDiscriminatedUnion<typeof kinds>>): CrossFault[] {
	const one = (code: string, ...path: PropertyKey[]): CrossFault[] => [{ code, path }];
	switch (item.kind) {
		case 'single':
			if (item.options.every((o) => o.weight === 100)) return one('allRight', 'options');
			return item.options.some((o) => o.weight === 100) ? [] : one('noFullWeight', 'options');
		case 'multiple': {
			const right = item.options.map((o) => weightUnits(o.weight)).filter((units) => units > 0);
			const off = right.reduce((sum, units) => sum + units, 0) - 100 * ONE_PERCENT;
			// Thirds and sevenths do not add up exactly.
			return Math.abs(off) <= ONE_PERCENT ? [] : one('weightsSum', 'options');
		}
		case 'short':
		case 'numerical':
			return item.answers.some((a) => a.weight === 100) ? [] : one('noFullWeight', 'answers');
		case 'matching': {
			const rights = new Set(item.pairs.map(({ right }) => textKey(right)));
			const at = item.distractors.findIndex((text) => rights.has(textKey(text)));
			return at < 0 ? [] : one('doubled', 'distractors', at);
		}
		case 'essay': {
			const at = item.rubric.findIndex((c) => c.levels.some((level) => level.points > c.points));
			return at < 0 ? [] : one('range', 'rubric', at);
		}
		default:
			return [];
	}
}
