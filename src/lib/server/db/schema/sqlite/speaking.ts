import { id, index, instant, int, json, primaryKey, str, table } from './columns.ts';
import { units } from './course.ts';
import { classes, members } from './people.ts';

/** Presentations: the session of a lesson, who asked what, who rated whom, and what it earned. */

/** The presentations of one lesson. Whoever changes it holds its row first. */
export const speakingSessions = table(
	'speaking_session',
	{
		id: id(),
		unitId: str('unit_id')
			.notNull()
			.references(() => units.id, { onDelete: 'cascade' }),
		title: json<{ zh: string; en: string }>('title').notNull(),
		/** `SpeakingSettings` of the rules. */
		settings: json<object>('settings').notNull(),
		/** Counts the changes of title and settings, so that the second of two editors is told. */
		version: int('version').notNull(),
		/** The version of the criteria that counts. */
		criteria: int('criteria').notNull(),
		/** `Floor` of the rules: queue, clock, who spoke, which language. */
		floor: json<object>('floor').notNull(),
		/** When the rating was locked; null = open. */
		lockedAt: instant('locked_at'),
		/** What came out at the lock, exact; from then on nothing moves it. Null while it is open. */
		result: json<{
			teams: {
				team: string;
				ratings: number;
				students: string | null;
				instructor: string | null;
				score: string | null;
				place: number | null;
				missing: 'quorum' | 'instructor' | null;
			}[];
			harsh: { rater: string; below: string; rivals: number }[];
		}>('result'),
		/** How many steps of the podium have been shown. */
		revealed: int('revealed').notNull(),
		createdAt: instant('created_at').notNull()
	},
	(t) => [index('speaking_session_unit').on(t.unitId, t.createdAt)]
);

/** Every version of the criteria, for ever: a rating says by which it was given. */
export const speakingCriteria = table(
	'speaking_criteria',
	{
		sessionId: str('session_id')
			.notNull()
			.references(() => speakingSessions.id, { onDelete: 'cascade' }),
		/** From 1. */
		version: int('version').notNull(),
		/** `Rubric` of the rules. */
		rubric: json<object>('rubric').notNull(),
		/** Id of a user. */
		actorId: str('actor_id').notNull(),
		at: instant('at').notNull()
	},
	(t) => [primaryKey({ columns: [t.sessionId, t.version] })]
);

/** A question in a defence: who asked, and who of the presenting team answered. */
export const speakingQuestions = table(
	'speaking_question',
	{
		id: id(),
		sessionId: str('session_id')
			.notNull()
			.references(() => speakingSessions.id, { onDelete: 'cascade' }),
		/** The team that presented; it may be gone. */
		teamId: str('team_id').notNull(),
		/** Null = somebody whose place in the class is gone. */
		askedBy: str('asked_by').references(() => members.id, { onDelete: 'set null' }),
		/** Null until somebody answers. */
		answeredBy: str('answered_by').references(() => members.id, { onDelete: 'set null' }),
		text: str('text').notNull(),
		at: instant('at').notNull()
	},
	(t) => [index('speaking_question_session').on(t.sessionId, t.at)]
);

/** What one person gives one team; rating again replaces it. */
export const speakingRatings = table(
	'speaking_rating',
	{
		sessionId: str('session_id')
			.notNull()
			.references(() => speakingSessions.id, { onDelete: 'cascade' }),
		teamId: str('team_id').notNull(),
		memberId: str('member_id')
			.notNull()
			.references(() => members.id, { onDelete: 'cascade' }),
		/** `ReviewSheet` of the rules. */
		sheet: json<object>('sheet').notNull(),
		/** 0–100, exact. */
		mark: str('mark').notNull(),
		/** The version of the criteria it was given by. */
		criteria: int('criteria').notNull(),
		at: instant('at').notNull()
	},
	(t) => [primaryKey({ columns: [t.sessionId, t.teamId, t.memberId] })]
);

/** The instructor's mark of a presentation. */
export const speakingMarks = table(
	'speaking_mark',
	{
		sessionId: str('session_id')
			.notNull()
			.references(() => speakingSessions.id, { onDelete: 'cascade' }),
		teamId: str('team_id').notNull(),
		/** 0–100, exact. */
		mark: str('mark').notNull(),
		/** Id of a user. */
		actorId: str('actor_id').notNull(),
		at: instant('at').notNull()
	},
	(t) => [primaryKey({ columns: [t.sessionId, t.teamId] })]
);

/** What the class would like to win. */
export const wishes = table(
	'wish',
	{
		id: id(),
		classId: str('class_id')
			.notNull()
			.references(() => classes.id, { onDelete: 'cascade' }),
		memberId: str('member_id').references(() => members.id, { onDelete: 'set null' }),
		text: str('text').notNull(),
		at: instant('at').notNull()
	},
	(t) => [index('wish_class').on(t.classId, t.at)]
);

/** What a team has earned: a badge, class points, a prize, a perk in the game. */
export const awards = table(
	'award',
	{
		id: id(),
		classId: str('class_id')
			.notNull()
			.references(() => classes.id, { onDelete: 'cascade' }),
		/** Null = given outside of a session, or the session is gone. */
		sessionId: str('session_id').references(() => speakingSessions.id, { onDelete: 'set null' }),
		/** The team may be gone; its name stays readable. */
		teamId: str('team_id').notNull(),
		teamName: str('team_name').notNull(),
		kind: str('kind').$type<'badge' | 'points' | 'prize' | 'perk'>().notNull(),
		/** Which badge, the words of the prize, or which perk; empty for points. */
		what: str('what').notNull(),
		/** Points, or how many of the perk; 1 for badges and prizes. */
		amount: int('amount').notNull(),
		/** Most that a team may have of this perk; null for everything else. */
		bound: int('bound'),
		/** Id of a user. */
		actorId: str('actor_id').notNull(),
		at: instant('at').notNull()
	},
	(t) => [index('award_class').on(t.classId, t.at)]
);
