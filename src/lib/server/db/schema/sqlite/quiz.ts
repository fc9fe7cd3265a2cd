import {
	bool,
	id,
	index,
	instant,
	int,
	json,
	primaryKey,
	str,
	table,
	uniqueIndex
} from './columns.ts';
import { tasks, units } from './course.ts';
import { classes, members, users } from './people.ts';

/** The bank of questions of a class, quizzes made of it, what people answer, and what a quiz opens. */

/** A question of the bank of a class. */
export const bankItems = table(
	'bank_item',
	{
		classId: str('class_id')
			.notNull()
			.references(() => classes.id, { onDelete: 'cascade' }),
		/** The same in files: a question that comes again replaces this one. */
		id: str('id').notNull(),
		kind: str('kind').notNull(),
		title: str('title').notNull(),
		category: str('category').notNull(),
		/** Tags between bars, such as `|S4|target|`; `|` where there are none. */
		tags: str('tags').notNull(),
		/** 1 recalls, 2 applies, 3 judges. */
		difficulty: int('difficulty').notNull(),
		/** What is searched, in small letters. */
		words: str('words').notNull(),
		/** SHA-256 of the item without its id: two that say the same have the same. */
		hash: str('hash').notNull(),
		/** The item of the rules, whole. */
		item: json<unknown>('item').notNull(),
		/** Counts the changes, so that the second of two editors is told. */
		version: int('version').notNull(),
		changedAt: instant('changed_at').notNull()
	},
	(t) => [
		primaryKey({ columns: [t.classId, t.id] }),
		index('bank_item_title').on(t.classId, t.category, t.title)
	]
);

/** A file of questions that somebody looks over before it is taken into the bank; one a person and class. */
export const bankImports = table(
	'bank_import',
	{
		classId: str('class_id')
			.notNull()
			.references(() => classes.id, { onDelete: 'cascade' }),
		userId: str('user_id')
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' }),
		name: str('name').notNull(),
		format: str('format').$type<'gift' | 'aiken' | 'xml' | 'csv'>().notNull(),
		text: str('text').notNull(),
		at: instant('at').notNull()
	},
	(t) => [primaryKey({ columns: [t.classId, t.userId] })]
);

/** A quiz of a unit. */
export const quizzes = table(
	'quiz',
	{
		id: id(),
		unitId: str('unit_id')
			.notNull()
			.references(() => units.id, { onDelete: 'cascade' }),
		part: str('part').$type<'before' | 'during' | 'after'>().notNull(),
		/** Month of the linked game that it goes with; null = none. */
		month: int('month'),
		title: json<{ zh: string; en: string }>('title').notNull(),
		/** Markdown. */
		intro: json<{ zh: string; en: string }>('intro').notNull(),
		/** Most attempts; null = any number. */
		tries: int('tries'),
		/** Seconds between two attempts. */
		cooldown: int('cooldown').notNull(),
		counts: str('counts').$type<'best' | 'last' | 'first'>().notNull(),
		/** Seconds for one attempt; null = any. */
		seconds: int('seconds'),
		shuffle: bool('shuffle').notNull(),
		opensAt: instant('opens_at'),
		dueAt: instant('due_at'),
		closesAt: instant('closes_at'),
		late: json<
			{ kind: 'refuse' } | { kind: 'accept' } | { kind: 'penalty'; percent: number; most: number }
		>('late').notNull(),
		/** What has to be reached, in percent. */
		pass: int('pass').notNull(),
		/** When marks of single questions and feedback are shown. */
		feedback: str('feedback').$type<'handedIn' | 'closed'>().notNull(),
		/** From then on students see it; null = a draft. */
		publishedAt: instant('published_at'),
		createdAt: instant('created_at').notNull(),
		version: int('version').notNull()
	},
	(t) => [index('quiz_unit').on(t.unitId, t.createdAt)]
);

/** The questions of a quiz, as they were in the bank; not changed any more once somebody has begun. */
export const quizItems = table(
	'quiz_item',
	{
		quizId: str('quiz_id')
			.notNull()
			.references(() => quizzes.id, { onDelete: 'cascade' }),
		/** From 0. */
		place: int('place').notNull(),
		itemId: str('item_id').notNull(),
		points: int('points').notNull(),
		item: json<unknown>('item').notNull()
	},
	(t) => [primaryKey({ columns: [t.quizId, t.place] })]
);

/** What one student is allowed beyond the policy of a quiz. */
export const quizAllowances = table(
	'quiz_allowance',
	{
		quizId: str('quiz_id')
			.notNull()
			.references(() => quizzes.id, { onDelete: 'cascade' }),
		memberId: str('member_id')
			.notNull()
			.references(() => members.id, { onDelete: 'cascade' }),
		/** Percent of the time limit, 100–300; null = as the student's place says. */
		time: int('time'),
		/** Seconds that due and closing time move. */
		extension: int('extension').notNull(),
		extraTries: int('extra_tries').notNull(),
		/** Does not have to take it. */
		excused: bool('excused').notNull()
	},
	(t) => [primaryKey({ columns: [t.quizId, t.memberId] })]
);

/** One time that a student takes a quiz. */
export const quizAttempts = table(
	'quiz_attempt',
	{
		id: id(),
		quizId: str('quiz_id')
			.notNull()
			.references(() => quizzes.id, { onDelete: 'cascade' }),
		memberId: str('member_id')
			.notNull()
			.references(() => members.id, { onDelete: 'cascade' }),
		/** From 0. */
		n: int('n').notNull(),
		/** Secret: orders and ids of parts come from it. */
		seed: str('seed').notNull(),
		/** Places of the questions in the order they are asked. */
		order: json<number[]>('item_order').notNull(),
		startedAt: instant('started_at').notNull(),
		/** Null while it runs, and when nobody has looked since its time ran out. */
		submittedAt: instant('submitted_at'),
		/** Share earned before a penalty, as `3/4`; null while something is not graded. */
		share: str('share')
	},
	(t) => [uniqueIndex('quiz_attempt_n').on(t.quizId, t.memberId, t.n)]
);

/** An answer to one question in one attempt. */
export const quizAnswers = table(
	'quiz_answer',
	{
		attemptId: str('attempt_id')
			.notNull()
			.references(() => quizAttempts.id, { onDelete: 'cascade' }),
		/** Place of the question in the quiz. */
		place: int('place').notNull(),
		/** The answer of the rules; null = none. */
		answer: json<unknown>('answer'),
		at: instant('at').notNull(),
		/** Seconds on the question; null = not measured. */
		seconds: int('seconds'),
		/** Of an essay: points for each criterion; null = not graded. */
		points: json<number[]>('points'),
		comment: str('comment'),
		gradedBy: str('graded_by'),
		gradedAt: instant('graded_at')
	},
	(t) => [primaryKey({ columns: [t.attemptId, t.place] })]
);

/** The locked part of a task's brief. */
export const hints = table('task_hint', {
	taskId: str('task_id')
		.primaryKey()
		.references(() => tasks.id, { onDelete: 'cascade' }),
	/** Markdown. */
	text: json<{ zh: string; en: string }>('text').notNull(),
	/** What opens it; null = the instructor alone. */
	quizId: str('quiz_id').references(() => quizzes.id, { onDelete: 'set null' }),
	policy: json<
		{ kind: 'each' } | { kind: 'members'; count: number } | { kind: 'mean'; percent: number }
	>('policy').notNull(),
	version: int('version').notNull()
});

/** A hint card that staff have opened or kept shut for one doer. */
export const hintOverrides = table(
	'task_hint_override',
	{
		taskId: str('task_id')
			.notNull()
			.references(() => tasks.id, { onDelete: 'cascade' }),
		/** Id of a team or of a member. */
		doer: str('doer').notNull(),
		open: bool('open').notNull(),
		reason: str('reason').notNull(),
		/** Id of a user. */
		by: str('by_user').notNull(),
		at: instant('at').notNull()
	},
	(t) => [primaryKey({ columns: [t.taskId, t.doer] })]
);
