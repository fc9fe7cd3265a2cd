/**
 * Who may reach what, as data: every page, endpoint and form action with the status that each role gets. A test
 * lists the routes from the file system and fails for one without a row, and for a row without a route.
 */
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
	otherwise?: Exclude<Answer, 'in' | 'signIn'>;
}

const everybody = ROLES;
const signedIn = ROLES.filter((role) => role !== 'visitor');
const admins = ['admin'] as const;

const open = (...routes: string[]): Row[] => routes.map((route) => ({ route, in: everybody }));
const own = (...routes: string[]): Row[] => routes.map((route) => ({ route, in: signedIn }));
const site = (...routes: string[]): Row[] =>
	routes.map((route) => ({ route, in: admins, otherwise: 'forbidden' }));

export const TABLE: readonly Row[] = [
	...open(
		'GET /',
		'GET /help',
		'GET /glossary',
		'GET /glossary.json',
		'GET /offline',
		'GET /design',
		'POST /preferences'
	),
	// Solo games live in the browser; the server sends the same empty page to all.
	...open(
		'GET /play',
		'GET /play/[save]',
		'GET /play/[save]/campaigns',
		'GET /play/[save]/client/[client]',
		'GET /play/[save]/market',
		'GET /play/[save]/money',
		'GET /play/[save]/orders',
		'GET /play/[save]/plan',
		'GET /play/[save]/report',
		'GET /play/[save]/review',
		'GET /play/[save]/tenders',
		'GET /play/[save]/tenders/[tender]',
		'GET /replay/[save]'
	),
	...open('GET /healthz', 'GET /readyz'),
	// Whoever holds a link or knows a password may use it.
	...open(
		'GET /sign-in',
		'POST /sign-in?/email',
		'POST /sign-in?/student',
		'POST /sign-out',
		'GET /sign-up',
		'POST /sign-up',
		'GET /link/[token]',
		'POST /link/[token]'
	),
	...own(
		'GET /account',
		'GET /account/export',
		'POST /account?/name',
		'POST /account?/password',
		'POST /account?/endSession',
		'POST /account?/signOutEverywhere'
	),
	...site(
		'GET /admin',
		'POST /admin?/invite',
		'POST /admin?/withdraw',
		'POST /admin?/reset',
		'POST /admin?/role',
		'POST /admin?/erase'
	),
	{
		route: 'GET /live',
		in: ['student', 'assistant', 'owner', 'admin'],
		otherwise: 'unknown'
	}
];
