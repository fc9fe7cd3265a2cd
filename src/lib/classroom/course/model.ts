import { z } from 'zod';
import { criterionSchema, id, rubricSchema, text, weightsOf } from './parts.ts';

/**
 * A course as its files hold it: `course.yaml`, a YAML file for each unit, and the materials in Markdown, every text in
 * both languages. Questions are named by their id in the bank, terms by theirs in the glossary.
 */

/** A file beside `course.yaml`: no folders, so that no path can lead out of the course. */
const fileName = (ending: string) =>
	z.string().regex(new RegExp(`^[a-z0-9][a-z0-9-]{0,59}${ending}$`));

const distinct = (values: readonly string[]) => new Set(values).size === values.length;
const ids = (least: number, most: number) =>
	z.array(id).min(least).max(most).refine(distinct, { error: 'doubled' });
const named = <T extends { id: string }>(list: readonly T[]) => distinct(list.map((t) => t.id));

/** Most questions of a quiz that opens the door to a hint. */
export const MAX_ENTRY_ITEMS = 10;

const quiz = (most: number) =>
	z.strictObject({
		id,
		title: text,
		/** Ids of the bank. */
		items: ids(3, most),
		attempts: z.int().min(1).max(10),
		/** What must be reached, in percent. */
		pass: z.int().min(0).max(100)
	});

const material = z.strictObject({
	id,
	title: text,
	/** Reading time. */
	minutes: z.int().min(1).max(240),
	/** Its Markdown stands in `<file>.en.md` and `<file>.zh.md`. */
	file: fileName('')
});

/** Who must pass the entry quiz so that the team gets the hint card. */
const gate = z.discriminatedUnion('who', [
	z.strictObject({ who: z.literal('each') }),
	z.strictObject({ who: z.literal('some'), members: z.int().min(1).max(7) }),
	z.strictObject({ who: z.literal('mean') })
]);

const challenge = z.strictObject({
	title: text,
	brief: text,
	deliverables: z
		.array(z.strictObject({ kind: z.enum(['text', 'link', 'video', 'file']), text }))
		.min(1)
		.max(5),
	/** The locked part of the brief. */
	hint: text,
	gate
});

const presentation = z.strictObject({
	/** Minutes of speaking, and of questions after it. */
	minutes: z.int().min(1).max(60),
	questions: z.int().min(0).max(60),
	/** Least share of English, in percent. */
	english: z.int().min(0).max(100),
	rules: z.array(text).min(1).max(12),
	/** What the class rates while it listens. */
	rating: weightsOf(z.array(criterionSchema).min(1).max(8))
});

export const unitSchema = z.strictObject({
	format: z.literal(1),
	id,
	title: text,
	aim: text,
	/** Months of the linked game that are played in this unit. */
	months: z
		.tuple([z.int().min(1).max(36), z.int().min(1).max(36)])
		.refine(([from, to]) => from <= to, { error: 'range' }),
	before: z.strictObject({
		materials: z.array(material).min(1).max(20).refine(named, { error: 'doubled' }),
		/** Ids of the glossary. */
		terms: ids(1, 40),
		discussion: text,
		quiz: quiz(MAX_ENTRY_ITEMS)
	}),
	during: z.strictObject({ challenge, presentation }),
	review: rubricSchema,
	after: z.strictObject({
		/** Played out by then: the month whose end opens the quiz. */
		month: z.int().min(1).max(36),
		quiz: quiz(20),
		summary: z.array(text).min(1).max(8),
		reflection: z.array(text).min(1).max(8)
	})
});
export type Unit = z.output<typeof unitSchema>;

/** A five-step question with an anchor for each step, for self-rating and for rating each other. */
const anchored = z.strictObject({
	id,
	title: text,
	question: text,
	/** From the lowest step to the highest. */
	anchors: z.array(text).length(5)
});

/** Where the points of the course come from. */
export const GRADE_SOURCES = ['process', 'result', 'quizzes', 'reviews', 'reflection'] as const;

const grades = weightsOf(
	z
		.array(
			z.strictObject({
				id: z.enum(GRADE_SOURCES),
				title: text,
				weight: z.int().min(0).max(100),
				/** What counts, in one sentence for students. */
				counts: text
			})
		)
		.min(1)
		.max(GRADE_SOURCES.length)
		.refine(named, { error: 'doubled' })
);

export const courseSchema = z.strictObject({
	format: z.literal(1),
	id,
	title: text,
	summary: text,
	/** The scenario of the game that the units are linked to. */
	scenario: id,
	units: z.array(fileName('\\.yaml')).min(1).max(30).refine(distinct, { error: 'doubled' }),
	questionnaire: z.strictObject({
		intro: text,
		skills: z.array(anchored).min(1).max(8).refine(named, { error: 'doubled' }),
		slots: z.strictObject({
			question: text,
			days: z.array(text).min(1).max(7),
			parts: z.array(text).min(1).max(6)
		}),
		wishes: z
			.array(z.strictObject({ id, question: text }))
			.min(1)
			.max(8)
			.refine(named, { error: 'doubled' })
	}),
	contribution: z.strictObject({
		intro: text,
		items: z.array(anchored).length(5).refine(named, { error: 'doubled' }),
		comment: text
	}),
	grades
});
export type CourseFile = z.output<typeof courseSchema>;
