import { bool, id, index, instant, int, json, primaryKey, str, table } from './columns.ts';
import { classes, members, users } from './people.ts';

/** Grades: what members say of each other's part, columns by hand, weights, an instructor's word, calendars. */

/** A cell as the rules know it (`classroom/grades/model.ts`), without its basis. */
type StoredCell = { kind: 'score'; score: string } | { kind: 'missing' } | { kind: 'excused' };

/** Once the members of every team say who did how much of the work. */
export const contributionRounds = table(
	'contribution_round',
	{
		id: id(),
		classId: str('class_id')
			.notNull()
			.references(() => classes.id, { onDelete: 'cascade' }),
		title: json<{ zh: string; en: string }>('title').notNull(),
		form: str('form').$type<'points' | 'items'>().notNull(),
		method: str('method').$type<'strict' | 'webPa' | 'ratio'>().notNull(),
		/** What silence costs, in percent of the grade. */
		penalty: int('penalty').notNull(),
		/** WebPA alone: how much of the grade the ratings move, in percent. */
		weight: int('weight').notNull(),
		/** Column of the gradebook whose figure is the team's and becomes each member's; null = none. */
		target: str('target'),
		/** Who was in which team when the round was opened. */
		teams: json<{ id: string; name: string; members: string[] }[]>('teams').notNull(),
		opensAt: instant('opens_at').notNull(),
		closesAt: instant('closes_at').notNull(),
		/** Since when students see their factor; null = not yet. */
		publishedAt: instant('published_at'),
		/** Counts the changes, so that the second of two editors is told. */
		version: int('version').notNull()
	},
	(t) => [index('contribution_round_class').on(t.classId, t.opensAt)]
);

/** What one member has handed in; the last time counts. */
export const contributionForms = table(
	'contribution_form',
	{
		roundId: str('round_id')
			.notNull()
			.references(() => contributionRounds.id, { onDelete: 'cascade' }),
		memberId: str('member_id')
			.notNull()
			.references(() => members.id, { onDelete: 'cascade' }),
		/** By member: points, or five behaviours. */
		given: json<Record<string, number | Record<string, number>>>('given').notNull(),
		/** By member. */
		reasons: json<Record<string, string>>('reasons').notNull(),
		at: instant('at').notNull()
	},
	(t) => [primaryKey({ columns: [t.roundId, t.memberId] })]
);

/** A column that staff fill in by hand. */
export const manualColumns = table(
	'grade_column',
	{
		id: id(),
		classId: str('class_id')
			.notNull()
			.references(() => classes.id, { onDelete: 'cascade' }),
		place: int('place').notNull(),
		source: str('source').$type<'manual' | 'bonus' | 'reflection' | 'task'>().notNull(),
		title: json<{ zh: string; en: string }>('title').notNull(),
		/** Decimal, above 0. */
		max: str('max').notNull(),
		closed: bool('closed').notNull(),
		version: int('version').notNull()
	},
	(t) => [index('grade_column_class').on(t.classId, t.place)]
);

export const manualMarks = table(
	'grade_mark',
	{
		columnId: str('column_id')
			.notNull()
			.references(() => manualColumns.id, { onDelete: 'cascade' }),
		memberId: str('member_id')
			.notNull()
			.references(() => members.id, { onDelete: 'cascade' }),
		cell: json<StoredCell>('cell').notNull(),
		at: instant('at').notNull()
	},
	(t) => [primaryKey({ columns: [t.columnId, t.memberId] })]
);

/** What staff have set for any column, whoever offers it. */
export const columnSettings = table(
	'grade_column_setting',
	{
		classId: str('class_id')
			.notNull()
			.references(() => classes.id, { onDelete: 'cascade' }),
		columnId: str('column_id').notNull(),
		/** Percent; null = 100. */
		cap: str('cap'),
		curve: json<
			{ kind: 'shift'; points: string } | { kind: 'scale'; factor: string } | { kind: 'root' }
		>('curve'),
		version: int('version').notNull()
	},
	(t) => [primaryKey({ columns: [t.classId, t.columnId] })]
);

/** An instructor's word against a figure. */
export const gradeOverrides = table(
	'grade_override',
	{
		classId: str('class_id')
			.notNull()
			.references(() => classes.id, { onDelete: 'cascade' }),
		columnId: str('column_id').notNull(),
		memberId: str('member_id')
			.notNull()
			.references(() => members.id, { onDelete: 'cascade' }),
		/** Null: taken back. */
		cell: json<StoredCell>('cell'),
		reason: str('reason').notNull(),
		actorId: str('actor_id').references(() => users.id, { onDelete: 'set null' }),
		at: instant('at').notNull(),
		version: int('version').notNull()
	},
	(t) => [primaryKey({ columns: [t.classId, t.columnId, t.memberId] })]
);

/** The weights of a class. A version never changes: saving adds the next one. */
export const gradeSchemes = table(
	'grade_scheme',
	{
		classId: str('class_id')
			.notNull()
			.references(() => classes.id, { onDelete: 'cascade' }),
		/** From 1, without gaps. */
		version: int('version').notNull(),
		weights: json<{
			parts: {
				id: string;
				weight: string;
				columns: { id: string; weight: string }[];
				dropLowest: number;
				cap: string;
			}[];
			bonus: { columns: string[]; most: string };
			/** Columns that count nowhere on purpose. */
			aside: string[];
		}>('weights').notNull(),
		actorId: str('actor_id').references(() => users.id, { onDelete: 'set null' }),
		at: instant('at').notNull()
	},
	(t) => [primaryKey({ columns: [t.classId, t.version] })]
);

/** Whether students see their grades, and by which weights. */
export const gradePublications = table('grade_publication', {
	classId: str('class_id')
		.primaryKey()
		.references(() => classes.id, { onDelete: 'cascade' }),
	/** Null: taken back. */
	at: instant('at'),
	scheme: int('scheme').notNull()
});

/** Up to when a person has read the notices of all classes. */
export const noticeReadings = table('notice_reading', {
	userId: str('user_id')
		.primaryKey()
		.references(() => users.id, { onDelete: 'cascade' }),
	at: instant('at').notNull()
});

/** A secret address under which a calendar reads the dates of a class, one a member. */
export const calendarFeeds = table('calendar_feed', {
	memberId: str('member_id')
		.primaryKey()
		.references(() => members.id, { onDelete: 'cascade' }),
	/** SHA-256 of the secret in the address. */
	secret: str('secret').notNull(),
	createdAt: instant('created_at').notNull()
});
