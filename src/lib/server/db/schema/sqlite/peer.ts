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
import { submissions, tasks, units } from './course.ts';
import { classes, members } from './people.ts';

/** Rubrics, what staff and peers say of work by them, and what remains of a unit after class. */

type Both = { zh: string; en: string };
/** A filled-in sheet: points, yes or no, or a text by criterion. */
type Sheet = { marks: Record<string, number | boolean | string>; comment: string };

/** A rubric of a class; what it says is in its versions. */
export const rubrics = table(
	'peer_rubric',
	{
		id: id(),
		classId: str('class_id')
			.notNull()
			.references(() => classes.id, { onDelete: 'cascade' }),
		/** The newest version. */
		version: int('version').notNull(),
		/** No longer offered; what was evaluated by it keeps it. */
		archivedAt: instant('archived_at'),
		createdAt: instant('created_at').notNull()
	},
	(t) => [index('peer_rubric_class').on(t.classId)]
);

/** A saved rubric; a version never changes. */
export const rubricVersions = table(
	'peer_rubric_version',
	{
		rubricId: str('rubric_id')
			.notNull()
			.references(() => rubrics.id, { onDelete: 'cascade' }),
		version: int('version').notNull(),
		title: json<Both>('title').notNull(),
		/** `Rubric` of the rules. */
		body: json<unknown>('body').notNull(),
		/** Id of a user. */
		savedBy: str('saved_by').notNull(),
		at: instant('at').notNull()
	},
	(t) => [primaryKey({ columns: [t.rubricId, t.version] })]
);

/** What staff say of one doer's work. Students see it once their task is published. */
export const evaluations = table(
	'peer_evaluation',
	{
		taskId: str('task_id')
			.notNull()
			.references(() => tasks.id, { onDelete: 'cascade' }),
		/** Id of a team or of a member. */
		doer: str('doer').notNull(),
		/** What was marked; null = nothing had been handed in. */
		submissionId: str('submission_id').references(() => submissions.id, { onDelete: 'set null' }),
		/** Null = a mark without a rubric. */
		rubricId: str('rubric_id').references(() => rubrics.id, { onDelete: 'set null' }),
		rubricVersion: int('rubric_version'),
		sheet: json<Sheet>('sheet').notNull(),
		/** Mark in percent before lateness, exact; null = excused. */
		mark: str('mark'),
		/** What lateness leaves of it, 0–1, exact. */
		factor: str('factor').notNull(),
		/** Id of a user. */
		evaluatedBy: str('evaluated_by').notNull(),
		version: int('version').notNull(),
		at: instant('at').notNull()
	},
	(t) => [primaryKey({ columns: [t.taskId, t.doer] })]
);

/** The peer review of a task. */
export const peerRounds = table(
	'peer_round',
	{
		id: id(),
		taskId: str('task_id')
			.notNull()
			.references(() => tasks.id, { onDelete: 'cascade' }),
		rubricId: str('rubric_id')
			.notNull()
			.references(() => rubrics.id, { onDelete: 'cascade' }),
		rubricVersion: int('rubric_version').notNull(),
		/** How many reviews each writes. */
		each: int('each_count').notNull(),
		/** Moves the offsets on, so that nobody reviews the same work-mates every time; from 0. */
		week: int('week').notNull(),
		seed: str('seed').notNull(),
		/** `Anonymity` of the rules. */
		anonymity: json<{ answer: string[]; giver: string[]; receiver: string[] }>(
			'anonymity'
		).notNull(),
		/** `CommentRule` of the rules. */
		comment: json<{ minCharacters: number; minWords: number }>('comment').notNull(),
		rule: str('rule').$type<'median' | 'best'>().notNull(),
		strictness: int('strictness').notNull(),
		calibrationCounts: bool('calibration_counts').notNull(),
		dueAt: instant('due_at'),
		/** When the reviews were dealt out; null = being prepared. */
		openedAt: instant('opened_at'),
		closedAt: instant('closed_at'),
		publishedAt: instant('published_at'),
		version: int('version').notNull()
	},
	(t) => [uniqueIndex('peer_round_task').on(t.taskId)]
);

/** One review to be written, and what has become of it. */
export const peerReviews = table(
	'peer_review',
	{
		id: id(),
		roundId: str('round_id')
			.notNull()
			.references(() => peerRounds.id, { onDelete: 'cascade' }),
		giver: str('giver').notNull(),
		receiver: str('receiver').notNull(),
		sheet: json<Sheet>('sheet').notNull(),
		/** Counts the savings, so that two tabs do not overwrite each other. */
		version: int('version').notNull(),
		/** Who wrote last; null = nobody, or somebody whose place is gone. */
		memberId: str('member_id').references(() => members.id, { onDelete: 'set null' }),
		savedAt: instant('saved_at'),
		handedInAt: instant('handed_in_at'),
		/** The author's word on it; null = none yet. */
		useful: bool('useful'),
		/** Why the author finds it unfair; null = does not. */
		flag: str('flag'),
		flaggedAt: instant('flagged_at'),
		/** What staff have decided about the flag. */
		ruling: str('ruling').$type<'kept' | 'hidden'>(),
		/** No longer to be written; kept because a later change may want it back. */
		removedAt: instant('removed_at')
	},
	(t) => [uniqueIndex('peer_review_pair').on(t.roundId, t.giver, t.receiver)]
);

/** Every change of who reviews whom, for ever. */
export const peerChanges = table(
	'peer_change',
	{
		id: id(),
		roundId: str('round_id')
			.notNull()
			.references(() => peerRounds.id, { onDelete: 'cascade' }),
		what: str('what').$type<'dealt' | 'added' | 'removed' | 'left'>().notNull(),
		/** Null where it concerns all. */
		giver: str('giver'),
		receiver: str('receiver'),
		/** How many pairs came and went with it. */
		added: int('added').notNull(),
		removed: int('removed').notNull(),
		/** Id of a user. */
		actorId: str('actor_id').notNull(),
		why: str('why').notNull(),
		at: instant('at').notNull()
	},
	(t) => [index('peer_change_round').on(t.roundId, t.at)]
);

/** An example to practise on, with the instructor's marks. */
export const peerExamples = table(
	'peer_example',
	{
		id: id(),
		roundId: str('round_id')
			.notNull()
			.references(() => peerRounds.id, { onDelete: 'cascade' }),
		title: json<Both>('title').notNull(),
		/** Markdown. */
		body: json<Both>('body').notNull(),
		sheet: json<Sheet>('sheet').notNull(),
		createdAt: instant('created_at').notNull()
	},
	(t) => [index('peer_example_round').on(t.roundId)]
);

/** How a student has marked an example; the first time counts. */
export const peerTries = table(
	'peer_try',
	{
		exampleId: str('example_id')
			.notNull()
			.references(() => peerExamples.id, { onDelete: 'cascade' }),
		memberId: str('member_id')
			.notNull()
			.references(() => members.id, { onDelete: 'cascade' }),
		sheet: json<Sheet>('sheet').notNull(),
		at: instant('at').notNull()
	},
	(t) => [primaryKey({ columns: [t.exampleId, t.memberId] })]
);

/** What staff say after a unit, and what is asked of students then. */
export const unitAfters = table('peer_after', {
	unitId: str('unit_id')
		.primaryKey()
		.references(() => units.id, { onDelete: 'cascade' }),
	/** Markdown. */
	summary: json<Both>('summary').notNull(),
	best: json<Both>('best').notNull(),
	improve: json<Both>('improve').notNull(),
	/** Null = only staff see the texts. */
	publishedAt: instant('published_at'),
	/** Whether companies may write to each other. */
	feedback: bool('feedback').notNull(),
	/** Whether students are asked for a reflection. */
	reflection: bool('reflection').notNull(),
	reflectionDueAt: instant('reflection_due_at'),
	version: int('version').notNull()
});

/** What one company says to another after a unit, and the answers to it. */
export const peerFeedback = table(
	'peer_feedback',
	{
		id: id(),
		unitId: str('unit_id')
			.notNull()
			.references(() => units.id, { onDelete: 'cascade' }),
		/** The feedback that this answers; null = begins. */
		parentId: str('parent_id'),
		/** Ids of teams. */
		fromTeam: str('from_team').notNull(),
		toTeam: str('to_team').notNull(),
		memberId: str('member_id').references(() => members.id, { onDelete: 'set null' }),
		text: str('text').notNull(),
		at: instant('at').notNull(),
		removedAt: instant('removed_at')
	},
	(t) => [index('peer_feedback_unit').on(t.unitId, t.at)]
);

/** Work that staff would show to the class; it is shown only while its doer agrees. */
export const galleryPieces = table(
	'peer_gallery',
	{
		id: id(),
		unitId: str('unit_id')
			.notNull()
			.references(() => units.id, { onDelete: 'cascade' }),
		taskId: str('task_id')
			.notNull()
			.references(() => tasks.id, { onDelete: 'cascade' }),
		submissionId: str('submission_id')
			.notNull()
			.references(() => submissions.id, { onDelete: 'cascade' }),
		doer: str('doer').notNull(),
		/** Why it is worth looking at. */
		note: json<Both>('note').notNull(),
		/** Null = not answered yet. */
		consent: bool('consent'),
		consentBy: str('consent_by').references(() => members.id, { onDelete: 'set null' }),
		consentAt: instant('consent_at'),
		createdAt: instant('created_at').notNull()
	},
	(t) => [uniqueIndex('peer_gallery_work').on(t.taskId, t.doer)]
);

/** What a student thinks of a unit; read by staff and by nobody else. */
export const reflections = table(
	'peer_reflection',
	{
		unitId: str('unit_id')
			.notNull()
			.references(() => units.id, { onDelete: 'cascade' }),
		memberId: str('member_id')
			.notNull()
			.references(() => members.id, { onDelete: 'cascade' }),
		learned: str('learned').notNull(),
		hard: str('hard').notNull(),
		next: str('next_step').notNull(),
		version: int('version').notNull(),
		at: instant('at').notNull()
	},
	(t) => [primaryKey({ columns: [t.unitId, t.memberId] })]
);
