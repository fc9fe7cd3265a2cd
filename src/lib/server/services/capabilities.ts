/** Roles a person can have: outside any class, and in one class. `visitor` has not signed in. */
export const SITE_ROLES = ['visitor', 'student', 'instructor', 'admin'] as const;
export const CLASS_ROLES = ['owner', 'assistant', 'student'] as const;
export type SiteRole = (typeof SITE_ROLES)[number];
export type ClassRole = (typeof CLASS_ROLES)[number];

/**
 * Who may do what, as data. An administrator may do in every class what its owner may. A test walks every
 * route and action by this table.
 */
export const SITE_CAPABILITIES = {
	'class.create': ['instructor', 'admin'],
	'account.invite': ['admin'],
	'account.list': ['admin'],
	'account.reset': ['admin'],
	'account.role': ['admin'],
	'account.erase': ['admin']
} as const satisfies Record<string, readonly SiteRole[]>;

export const CLASS_CAPABILITIES = {
	'class.view': ['owner', 'assistant', 'student'],
	/** Roster, codes, teams, games: what a lesson is prepared with. */
	'class.manage': ['owner', 'assistant'],
	'class.configure': ['owner'],
	'class.staff': ['owner'],
	'class.archive': ['owner'],
	'member.reset': ['owner', 'assistant'],
	'member.erase': ['owner'],
	'team.choose': ['student'],
	/** Units that are published; those who may manage them see drafts too. */
	'unit.view': ['owner', 'assistant', 'student'],
	/** Materials, schedules and tasks, extensions and reopening. */
	'unit.manage': ['owner', 'assistant'],
	/** Sign in, hand in. */
	'unit.learn': ['student'],
	'unit.discuss': ['owner', 'assistant', 'student'],
	/** Other people's grades: columns, weights, overrides, contribution, exports; every look is noted. */
	'grade.manage': ['owner', 'assistant'],
	/** The own grades, once they are published. */
	'grade.own': ['student'],
	'game.play': ['student'],
	/** Open, pause, lock, reveal, and everything else of the console. */
	'game.run': ['owner', 'assistant'],
	'game.correct': ['owner'],
	'game.watch': ['owner', 'assistant', 'student'],
	'game.export': ['owner', 'assistant']
} as const satisfies Record<string, readonly ClassRole[]>;

export type SiteCapability = keyof typeof SITE_CAPABILITIES;
export type ClassCapability = keyof typeof CLASS_CAPABILITIES;

const includes = (roles: readonly string[], role: string): boolean => roles.includes(role);

export const mayOnSite = (role: SiteRole, capability: SiteCapability): boolean =>
	includes(SITE_CAPABILITIES[capability], role);

export const mayInClass = (role: ClassRole, capability: ClassCapability): boolean =>
	includes(CLASS_CAPABILITIES[capability], role);
