import {
	bool,
	id,
	index,
	instant,
	int,
	json,
	num,
	primaryKey,
	str,
	table,
	uniqueIndex
} from '../columns.sqlite.ts';

/**
 * The tables, in the order in which they build on each other. `sqlite.ts` and `pg.ts` differ by the line
 * above and nothing else: a test compares them. Secrets are kept as hashes only.
 */

/** A person with an account. Students of a roster have one as soon as they have picked themselves. */
export const users = table(
	'user',
	{
		id: id(),
		name: str('name').notNull(),
		/** Sign-in name of instructors, lower case; null for students. */
		email: str('email'),
		/** argon2id; null until a password has been set. */
		passwordHash: str('password_hash'),
		/** `admin`, `instructor` or `student`: what the person may do outside any class. */
		siteRole: str('site_role').$type<'admin' | 'instructor' | 'student'>().notNull(),
		createdAt: instant('created_at').notNull(),
		/** When the person was erased: name and address are gone, the pseudonym in game logs stays. */
		erasedAt: instant('erased_at')
	},
	(t) => [uniqueIndex('user_email').on(t.email)]
);

export const sessions = table(
	'session',
	{
		/** SHA-256 of the token that the browser holds. */
		id: id(),
		userId: str('user_id')
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' }),
		expiresAt: instant('expires_at').notNull(),
		createdAt: instant('created_at').notNull(),
		/** The browser as it names itself, for the list of sessions. */
		device: str('device').notNull()
	},
	(t) => [index('session_user').on(t.userId)]
);

/** Links that work once: the first administrator, an invitation, a new password. */
export const oneTimeLinks = table('one_time_link', {
	/** SHA-256 of the token in the link. */
	id: id(),
	purpose: str('purpose').$type<'firstAdmin' | 'invitation' | 'password'>().notNull(),
	/** Whom it is for; null where it makes a new account. */
	userId: str('user_id').references(() => users.id, { onDelete: 'cascade' }),
	createdBy: str('created_by'),
	createdAt: instant('created_at').notNull(),
	expiresAt: instant('expires_at').notNull(),
	usedAt: instant('used_at')
});

export const classes = table('class', {
	id: id(),
	name: str('name').notNull(),
	term: str('term').notNull(),
	/** Language offered to those who join: `zh`, `en` or `study`. */
	language: str('language').$type<'zh' | 'en' | 'study'>().notNull(),
	/** Id of the scenario that new games of the class start from. */
	scenario: str('scenario').notNull(),
	/** On a roster class only those on the roster may join. */
	rosterOnly: bool('roster_only').notNull(),
	/** While locked nobody new may join. */
	locked: bool('locked').notNull(),
	createdAt: instant('created_at').notNull(),
	archivedAt: instant('archived_at')
});

/** A place in a class: on the roster with or without an account, or joined by name and number. */
export const members = table(
	'class_member',
	{
		id: id(),
		classId: str('class_id')
			.notNull()
			.references(() => classes.id, { onDelete: 'cascade' }),
		/** Null while the place waits for the person to pick it. */
		userId: str('user_id').references(() => users.id, { onDelete: 'set null' }),
		role: str('role').$type<'owner' | 'assistant' | 'student'>().notNull(),
		name: str('name').notNull(),
		/** Null for staff. */
		studentNumber: str('student_number'),
		email: str('email'),
		/** `banned` may not come back; `withdrawn` may be put back by the instructor. */
		status: str('status').$type<'active' | 'withdrawn' | 'banned'>().notNull(),
		/** Extra time at a lock, percent of the month's length: 100 = twice as long. */
		extraTime: int('extra_time').notNull(),
		createdAt: instant('created_at').notNull(),
		joinedAt: instant('joined_at')
	},
	(t) => [
		uniqueIndex('member_user').on(t.classId, t.userId),
		uniqueIndex('member_number').on(t.classId, t.studentNumber)
	]
);

/** Ways into a class. A code is short and short-lived, a link lasts until it is revoked. */
export const joinCodes = table(
	'join_code',
	{
		id: id(),
		classId: str('class_id')
			.notNull()
			.references(() => classes.id, { onDelete: 'cascade' }),
		/** Shown on the stage, so kept as it is; of no use once expired or revoked. */
		code: str('code').notNull(),
		kind: str('kind').$type<'code' | 'link'>().notNull(),
		createdAt: instant('created_at').notNull(),
		expiresAt: instant('expires_at'),
		revokedAt: instant('revoked_at')
	},
	(t) => [uniqueIndex('join_code_code').on(t.code), index('join_code_class').on(t.classId)]
);

export const teams = table(
	'team',
	{
		id: id(),
		classId: str('class_id')
			.notNull()
			.references(() => classes.id, { onDelete: 'cascade' }),
		/** The company's name. */
		name: str('name').notNull(),
		color: str('color').notNull(),
		/** Place among the teams of the class, from 0. */
		place: int('place').notNull(),
		createdAt: instant('created_at').notNull()
	},
	(t) => [uniqueIndex('team_name').on(t.classId, t.name)]
);

/** Who is in which team now; a person is in one team of a class at most. */
export const teamMembers = table(
	'team_member',
	{
		memberId: str('member_id')
			.primaryKey()
			.references(() => members.id, { onDelete: 'cascade' }),
		teamId: str('team_id')
			.notNull()
			.references(() => teams.id, { onDelete: 'cascade' }),
		captain: bool('captain').notNull(),
		/** Roles within the company, such as `sales`. */
		roles: json<string[]>('roles').notNull(),
		joinedAt: instant('joined_at').notNull()
	},
	(t) => [index('team_member_team').on(t.teamId)]
);

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

/** Who did what that others may ask about later: moves, removals, corrections, erasures. */
export const auditLog = table(
	'audit_log',
	{
		id: id(),
		classId: str('class_id').references(() => classes.id, { onDelete: 'cascade' }),
		actorId: str('actor_id'),
		what: str('what').notNull(),
		about: json<Record<string, string | number | boolean | null>>('about').notNull(),
		at: instant('at').notNull()
	},
	(t) => [index('audit_log_class').on(t.classId, t.at)]
);

/** What the servers remember about themselves, such as when one of them was last alive. */
export const settings = table('setting', {
	id: id(),
	value: str('value').notNull(),
	at: instant('at').notNull()
});
