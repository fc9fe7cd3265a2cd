/** Rows of the table of routes by who is let in. */
export const ROLES = ['visitor', 'student', 'instructor', 'assistant', 'owner', 'admin'] as const;
/** `instructor` teaches another class; `student`, `assistant` and `owner` belong to the class asked for. */
export type Role = (typeof ROLES)[number];

/** What a role gets: let in, sent to sign in, forbidden, or told that there is no such thing. */
export type Answer = 'in' | 'signIn' | 'forbidden' | 'unknown';

export interface Row {
	/** `GET /path`, or `POST /path?/action`; parameters as the file system writes them. */
	route: string;
	/** Who is let in; all others get `otherwise`, except that a visitor is sent to sign in. */
	in: readonly Role[];
	otherwise?: Refusal | Partial<Record<Role, Refusal>>;
	/** Body of a request that takes JSON. */
	json?: unknown;
}

type Refusal = Exclude<Answer, 'in' | 'signIn'>;

/** What the table says a role gets. */
export function expected(row: Row, role: Role): Answer {
	if (row.in.includes(role)) return 'in';
	if (role === 'visitor') return 'signIn';
	return typeof row.otherwise === 'string' ? row.otherwise : row.otherwise![role]!;
}

export const everybody = ROLES;
export const signedIn = ROLES.filter((role) => role !== 'visitor');
export const admins = ['admin'] as const;

export const open = (...routes: string[]): Row[] =>
	routes.map((route) => ({ route, in: everybody }));
export const own = (...routes: string[]): Row[] => routes.map((route) => ({ route, in: signedIn }));
export const site = (...routes: string[]): Row[] =>
	routes.map((route) => ({ route, in: admins, otherwise: 'forbidden' }));

/** Strangers do not learn that a class or game exists; students do, and may not manage it. */
export const staff = (...routes: string[]): Row[] =>
	routes.map((route) => ({
		route,
		in: ['assistant', 'owner', 'admin'],
		otherwise: { student: 'forbidden', instructor: 'unknown' }
	}));
export const owners = (...routes: string[]): Row[] =>
	routes.map((route) => ({
		route,
		in: ['owner', 'admin'],
		otherwise: { student: 'forbidden', assistant: 'forbidden', instructor: 'unknown' }
	}));
export const classMembers = (...routes: string[]): Row[] =>
	routes.map((route) => ({
		route,
		in: ['student', 'assistant', 'owner', 'admin'],
		otherwise: 'unknown'
	}));
/** The desk belongs to those who play the company; its staff looks on from the console. */
export const players = (route: string, json?: unknown): Row => ({
	route,
	in: ['student'],
	otherwise: {
		instructor: 'unknown',
		assistant: 'forbidden',
		owner: 'forbidden',
		admin: 'forbidden'
	},
	...(json !== undefined && { json })
});
