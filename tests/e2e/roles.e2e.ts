import { expect, test, type APIResponse } from '@playwright/test';
import { newFloor } from '../../src/lib/classroom/speaking/floor.ts';
import { DEFAULT_SETTINGS } from '../../src/lib/classroom/speaking/settings.ts';
import { openSqlite } from '../../src/lib/server/db/sqlite.ts';
import { makeSessions, SESSION_COOKIE } from '../../src/lib/server/auth/sessions.ts';
import { expected, ROLES, type Answer, type Role, type Row } from '../services/route-roles.ts';
import { TABLE } from '../services/route-table.ts';
import { gameOf } from '../support/class-room.ts';
import { place, somebody, someClass } from '../support/people.ts';
import { startServer } from '../support/server.ts';

/** People of every role, written into the database of the running server, each with a session. */
async function people(database: string) {
	const store = await openSqlite(database, 'src/lib/server/db/migrations/sqlite');
	const app = { store };
	const owner = await somebody(app, 'instructor');
	const classId = await someClass(app, owner);
	const actors = {
		student: await somebody(app, 'student'),
		instructor: await somebody(app, 'instructor'),
		assistant: await somebody(app, 'instructor'),
		owner,
		admin: await somebody(app, 'admin')
	};
	const memberId = await place(app, classId, actors.student, 'student');
	await place(app, classId, actors.assistant, 'assistant');
	// Somebody to edit, free and remove: the walk must not remove those who walk.
	const other = await place(app, classId, await somebody(app, 'student'), 'student');
	const { t } = store;
	const team = { id: 'team', classId, name: 'T', color: '#000', place: 0, createdAt: new Date() };
	await store.tx(async (db) => {
		await db.insert(t.teams).values(team);
		const at = { captain: false, roles: [], joinedAt: new Date() };
		await db.insert(t.teamMembers).values({ memberId, teamId: team.id, ...at });
	});
	const at = new Date();
	const texts = { zh: 'Z', en: 'E' };
	await store.tx(async (db) => {
		await db.insert(t.units).values({
			...{ id: 'unit', classId, place: 0, title: texts, publishAt: at, createdAt: at }
		});
		await db.insert(t.tasks).values({
			...{ id: 'task', unitId: 'unit', part: 'during', place: 0, title: texts, brief: texts },
			...{ doers: 'student', kinds: ['text'], opensAt: at, late: { kind: 'accept' } }
		});
		await db.insert(t.speakingSessions).values({
			...{ id: 'session', unitId: 'unit', title: texts, version: 1, criteria: 1, revealed: 0 },
			...{ settings: DEFAULT_SETTINGS, floor: newFloor([]), createdAt: at }
		});
		// A page that is not there would hide what its actions answer.
		await db.insert(t.quizzes).values({
			...{ id: 'none', unitId: 'unit', part: 'before', title: texts, intro: texts, version: 1 },
			...{ cooldown: 0, counts: 'best', shuffle: false, late: { kind: 'accept' }, pass: 60 },
			...{ feedback: 'handedIn', publishedAt: at, createdAt: at }
		});
		await db.insert(t.rubrics).values({ id: 'rubric', classId, version: 1, createdAt: at });
		await db.insert(t.rubricVersions).values({
			...{ rubricId: 'rubric', version: 1, title: texts, at, savedBy: 'none' },
			body: { criteria: [], comment: { minCharacters: 0, minWords: 0 } }
		});
		await db.insert(t.peerRounds).values({
			...{ id: 'round', taskId: 'task', rubricId: 'rubric', rubricVersion: 1, each: 1, week: 0 },
			...{ seed: 'S', anonymity: { answer: [], giver: [], receiver: [] }, version: 1 },
			comment: { minCharacters: 0, minWords: 0 },
			...{ rule: 'median', strictness: 2, calibrationCounts: false }
		});
		await db.insert(t.peerExamples).values({
			...{ id: 'none', roundId: 'round', title: texts, body: texts, createdAt: at },
			sheet: { marks: {}, comment: '' }
		});
		await db.insert(t.speakingCriteria).values({
			...{ sessionId: 'session', version: 1, actorId: 'none', at },
			rubric: { criteria: [], comment: { minCharacters: 0, minWords: 0 } }
		});
	});
	const game = await gameOf(store, classId, team.id);
	const sessions = makeSessions(store, false);
	/** A fresh session: some routes end the one they are called with. */
	const cookie = async (role: Role) => {
		if (role === 'visitor') return '';
		const { id } = await sessions.createSession(actors[role].user.id, { device: '' });
		return `${SESSION_COOKIE}=${id}`;
	};
	return { store, classId, game, other, cookie };
}

/** Every field that some form has, well formed, about nobody: what is left to refuse is the role. */
const FORM = {
	name: 'N',
	email: 'nobody@school.example',
	present: 'not the password',
	password: 'not the password',
	code: 'ABCDEF',
	number: '4',
	session: 'none',
	person: 'nobody',
	invitation: 'none',
	role: 'instructor',
	term: 'T',
	language: 'zh',
	scenario: 'campus-lab',
	access: 'race',
	title: 'G',
	minutes: '5',
	bots: '0',
	kind: 'code',
	hours: '3',
	extraTime: '0',
	by: 'size',
	who: 'joined',
	whom: 'rest',
	list: 'a,1',
	rosterOnly: '',
	locked: '0',
	id: 'nobody',
	memberId: 'nobody',
	status: 'active',
	text: 'a,1',
	color: '#000000',
	team: 't1',
	type: 'handBack',
	move: 'revealNext',
	seconds: '0',
	month: '1',
	confirm: 'nobody',
	titleZh: 'Z',
	titleEn: 'E',
	bodyZh: 'Z',
	bodyEn: 'E',
	step: '1',
	latePercent: '50',
	version: '1',
	percent: '50',
	press: 'pause',
	...{ seen: '0', skillLanguage: '3', skillCommunication: '3', skillLeadership: '3' },
	...{ skillAnalysis: '3', rank: 'R', skills: 'S', equipment: '', zh: 'Z', en: 'E', video: '' },
	...{ how: 'random', bond: 'apart', one: 'nobody', other: 'nobody', token: 'none' },
	...{ turn: '60', contest: '0', captain: 'nobody', next: 'nobody' },
	...{ said: 'agree', agreed: 'no', why: 'W' }
};

/** What a status and where it leads say about the role. */
async function answerOf(response: APIResponse): Promise<Answer> {
	const status = response.status();
	if (status === 401) return 'signIn';
	if (status === 403) return 'forbidden';
	const to = response.headers().location ?? '';
	if (status === 303 && to.startsWith('/sign-in?next=')) return 'signIn';
	const text = await response.text().catch(() => '');
	// The data of a page that is drawn in the browser: its refusals travel inside.
	if (/"type":"redirect","location":"\/sign-in/.test(text)) return 'signIn';
	if (/access\.forbidden|game\.notYourCompany/.test(text)) return 'forbidden';
	if (/class\.unknown|game\.unknown/.test(text)) return 'unknown';
	// A form that is incomplete, a person or a link that does not exist: the role was let through.
	return 'in';
}

test('every route and form action answers every role as the table says @server', async ({
	request
}) => {
	test.setTimeout(240_000);
	const server = await startServer({ SIGN_UP: 'open' });
	const { store, classId, game, other, cookie } = await people(server.database);
	const address = (route: string) =>
		route
			.replace('[save]', 'none')
			.replace('[client]', 'none')
			.replace('[tender]', 'none')
			.replace('[token]', 'none')
			.replace('[class]', classId)
			.replace('[company]', 't1')
			.replace('[game]', game)
			.replace('[member]', other)
			.replace('[scenario]', 'none')
			// Staff take away what is theirs: the unit that students walk through is another one.
			.replace(/^(\/class\/.*)\[unit\]/, '$1unit')
			.replace(/^(\/class\/.*)\[task\]/, '$1task')
			.replace(/^(\/(?:class|stage)\/.*)\[session\]/, '$1session')
			.replace(
				/\[(unit|material|task|upload|round|column|rubric|doer|review|example|session|item|quiz|format)\]/g,
				'none'
			)
			.replace('[code]', 'AAAAAA')
			.replace('[file]', 'months.csv')
			.replace('[...place]', '__data.json')
			// A desk's page is the same empty shell for all; what counts is its data.
			.replace(/^\/game\/.*$/, (path) =>
				/\/(act|ask|news|crew(\/\w+)?)$/.test(path) ? path : `${path}/__data.json`
			)
			.replace(/\/crew\/chat$/, '/crew/chat?at=0&id=x')
			.replace(/\/live$/, `/live?topic=class:${classId}`);
	const wrong: string[] = [];
	for (const row of TABLE) {
		const [method, route] = row.route.split(' ') as [string, string];
		for (const role of ROLES) {
			const answer = await ask(server.url + address(route), method, await cookie(role), row);
			const due = expected(row, role);
			if (answer !== due) wrong.push(`${row.route} · ${role}: ${answer}, not ${due}`);
		}
	}
	await store.close();
	await server.dispose();
	expect(wrong).toEqual([]);

	async function ask(url: string, method: string, cookie: string, row: Row): Promise<Answer> {
		// A stream never ends by itself, so its head is enough.
		if (url.includes('/live?')) {
			const stop = new AbortController();
			const { status } = await fetch(url, { headers: { cookie }, signal: stop.signal });
			stop.abort();
			return status === 200
				? 'in'
				: status === 401
					? 'signIn'
					: status === 404
						? 'unknown'
						: 'forbidden';
		}
		// A file that is refused says why to a program; a person gets a page with the sentence.
		const accept = /\/(export\/|.*\/(file|units\/archive)$)/.test(url)
			? 'application/json'
			: 'text/html';
		const headers = { cookie, origin: server.url, accept };
		const body = row.json
			? { data: row.json }
			: method === 'POST'
				? { form: { ...FORM, from: classId } }
				: {};
		return answerOf(await request.fetch(url, { method, headers, ...body, maxRedirects: 0 }));
	}
});
