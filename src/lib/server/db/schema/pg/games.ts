import {
	json,
	bool,
	id,
	index,
	instant,
	int,
	num,
	primaryKey,
	str,
	table,
	uniqueIndex
} from './columns.ts';
import { users, classes, teams } from './people.ts';

/** Games of a class, their truth and what stands around them; scenarios of its own. */

/** A class's own scenarios. A version never changes: saving adds the next one. */
export const classScenarios = table(
	'class_scenario',
	{
		classId: str('class_id')
			.notNull()
			.references(() => classes.id, { onDelete: 'cascade' }),
		/** The same for all versions. */
		scenarioId: str('scenario_id').notNull(),
		/** From 1, without gaps. */
		version: int('version').notNull(),
		/** Id of the product's scenario that it is compared with. */
		base: str('base').notNull(),
		name: str('name').notNull(),
		/** The whole scenario as YAML, with its author's remarks. */
		body: str('body').notNull(),
		/** What has changed, in the author's words. */
		note: str('note').notNull(),
		/** Null once the person has been erased. */
		createdBy: str('created_by').references(() => users.id, { onDelete: 'set null' }),
		createdAt: instant('created_at').notNull()
	},
	(t) => [primaryKey({ columns: [t.classId, t.scenarioId, t.version] })]
);

/** The newest trial of a class: bots play a scenario many times before the class does. */
export const previews = table('preview', {
	classId: str('class_id')
		.primaryKey()
		.references(() => classes.id, { onDelete: 'cascade' }),
	/** Of this trial: a new one takes the place of the old. */
	id: str('id').notNull(),
	/** Product's id, or `own:ID@VERSION`. */
	scenario: str('scenario').notNull(),
	status: str('status').$type<'running' | 'done' | 'cancelled' | 'failed'>().notNull(),
	/** Games behind each figure. */
	games: int('games').notNull(),
	/** Share done, 0 … 1. */
	done: num('done').notNull(),
	report: json<unknown>('report'),
	startedAt: instant('started_at').notNull(),
	/** When the server that plays it last said so. */
	aliveAt: instant('alive_at').notNull()
});

export const games = table(
	'game',
	{
		id: id(),
		classId: str('class_id')
			.notNull()
			.references(() => classes.id, { onDelete: 'cascade' }),
		title: str('title').notNull(),
		/** Version of the engine that its log is written for. */
		engine: str('engine').notNull(),
		/** The exact start object the engine consumed, as text. */
		start: str('start').notNull(),
		status: str('status').$type<'running' | 'ended' | 'archived'>().notNull(),
		/** `direct`: what a member does counts at once; `confirm`: a captain confirms drafts. */
		decisionMode: str('decision_mode').$type<'direct' | 'confirm'>().notNull(),
		/** Fen above which a captain has to approve; null = no limit. */
		approvalLimit: int('approval_limit'),
		/** Length of an open month in seconds; null = until the instructor locks it. */
		monthSeconds: int('month_seconds'),
		/** Whether the months follow each other by themselves. */
		auto: bool('auto').notNull(),
		/** Seconds between the results of a month and the next one, while months follow by themselves. */
		breakSeconds: int('break_seconds'),
		/** When the first month opens by itself: a time of the day, which an outage does not move. */
		opensAt: instant('opens_at'),
		/** When the next move is made by itself; null = by hand, or the open month's deadline is next. */
		nextMoveAt: instant('next_move_at'),
		/** When the open month is locked; null = no deadline is running. */
		deadline: instant('deadline'),
		/** Milliseconds that were left when the month was paused; null while not paused. */
		pausedLeft: int('paused_left'),
		/** Awards of the month already shown on the stage; −1 = nothing is being revealed. */
		revealed: int('revealed').notNull(),
		/** The game this one was rewound from. */
		branchOf: str('branch_of'),
		createdAt: instant('created_at').notNull(),
		endedAt: instant('ended_at')
	},
	(t) => [index('game_class').on(t.classId)]
);

/** Which team of the class sits in which company of a game; a seat without a row is a bot's. */
export const seats = table(
	'game_seat',
	{
		gameId: str('game_id')
			.notNull()
			.references(() => games.id, { onDelete: 'cascade' }),
		/** Id of the company inside the engine, such as `t1`. */
		company: str('company').notNull(),
		teamId: str('team_id')
			.notNull()
			.references(() => teams.id, { onDelete: 'cascade' }),
		/** Extra time at a lock, percent of the month's length: the most of any member. */
		extraTime: int('extra_time').notNull().default(0)
	},
	(t) => [
		primaryKey({ columns: [t.gameId, t.company] }),
		uniqueIndex('game_seat_team').on(t.gameId, t.teamId)
	]
);

/** The truth of a game: every accepted command in order, as the engine's log writes it. */
export const gameCommands = table(
	'game_command',
	{
		gameId: str('game_id')
			.notNull()
			.references(() => games.id, { onDelete: 'cascade' }),
		/** From 1, without gaps. */
		seq: int('seq').notNull(),
		/** Given by the sender; the same one is carried out once. */
		commandId: str('command_id').notNull(),
		/** The line of the log, byte by byte. */
		line: str('line').notNull(),
		/** Hash of the month that this command settled; null for all others. */
		hash: str('hash'),
		at: instant('at').notNull()
	},
	(t) => [
		primaryKey({ columns: [t.gameId, t.seq] }),
		uniqueIndex('game_command_id').on(t.gameId, t.commandId)
	]
);

/** The engine's snapshot after a month, so that loading does not replay the year. */
export const gameSnapshots = table(
	'game_snapshot',
	{
		gameId: str('game_id')
			.notNull()
			.references(() => games.id, { onDelete: 'cascade' }),
		/** Commands carried out. */
		seq: int('seq').notNull(),
		body: str('body').notNull(),
		hash: str('hash').notNull()
	},
	(t) => [primaryKey({ columns: [t.gameId, t.seq] })]
);

/** What a member has prepared for the team: waits for a press of the captain. */
export const drafts = table(
	'draft',
	{
		id: id(),
		gameId: str('game_id')
			.notNull()
			.references(() => games.id, { onDelete: 'cascade' }),
		teamId: str('team_id')
			.notNull()
			.references(() => teams.id, { onDelete: 'cascade' }),
		memberId: str('member_id').notNull(),
		action: json<{ type: string } & Record<string, unknown>>('action').notNull(),
		/** Month of the game it is for. */
		month: int('month').notNull(),
		/** Why it is a draft and not an action. */
		why: str('why')
			.$type<'confirm' | 'approval' | 'late' | 'team' | 'returned'>()
			.notNull()
			.default('team'),
		state: str('state').$type<'waiting' | 'confirmed' | 'discarded'>().notNull().default('waiting'),
		/** Place in the class of whoever confirmed or discarded it. */
		closedBy: str('closed_by'),
		closedAt: instant('closed_at'),
		createdAt: instant('created_at').notNull()
	},
	(t) => [index('draft_team').on(t.gameId, t.teamId)]
);

/** Short messages: of a team among itself, or of the instructor to all. */
export const chats = table(
	'chat',
	{
		id: id(),
		gameId: str('game_id')
			.notNull()
			.references(() => games.id, { onDelete: 'cascade' }),
		/** Null = from the instructor to everyone. */
		teamId: str('team_id').references(() => teams.id, { onDelete: 'cascade' }),
		memberId: str('member_id'),
		text: str('text').notNull(),
		/** Of a message to everyone: whether the stage shows it too. */
		onStage: bool('on_stage').notNull().default(false),
		at: instant('at').notNull()
	},
	(t) => [index('chat_game').on(t.gameId, t.at)]
);
