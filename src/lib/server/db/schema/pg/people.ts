import { json, bool, id, index, instant, int, str, table, uniqueIndex } from './columns.ts';

/** People, classes and teams; what is noted about them. Secrets are kept as hashes only. */

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
