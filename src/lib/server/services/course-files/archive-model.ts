import { z } from 'zod';
import { checkItem } from '../../../classroom/quiz/item-faults.ts';
import type { Item } from '../../../classroom/quiz/model.ts';
import { Rubric } from '../../../classroom/review/rubric.ts';
import { MAX_SESSIONS, SpeakingSettings } from '../../../classroom/speaking/settings.ts';
import { LatePolicy } from '../../../classroom/tasks/late.ts';
import { GatePolicy } from '../../../classroom/tokens/gate.ts';
import {
	DELIVERABLES,
	MATERIAL_KINDS,
	MAX_PIECES,
	MAX_UNITS,
	PARTS
} from '../../../classroom/units/unit.ts';
import { BothLanguages } from '../checked-texts.ts';
import { MAX_QUIZ_ITEMS, QuizFacts } from '../quiz-facts.ts';

/** What `course.json` of an archive says: a course without times, without people and without anything handed in. */

/** Name of a file in the archive, as the units name it. */
const file = z.string().regex(/^files\/[a-z0-9]{1,60}\.[a-z0-9]{1,5}$/);
const places = { opensAt: true, dueAt: true, closesAt: true } as const;

const question = z.unknown().transform((data, context): Item => {
	const read = checkItem(data);
	if ('item' in read) return read.item;
	context.addIssue({ code: 'custom', message: read.faults[0]!.code });
	return z.NEVER;
});

const quiz = QuizFacts.omit(places).extend({
	items: z
		.array(z.object({ points: z.int().min(0).max(1_000), item: question }))
		.max(MAX_QUIZ_ITEMS)
});

const task = z.object({
	part: z.enum(PARTS),
	title: BothLanguages,
	brief: BothLanguages,
	doers: z.enum(['team', 'student']),
	kinds: z.array(z.enum(DELIVERABLES)).min(1).max(DELIVERABLES.length),
	late: LatePolicy,
	hint: z
		.object({
			text: BothLanguages,
			/** Place of its quiz among those of the unit, from 0. */
			quiz: z.int().min(0).nullable(),
			policy: GatePolicy
		})
		.nullable()
});

const material = z.object({
	part: z.enum(PARTS),
	kind: z.enum(MATERIAL_KINDS),
	title: BothLanguages,
	body: BothLanguages,
	url: z.string().max(2_000).nullable(),
	file: file.nullable(),
	captions: z.object({ zh: file.nullable(), en: file.nullable() })
});

const unit = z
	.object({
		title: BothLanguages,
		materials: z.array(material).max(MAX_PIECES),
		/** Files of the unit by what they are called; pictures in texts are named `upload:` and the name without folder. */
		files: z.array(z.object({ file, name: z.string().max(200) })).max(500),
		quizzes: z.array(quiz).max(MAX_PIECES),
		tasks: z.array(task).max(MAX_PIECES),
		sessions: z
			.array(z.object({ title: BothLanguages, settings: SpeakingSettings, rubric: Rubric }))
			.max(MAX_SESSIONS),
		feedback: z.boolean(),
		reflection: z.boolean()
	})
	.refine(({ tasks, quizzes }) =>
		tasks.every(({ hint }) => hint === null || (hint.quiz ?? -1) < quizzes.length)
	);

export const Archive = z.object({
	format: z.literal(1),
	units: z.array(unit).min(1).max(MAX_UNITS),
	rubrics: z.array(z.object({ title: BothLanguages, rubric: Rubric })).max(60)
});
export type Archive = z.output<typeof Archive>;
export type ArchiveUnit = Archive['units'][number];

/** Name of the file that says what the course is. */
export const COURSE_JSON = 'course.json';
/** Most files of an archive. */
export const MAX_ARCHIVE_FILES = 600;

/** Pictures in a text named anew. */
export const renamed = (
	text: { zh: string; en: string },
	names: ReadonlyMap<string, string>
): { zh: string; en: string } => {
	const one = (source: string) =>
		source.replace(/\(upload:([\w-]+)/g, (whole, id: string) =>
			names.has(id) ? `(upload:${names.get(id)!}` : whole
		);
	return { zh: one(text.zh), en: one(text.en) };
};
