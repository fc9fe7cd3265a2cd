import { id, index, instant, int, json, primaryKey, str, table, uniqueIndex } from './columns.ts';
import { classes, members, teams } from './people.ts';

/** How the students of a class come into companies: what they say of themselves, plans, the draft, moves. */

/** The questionnaire of week 1. Ratings are for forming teams; classmates never see them. */
export const formingAnswers = table(
	'forming_answer',
	{
		memberId: str('member_id')
			.primaryKey()
			.references(() => members.id, { onDelete: 'cascade' }),
		classId: str('class_id')
			.notNull()
			.references(() => classes.id, { onDelete: 'cascade' }),
		/** `Questionnaire` of the rules. */
		answers: json<{
			skills: Record<'language' | 'communication' | 'leadership' | 'analysis', number>;
			slots: string[];
			with: string[];
			without: string[];
			captain: boolean;
		}>('answers').notNull(),
		/** Counts the changes, so that the second of two devices is told. */
		version: int('version').notNull(),
		at: instant('at').notNull()
	},
	(t) => [index('forming_answer_class').on(t.classId)]
);

/** How students introduce themselves to their class. */
export const introductions = table(
	'introduction',
	{
		memberId: str('member_id')
			.primaryKey()
			.references(() => members.id, { onDelete: 'cascade' }),
		classId: str('class_id')
			.notNull()
			.references(() => classes.id, { onDelete: 'cascade' }),
		/** `IntroductionCard` of the rules. */
		card: json<{
			rank: string;
			skills: string[];
			equipment: string[];
			sentence: { zh: string; en: string };
			video: string | null;
		}>('card').notNull(),
		version: int('version').notNull(),
		at: instant('at').notNull()
	},
	(t) => [index('introduction_class').on(t.classId)]
);

/** Pairs that the staff want in one team, or in two. */
export const formingWishes = table(
	'forming_wish',
	{
		id: id(),
		classId: str('class_id')
			.notNull()
			.references(() => classes.id, { onDelete: 'cascade' }),
		kind: str('kind').$type<'together' | 'apart'>().notNull(),
		one: str('one')
			.notNull()
			.references(() => members.id, { onDelete: 'cascade' }),
		other: str('other')
			.notNull()
			.references(() => members.id, { onDelete: 'cascade' }),
		createdAt: instant('created_at').notNull()
	},
	(t) => [uniqueIndex('forming_wish_pair').on(t.classId, t.one, t.other)]
);

/** Teams as they would be, looked at before they are; the last plan of a class. */
export const formingPlans = table('forming_plan', {
	classId: str('class_id')
		.primaryKey()
		.references(() => classes.id, { onDelete: 'cascade' }),
	/** New with every plan, so that nobody applies another one than was looked at. */
	token: str('token').notNull(),
	how: str('how').$type<'random' | 'balanced'>().notNull(),
	who: str('who').$type<'joined' | 'listed'>().notNull(),
	seed: str('seed').notNull(),
	/** Ids of members, by team. */
	groups: json<string[][]>('groups').notNull(),
	/** `BalanceReport` of the rules, 0–1 and points of skill; null = nobody has answered. */
	report: json<unknown>('report'),
	createdAt: instant('created_at').notNull()
});

/** A captains' draft of a class. */
export const captainDrafts = table(
	'captain_draft',
	{
		id: id(),
		classId: str('class_id')
			.notNull()
			.references(() => classes.id, { onDelete: 'cascade' }),
		status: str('status')
			.$type<'preparing' | 'running' | 'paused' | 'applied' | 'cancelled'>()
			.notNull(),
		who: str('who').$type<'joined' | 'listed'>().notNull(),
		/** Ids of members who lead, in the order of the first round once it has begun. */
		captains: json<string[]>('captains').notNull(),
		/** Milliseconds. */
		turn: int('turn').notNull(),
		contest: int('contest').notNull(),
		/** `Draft` of the rules without rankings; null until it begins. */
		state: json<unknown>('state'),
		/** When time runs out next; null = nothing is running. */
		nextAt: instant('next_at'),
		pausedAt: instant('paused_at'),
		createdAt: instant('created_at').notNull()
	},
	(t) => [
		index('captain_draft_class').on(t.classId, t.status),
		index('captain_draft_next').on(t.nextAt)
	]
);

/** Which captains a student would like best. */
export const captainRankings = table(
	'captain_ranking',
	{
		draftId: str('draft_id')
			.notNull()
			.references(() => captainDrafts.id, { onDelete: 'cascade' }),
		memberId: str('member_id')
			.notNull()
			.references(() => members.id, { onDelete: 'cascade' }),
		/** Ids of captains, the best one first. */
		ranking: json<string[]>('ranking').notNull()
	},
	(t) => [primaryKey({ columns: [t.draftId, t.memberId] })]
);

/** A change of team that waits for the word of three, or has been decided; kept for ever. */
export const moveRequests = table(
	'move_request',
	{
		id: id(),
		classId: str('class_id')
			.notNull()
			.references(() => classes.id, { onDelete: 'cascade' }),
		memberId: str('member_id')
			.notNull()
			.references(() => members.id, { onDelete: 'cascade' }),
		/** Names stay readable when a company is gone. */
		fromTeam: str('from_team').references(() => teams.id, { onDelete: 'set null' }),
		toTeam: str('to_team').references(() => teams.id, { onDelete: 'set null' }),
		fromName: str('from_name').notNull(),
		toName: str('to_name').notNull(),
		state: str('state').$type<'open' | 'agreed' | 'refused' | 'withdrawn'>().notNull(),
		consents: json<('student' | 'from' | 'to')[]>('consents').notNull(),
		/** What was said, by whom (places in the class, or ids of users for staff), in milliseconds. */
		log: json<
			{
				by: string;
				said: 'asks' | 'agrees' | 'refuses' | 'withdraws' | 'decides';
				at: number;
				why: string;
			}[]
		>('log').notNull(),
		createdAt: instant('created_at').notNull()
	},
	(t) => [index('move_request_class').on(t.classId, t.createdAt)]
);
