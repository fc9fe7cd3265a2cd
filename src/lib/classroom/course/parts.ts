import { z } from 'zod';
import { cleanText, MAX_TEXT } from '../quiz/text.ts';

// Pages forbid code made from strings.
z.config({ jitless: true });

export const id = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
const words = z.string().overwrite(cleanText).min(1).max(MAX_TEXT);
/** A text that a course has in both languages. */
export const text = z.strictObject({ en: words, zh: words });

/** What a mark looks like in the work; the words that make two readers mean the same. */
const level = z.strictObject({ points: z.int().min(0).max(100), anchor: text });

const rising = (levels: readonly { points: number }[]) =>
	levels.every(({ points }, i) => i === 0 || points > levels[i - 1]!.points);

export const criterionSchema = z.strictObject({
	id,
	title: text,
	/** Percent of the whole. */
	weight: z.int().min(1).max(100),
	levels: z.array(level).min(2).max(10).refine(rising, { error: 'range' })
});

/** Parts whose weights make 100. */
export const weightsOf = <P extends { weight: number }>(parts: z.ZodType<P[]>) =>
	parts.refine((all) => all.reduce((sum, { weight }) => sum + weight, 0) === 100, {
		error: 'weightsSum'
	});

const criteria = z
	.array(criterionSchema)
	.min(1)
	.max(20)
	.refine((all) => new Set(all.map((c) => c.id)).size === all.length, { error: 'doubled' });

/** How work is reviewed: criteria, and how long the written comment has to be in either language. */
export const rubricSchema = z.strictObject({
	criteria: weightsOf(criteria),
	comment: z.strictObject({
		minCharacters: z.int().min(0).max(500),
		minWords: z.int().min(0).max(300)
	})
});
