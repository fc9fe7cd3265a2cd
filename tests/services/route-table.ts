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

const everybody = ROLES;
const signedIn = ROLES.filter((role) => role !== 'visitor');
const admins = ['admin'] as const;

const open = (...routes: string[]): Row[] => routes.map((route) => ({ route, in: everybody }));
const own = (...routes: string[]): Row[] => routes.map((route) => ({ route, in: signedIn }));
const site = (...routes: string[]): Row[] =>
	routes.map((route) => ({ route, in: admins, otherwise: 'forbidden' }));

/** Strangers do not learn that a class or game exists; students do, and may not manage it. */
const staff = (...routes: string[]): Row[] =>
	routes.map((route) => ({
		route,
		in: ['assistant', 'owner', 'admin'],
		otherwise: { student: 'forbidden', instructor: 'unknown' }
	}));
const owners = (...routes: string[]): Row[] =>
	routes.map((route) => ({
		route,
		in: ['owner', 'admin'],
		otherwise: { student: 'forbidden', assistant: 'forbidden', instructor: 'unknown' }
	}));
const classMembers = (...routes: string[]): Row[] =>
	routes.map((route) => ({
		route,
		in: ['student', 'assistant', 'owner', 'admin'],
		otherwise: 'unknown'
	}));
/** The desk belongs to those who play the company; its staff looks on from the console. */
const players = (route: string, json?: unknown): Row => ({
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

const emptyPlan = { id: 'x', action: { type: 'stagePlan', actions: [] } };

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
	...own('GET /notices', 'GET /notices/count', 'POST /notices?/read'),
	// A calendar cannot sign in: its address is the secret.
	...open('GET /calendar/[token]'),
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
	...classMembers('GET /export/[game]/[file]', 'GET /class/[class]/games/[game]'),
	...classMembers('GET /live', 'GET /class/[class]', 'GET /stage/[game]'),
	// Before others of these roles take the person off the list.
	...owners('POST /teach/[class]/roster/[member]?/erase'),
	...open('GET /join', 'POST /join', 'GET /join/[code]', 'POST /join/[code]?/join'),
	...own('POST /join/[code]?/signedIn', 'GET /teach'),
	{
		route: 'POST /teach?/create',
		in: ['instructor', 'assistant', 'owner', 'admin'],
		otherwise: 'forbidden'
	},
	...staff(
		'GET /teach/[class]',
		'POST /teach/[class]?/renew',
		'POST /teach/[class]?/revoke',
		'POST /teach/[class]?/lock',
		'POST /teach/[class]?/ban',
		'GET /teach/[class]/games/[game]',
		'GET /teach/[class]/games/new',
		'POST /teach/[class]/games/new',
		'GET /teach/[class]/preview',
		'GET /teach/[class]/preview/state',
		'POST /teach/[class]/preview?/start',
		'POST /teach/[class]/preview?/stop',
		'GET /teach/[class]/roster',
		'POST /teach/[class]/roster?/add',
		'GET /teach/[class]/roster/import',
		'POST /teach/[class]/roster/import?/preview',
		'POST /teach/[class]/roster/import?/apply',
		'GET /teach/[class]/roster/[member]',
		'POST /teach/[class]/roster/[member]?/edit',
		'POST /teach/[class]/roster/[member]?/free',
		'POST /teach/[class]/roster/[member]?/remove',
		'POST /teach/[class]/roster/[member]?/reset',
		'POST /teach/[class]/roster/[member]?/status',
		'GET /teach/[class]/scenarios',
		'POST /teach/[class]/scenarios?/copy',
		'POST /teach/[class]/scenarios?/remove',
		'POST /teach/[class]/scenarios?/take',
		'GET /teach/[class]/scenarios/[scenario]',
		'GET /teach/[class]/scenarios/[scenario]/file',
		'POST /teach/[class]/scenarios/[scenario]?/copy',
		'POST /teach/[class]/scenarios/[scenario]?/replace',
		'POST /teach/[class]/scenarios/[scenario]?/save',
		'GET /teach/[class]/settings',
		'GET /teach/[class]/units',
		'POST /teach/[class]/units?/copy',
		'POST /teach/[class]/units?/create',
		'POST /teach/[class]/units?/move',
		'POST /teach/[class]/units?/take',
		'GET /teach/[class]/units/archive',
		'POST /teach/[class]/units/archive',
		'GET /teach/[class]/units/[unit]',
		'POST /teach/[class]/units/[unit]?/publish',
		'POST /teach/[class]/units/[unit]?/remove',
		'POST /teach/[class]/units/[unit]?/save',
		'POST /teach/[class]/units/[unit]?/withdraw',
		'GET /teach/[class]/units/[unit]/materials/[material]',
		'POST /teach/[class]/units/[unit]/materials/[material]?/remove',
		'POST /teach/[class]/units/[unit]/materials/[material]?/save',
		'GET /teach/[class]/units/[unit]/tasks/[task]',
		'POST /teach/[class]/units/[unit]/tasks/[task]?/grant',
		'POST /teach/[class]/units/[unit]/tasks/[task]?/move',
		'POST /teach/[class]/units/[unit]/tasks/[task]?/remove',
		'POST /teach/[class]/units/[unit]/tasks/[task]?/save',
		'GET /teach/[class]/contribution',
		'POST /teach/[class]/contribution?/open',
		'GET /teach/[class]/contribution/[round]',
		'POST /teach/[class]/contribution/[round]?/close',
		'POST /teach/[class]/contribution/[round]?/publish',
		'POST /teach/[class]/contribution/[round]?/remove',
		'POST /teach/[class]/contribution/[round]?/save',
		'GET /teach/[class]/grades',
		'POST /teach/[class]/grades?/add',
		'POST /teach/[class]/grades?/publish',
		'GET /teach/[class]/grades/columns/[column]',
		'POST /teach/[class]/grades/columns/[column]?/change',
		'POST /teach/[class]/grades/columns/[column]?/curve',
		'POST /teach/[class]/grades/columns/[column]?/marks',
		'POST /teach/[class]/grades/columns/[column]?/preview',
		'POST /teach/[class]/grades/columns/[column]?/remove',
		'GET /teach/[class]/grades/export/[file]',
		'GET /teach/[class]/grades/student/[member]',
		'POST /teach/[class]/grades/student/[member]?/override',
		'GET /teach/[class]/grades/student/[member]/report',
		'GET /teach/[class]/grades/weights',
		'POST /teach/[class]/grades/weights?/preview',
		'POST /teach/[class]/grades/weights?/save',
		'GET /teach/[class]/rubrics',
		'POST /teach/[class]/rubrics?/archive',
		'GET /teach/[class]/rubrics/[rubric]',
		'POST /teach/[class]/rubrics/[rubric]?/save',
		'POST /teach/[class]/rubrics/[rubric]?/shape',
		'GET /teach/[class]/units/[unit]/after',
		'POST /teach/[class]/units/[unit]/after?/save',
		'POST /teach/[class]/units/[unit]/after?/takeDown',
		'GET /teach/[class]/units/[unit]/tasks/[task]/evaluate',
		'GET /teach/[class]/units/[unit]/tasks/[task]/evaluate/[doer]',
		'POST /teach/[class]/units/[unit]/tasks/[task]/evaluate/[doer]?/propose',
		'POST /teach/[class]/units/[unit]/tasks/[task]/evaluate/[doer]?/save',
		'GET /teach/[class]/units/[unit]/tasks/[task]/peer',
		'POST /teach/[class]/units/[unit]/tasks/[task]/peer?/adjust',
		'POST /teach/[class]/units/[unit]/tasks/[task]/peer?/change',
		'POST /teach/[class]/units/[unit]/tasks/[task]/peer?/configure',
		'POST /teach/[class]/units/[unit]/tasks/[task]/peer?/deal',
		'POST /teach/[class]/units/[unit]/tasks/[task]/peer?/leave',
		'POST /teach/[class]/units/[unit]/tasks/[task]/peer?/rule',
		'POST /teach/[class]/units/[unit]/tasks/[task]/peer?/stage',
		'GET /teach/[class]/units/[unit]/tasks/[task]/peer/examples',
		'POST /teach/[class]/units/[unit]/tasks/[task]/peer/examples?/add',
		'POST /teach/[class]/units/[unit]/tasks/[task]/peer/examples?/remove',
		'GET /teach/[class]/units/[unit]/speaking',
		'POST /teach/[class]/units/[unit]/speaking?/create',
		'GET /teach/[class]/units/[unit]/speaking/[session]',
		...[
			...['move', 'shuffle', 'appoint', 'speak', 'ask', 'answer', 'strike', 'mark'],
			...['lock', 'unlock', 'reveal', 'reward']
		].map((action) => `POST /teach/[class]/units/[unit]/speaking/[session]?/${action}`),
		'GET /teach/[class]/units/[unit]/speaking/[session]/settings',
		'POST /teach/[class]/units/[unit]/speaking/[session]/settings?/save',
		'POST /teach/[class]/units/[unit]/speaking/[session]/settings?/criteria',
		'POST /teach/[class]/units/[unit]/speaking/[session]/settings?/remove',
		'POST /stage/speaking/[session]?/reveal',
		'POST /class/[class]/rewards?/give',
		'POST /class/[class]/rewards?/takeBack',
		'GET /teach/[class]/bank',
		'POST /teach/[class]/bank?/starter',
		'GET /teach/[class]/bank/[item]',
		'POST /teach/[class]/bank/[item]?/remove',
		'POST /teach/[class]/bank/[item]?/save',
		'GET /teach/[class]/bank/export/[format]',
		'GET /teach/[class]/bank/import',
		'POST /teach/[class]/bank/import/file',
		'POST /teach/[class]/bank/import?/apply',
		'POST /teach/[class]/bank/import?/drop',
		'POST /teach/[class]/bank/import?/read',
		'POST /teach/[class]/bank/import?/repair',
		'GET /teach/[class]/units/[unit]/quizzes/[quiz]',
		'GET /teach/[class]/units/[unit]/quizzes/[quiz]/analysis',
		'GET /teach/[class]/units/[unit]/quizzes/[quiz]/essays',
		'POST /teach/[class]/units/[unit]/quizzes/[quiz]/essays?/grade',
		'POST /teach/[class]/units/[unit]/quizzes/[quiz]?/add',
		'POST /teach/[class]/units/[unit]/quizzes/[quiz]?/allow',
		'POST /teach/[class]/units/[unit]/quizzes/[quiz]?/arrange',
		'POST /teach/[class]/units/[unit]/quizzes/[quiz]?/draw',
		'POST /teach/[class]/units/[unit]/quizzes/[quiz]?/publish',
		'POST /teach/[class]/units/[unit]/quizzes/[quiz]?/remove',
		'POST /teach/[class]/units/[unit]/quizzes/[quiz]?/save',
		'POST /teach/[class]/units/[unit]/quizzes/[quiz]?/withdraw',
		'GET /teach/[class]/units/[unit]/tasks/[task]/hint',
		'POST /teach/[class]/units/[unit]/tasks/[task]/hint?/override',
		'POST /teach/[class]/units/[unit]/tasks/[task]/hint?/remove',
		'POST /teach/[class]/units/[unit]/tasks/[task]/hint?/save',
		'GET /teach/[class]/teams',
		'POST /teach/[class]/teams?/move',
		'GET /teach/[class]/teams/answers',
		'GET /teach/[class]/teams/balance',
		'GET /teach/[class]/teams/moves',
		'POST /teach/[class]/teams/moves?/decide',
		'GET /teach/[class]/teams/plan',
		...['apply', 'drop', 'make', 'unwish', 'wish'].map(
			(action) => `POST /teach/[class]/teams/plan?/${action}`
		),
		'GET /teach/[class]/teams/draft',
		...['apply', 'begin', 'cancel', 'fill', 'lead', 'pause', 'prepare', 'resume', 'undo'].map(
			(action) => `POST /teach/[class]/teams/draft?/${action}`
		),
		'POST /teach/[class]/teams?/captain',
		'POST /teach/[class]/teams?/create',
		'POST /teach/[class]/teams?/deal',
		'POST /teach/[class]/teams?/put',
		'POST /teach/[class]/teams?/remove',
		'POST /teach/[class]/teams?/rename',
		'GET /teach/run/[game]',
		'POST /teach/run/[game]?/auto',
		'GET /teach/run/[game]/desk/[company]/[...place]',
		'GET /teach/run/[game]/desk/[company]/news',
		'GET /teach/run/[game]/preview',
		'POST /teach/run/[game]?/hush',
		'POST /teach/run/[game]?/tell',
		'GET /teach/run/[game]/desk/[company]/crew',
		'GET /teach/run/[game]/desk/[company]/crew/activity',
		'POST /teach/run/[game]?/company',
		'POST /teach/run/[game]?/move',
		'POST /teach/run/[game]?/rewind',
		'POST /teach/run/[game]?/time',
		'POST /stage/[game]?/next'
	),
	{
		...staff('POST /teach/run/[game]/desk/[company]/ask')[0]!,
		json: { question: 'boardHistory', about: {} }
	},
	...owners(
		'GET /teach/[class]/grades/record',
		'POST /teach/[class]/settings?/archive',
		'POST /teach/[class]/settings?/copy',
		'POST /teach/[class]/settings?/dismiss',
		'POST /teach/[class]/settings?/invite',
		'POST /teach/[class]/settings?/reopen',
		'POST /teach/[class]/settings?/save'
	),
	// What of it a person may do to which company is the service's to say.
	...classMembers(
		...['captain', 'found', 'join', 'leave', 'rename', 'roles'].map(
			(action) => `POST /class/[class]?/${action}`
		)
	),
	// Which unit a member sees, and which file, is the service's to say.
	...classMembers(
		'GET /class/[class]/units/[unit]',
		'POST /class/[class]/units/[unit]/uploads',
		'GET /class/[class]/units/[unit]/discussion',
		'POST /class/[class]/units/[unit]/discussion?/remove',
		'GET /class/[class]/units/[unit]/quizzes/[quiz]',
		'GET /class/[class]/units/[unit]/tasks/[task]',
		'GET /class/[class]/uploads/[upload]',
		'GET /class/[class]/units/[unit]/after',
		'POST /class/[class]/units/[unit]/after?/removeRemark',
		'GET /class/[class]/units/[unit]/tasks/[task]/peer',
		'GET /class/[class]/units/[unit]/tasks/[task]/peer/examples/[example]'
	),
	...classMembers('GET /class/[class]/contribution'),
	// A calendar is of a place in the class; an administrator from outside has none.
	...['GET', 'POST ?/make', 'POST ?/drop'].map((what): Row => {
		const [method, action = ''] = what.split(' ');
		return {
			route: `${method} /class/[class]/calendar${action}`,
			in: ['student', 'assistant', 'owner'],
			otherwise: { instructor: 'unknown', admin: 'forbidden' }
		};
	}),
	// A language is marked by staff and by the student whom they ask to: the service's to say.
	...classMembers(
		'GET /class/[class]/units/[unit]/speaking/[session]',
		'POST /class/[class]/units/[unit]/speaking/[session]?/speak',
		'GET /stage/speaking/[session]',
		'GET /class/[class]/rewards',
		'POST /class/[class]/rewards?/wish',
		'POST /class/[class]/rewards?/unwish'
	),
	players('POST /class/[class]/units/[unit]/speaking/[session]?/rate'),
	players('POST /class/[class]/units/[unit]/speaking/[session]?/declare'),
	...classMembers(
		'GET /class/[class]/cards',
		'GET /class/[class]/draft',
		'GET /class/[class]/moves',
		'GET /stage/draft/[class]'
	),
	...[
		'GET /class/[class]/introduction',
		'POST /class/[class]/introduction?/answer',
		'POST /class/[class]/introduction?/introduce',
		'POST /class/[class]/draft?/contest',
		'POST /class/[class]/draft?/pick',
		'POST /class/[class]/draft?/rank',
		'POST /class/[class]/moves?/ask',
		'POST /class/[class]/moves?/say'
	].map((route) => players(route)),
	// Posts have an author with a place in the class; an administrator from outside has none.
	{
		route: 'POST /class/[class]/units/[unit]/discussion?/post',
		in: ['student', 'assistant', 'owner'],
		otherwise: { instructor: 'unknown', admin: 'forbidden' }
	},
	...[
		'GET /class/[class]/grades',
		'GET /class/[class]/report',
		'POST /class/[class]/contribution?/submit',
		'POST /class/[class]/units/[unit]?/signIn',
		'POST /class/[class]/units/[unit]/after?/consent',
		'POST /class/[class]/units/[unit]/after?/reflect',
		'POST /class/[class]/units/[unit]/after?/write',
		'GET /class/[class]/units/[unit]/tasks/[task]/peer/[review]',
		'POST /class/[class]/units/[unit]/tasks/[task]/peer?/react',
		'POST /class/[class]/units/[unit]/tasks/[task]/peer/[review]?/handIn',
		'POST /class/[class]/units/[unit]/tasks/[task]/peer/[review]?/save',
		'POST /class/[class]/units/[unit]/tasks/[task]/peer/examples/[example]?/mark',
		'POST /class/[class]/units/[unit]/quizzes/[quiz]?/begin',
		'POST /class/[class]/units/[unit]/quizzes/[quiz]?/save',
		'POST /class/[class]/units/[unit]/quizzes/[quiz]?/submit',
		'POST /class/[class]/units/[unit]/tasks/[task]?/submit'
	].map((route) => players(route)),
	players('POST /class/[class]/units/[unit]/tasks/[task]/peer/[review]/draft', {
		version: 0,
		answers: {}
	}),
	...[
		'',
		'/campaigns',
		'/client/[client]',
		'/crew',
		'/crew/activity',
		'/crew/chat',
		'/market',
		'/money',
		'/news',
		'/orders',
		'/plan',
		'/report',
		'/review',
		'/team',
		'/tenders',
		'/tenders/[tender]'
	].map((page) => players(`GET /game/[game]${page}`)),
	players('POST /game/[game]/act', { requests: [emptyPlan] }),
	players('POST /game/[game]/crew/chat', { id: 'x', text: 'x' }),
	players('POST /game/[game]/crew/drafts', { what: 'discard', ids: ['none'] }),
	players('POST /game/[game]/crew/here', { screen: 'today' }),
	players('POST /game/[game]/ask', { question: 'boardHistory', about: {} })
];
