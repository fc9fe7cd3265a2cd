import { json, bool, id, index, instant, int, num, primaryKey, str, table } from './columns.ts';
import { classes, members } from './people.ts';

/** What a class learns with: units, materials, tasks, and what people hand in. */

/** One week of a class: what is learned before, in and after the lesson. */
export const units = table(
	'unit',
	{
		id: id(),
		classId: str('class_id')
			.notNull()
			.references(() => classes.id, { onDelete: 'cascade' }),
		/** Place among the units of the class, from 0. */
		place: int('place').notNull(),
		title: json<{ zh: string; en: string }>('title').notNull(),
		/** When the class meets; null = not fixed. */
		lessonAt: instant('lesson_at'),
		/** From then on students see it; null = a draft. */
		publishAt: instant('publish_at'),
		/** When the class was told of it; null = not yet. */
		announcedAt: instant('announced_at'),
		/** Instants in milliseconds; null = nobody signs in. */
		signIn: json<{
			opensAt: number;
			closesAt: number;
			lateUntil: number | null;
			latePercent: number;
		}>('sign_in'),
		createdAt: instant('created_at').notNull()
	},
	(t) => [index('unit_class').on(t.classId, t.place), index('unit_publish').on(t.publishAt)]
);

/** A file that somebody has sent; its bytes lie in the folder of uploads under their hash. */
export const uploads = table(
	'upload',
	{
		id: id(),
		classId: str('class_id')
			.notNull()
			.references(() => classes.id, { onDelete: 'cascade' }),
		unitId: str('unit_id')
			.notNull()
			.references(() => units.id, { onDelete: 'cascade' }),
		/** Who sent work; null = a material, which everybody sees who sees the unit. */
		memberId: str('member_id').references(() => members.id, { onDelete: 'cascade' }),
		/** SHA-256 of the bytes. */
		hash: str('hash').notNull(),
		/** Name for those who download it, made harmless. */
		name: str('name').notNull(),
		/** What the bytes are, found by looking at them. */
		type: str('type').notNull(),
		/** Bytes. */
		size: int('size').notNull(),
		createdAt: instant('created_at').notNull()
	},
	(t) => [index('upload_unit').on(t.unitId), index('upload_hash').on(t.hash)]
);

/** What is read, watched or opened in a unit. */
export const materials = table(
	'material',
	{
		id: id(),
		unitId: str('unit_id')
			.notNull()
			.references(() => units.id, { onDelete: 'cascade' }),
		part: str('part').$type<'before' | 'during' | 'after'>().notNull(),
		/** Place within its part, from 0. */
		place: int('place').notNull(),
		kind: str('kind').$type<'text' | 'video' | 'audio' | 'file' | 'link'>().notNull(),
		title: json<{ zh: string; en: string }>('title').notNull(),
		/** Markdown: the text itself, the transcript of a recording, or a remark. */
		body: json<{ zh: string; en: string }>('body').notNull(),
		/** Address of what lies elsewhere. */
		url: str('url'),
		uploadId: str('upload_id').references(() => uploads.id, { onDelete: 'set null' }),
		/** Uploads of WebVTT by language. */
		captions: json<{ zh: string | null; en: string | null }>('captions').notNull(),
		/** Counts the changes, so that the second of two editors is told. */
		version: int('version').notNull()
	},
	(t) => [index('material_unit').on(t.unitId, t.place)]
);

/** Something to be handed in. */
export const tasks = table(
	'task',
	{
		id: id(),
		unitId: str('unit_id')
			.notNull()
			.references(() => units.id, { onDelete: 'cascade' }),
		part: str('part').$type<'before' | 'during' | 'after'>().notNull(),
		place: int('place').notNull(),
		title: json<{ zh: string; en: string }>('title').notNull(),
		/** Markdown. */
		brief: json<{ zh: string; en: string }>('brief').notNull(),
		/** Whether teams or students each for themselves hand in. */
		doers: str('doers').$type<'team' | 'student'>().notNull(),
		/** What may be handed in; at least one of these is. */
		kinds: json<('text' | 'link' | 'video' | 'file')[]>('kinds').notNull(),
		opensAt: instant('opens_at'),
		dueAt: instant('due_at'),
		closesAt: instant('closes_at'),
		reviewAt: instant('review_at'),
		publishAt: instant('publish_at'),
		/** When the schedule has something to do next; null = nothing. */
		nextAt: instant('next_at'),
		/** What becomes of late work: `LatePolicy` of the rules. */
		late: json<
			{ kind: 'refuse' } | { kind: 'accept' } | { kind: 'deduct'; perDay: number; most: number }
		>('late').notNull()
	},
	(t) => [index('task_unit').on(t.unitId, t.place), index('task_next').on(t.nextAt)]
);

/** Where a team or a student stands with a task; without a row it is at the beginning. */
export const assignments = table(
	'task_assignment',
	{
		taskId: str('task_id')
			.notNull()
			.references(() => tasks.id, { onDelete: 'cascade' }),
		/** Id of a team or of a member. */
		doer: str('doer').notNull(),
		state: str('state')
			.$type<'draft' | 'open' | 'submitted' | 'late' | 'review' | 'evaluated' | 'published'>()
			.notNull(),
		/** Own deadline after an extension or a reopening; null = the task's. */
		ownDueAt: instant('own_due_at'),
		ownClosesAt: instant('own_closes_at'),
		submittedAt: instant('submitted_at')
	},
	(t) => [primaryKey({ columns: [t.taskId, t.doer] })]
);

/** Every change of a state, for ever: who, when and why. */
export const taskTransitions = table(
	'task_transition',
	{
		id: id(),
		taskId: str('task_id')
			.notNull()
			.references(() => tasks.id, { onDelete: 'cascade' }),
		doer: str('doer').notNull(),
		move: str('move').notNull(),
		from: str('from_state').notNull(),
		to: str('to_state').notNull(),
		/** Id of a user; null = the schedule. */
		actorId: str('actor_id'),
		why: str('why'),
		at: instant('at').notNull()
	},
	(t) => [index('task_transition_task').on(t.taskId, t.at)]
);

/** What has been handed in; the last of a doer counts. */
export const submissions = table(
	'submission',
	{
		id: id(),
		taskId: str('task_id')
			.notNull()
			.references(() => tasks.id, { onDelete: 'cascade' }),
		doer: str('doer').notNull(),
		/** Who pressed the button; null = somebody whose place in the class is gone. */
		memberId: str('member_id').references(() => members.id, { onDelete: 'set null' }),
		text: str('text'),
		link: str('link'),
		video: str('video'),
		uploadId: str('upload_id').references(() => uploads.id, { onDelete: 'set null' }),
		late: bool('late').notNull(),
		at: instant('at').notNull()
	},
	(t) => [index('submission_task').on(t.taskId, t.doer, t.at)]
);

/** Who was there. */
export const signIns = table(
	'sign_in',
	{
		unitId: str('unit_id')
			.notNull()
			.references(() => units.id, { onDelete: 'cascade' }),
		memberId: str('member_id')
			.notNull()
			.references(() => members.id, { onDelete: 'cascade' }),
		at: instant('at').notNull(),
		late: bool('late').notNull(),
		/** What it is worth, in percent of one in time. */
		percent: num('percent').notNull()
	},
	(t) => [primaryKey({ columns: [t.unitId, t.memberId] })]
);

/** The discussion of a unit: posts and answers to them. */
export const posts = table(
	'post',
	{
		id: id(),
		unitId: str('unit_id')
			.notNull()
			.references(() => units.id, { onDelete: 'cascade' }),
		/** The post that this answers; null = begins a thread. */
		parentId: str('parent_id'),
		/** Null = somebody whose place in the class is gone. */
		memberId: str('member_id').references(() => members.id, { onDelete: 'set null' }),
		text: str('text').notNull(),
		at: instant('at').notNull(),
		/** When it was taken away; its place stays while it has answers. */
		removedAt: instant('removed_at')
	},
	(t) => [index('post_unit').on(t.unitId, t.at)]
);
