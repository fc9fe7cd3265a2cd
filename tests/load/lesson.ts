import { eq } from 'drizzle-orm';
import { newId } from '../../src/lib/server/auth/secrets.ts';
import { makeSessions, SESSION_COOKIE } from '../../src/lib/server/auth/sessions.ts';
import { openStore } from '../../src/lib/server/db/open.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { root } from '../support/files.ts';
import { Student } from './student.ts';

/** A class with a game, everybody joined over the network as browsers do. */
export interface Lesson {
	teacher: Student;
	crowd: Student[];
	/** Id of the game. */
	game: string;
	/** How long all together took to join, in milliseconds. */
	joinMs: number;
}

/** Asserts what everything later rests on. */
export function must(holds: boolean, what: string): void {
	if (!holds) throw new Error(what);
}

/** Runs something on the server's database and lets go of it. */
export async function onDatabase<T>(url: string, work: (store: Store) => Promise<T>): Promise<T> {
	const store = await openStore(url, root, 2);
	try {
		return await work(store);
	} finally {
		await store.close();
	}
}

/** An instructor with a session, written into the server's database. */
async function instructor(database: string, url: string): Promise<Student> {
	return onDatabase(database, async (store) => {
		const id = newId();
		const row = { id, name: 'Load', email: `${id}@x.example`, siteRole: 'instructor' as const };
		await store.tx((db) => db.insert(store.t.users).values({ ...row, createdAt: new Date() }));
		const session = await makeSessions(store, false).createSession(id, { device: 'load' });
		return new Student(url, 'instructor').withCookie(`${SESSION_COOKIE}=${session.id}`);
	});
}

/** The last part of the address that a form leads to. */
const madeBy = ({ to }: { to: string }): string => to.split('/').at(-1)!;

/**
 * Makes a class and a game and lets everybody join.
 * @param urls processes of the server; students are spread over them
 */
export async function makeLesson(
	urls: readonly string[],
	database: string,
	{ students, teams }: { students: number; teams: number }
): Promise<Lesson> {
	const teacher = await instructor(database, urls[0]!);
	const made = await teacher.post('/teach?/create', {
		name: 'Load',
		term: '',
		language: 'zh',
		scenario: 'campus-lab',
		rosterOnly: ''
	});
	must(made.status === 303, `create: ${made.status}`);
	const classId = madeBy(made);
	const code = await onDatabase(database, async ({ db, t: { joinCodes } }) => {
		const rows = await db.select().from(joinCodes).where(eq(joinCodes.classId, classId));
		return rows.find((row) => row.kind === 'code')!.code;
	});
	const crowd = Array.from(
		{ length: students },
		(_, i) => new Student(urls[i % urls.length]!, `Student ${i}`)
	);
	const began = performance.now();
	await Promise.all(
		crowd.map(async (student, i) => {
			const form = { name: student.name, number: String(10_000 + i), password: 'secret-1' };
			const { status } = await student.post(`/join/${code}?/join`, form);
			must(status === 303, `join: ${status}`);
		})
	);
	const joinMs = performance.now() - began;
	const dealt = await teacher.post(`/teach/${classId}/teams?/deal`, {
		by: 'teams',
		number: String(teams),
		who: 'joined',
		whom: 'all'
	});
	must(dealt.status < 400, `teams: ${dealt.status}`);
	const game = madeBy(
		await teacher.post(`/teach/${classId}/games/new`, {
			title: 'Load',
			scenario: 'campus-lab',
			access: 'race',
			minutes: '',
			bots: '0',
			seed: 'LOAD'
		})
	);
	await seat(database, game, crowd);
	return { teacher, crowd, game, joinMs };
}

/** Tells students which company they are in. */
async function seat(database: string, game: string, crowd: readonly Student[]): Promise<void> {
	await onDatabase(database, async ({ db, t: { seats, teamMembers, members } }) => {
		const rows = await db
			.select({ company: seats.company, name: members.name })
			.from(seats)
			.innerJoin(teamMembers, eq(teamMembers.teamId, seats.teamId))
			.innerJoin(members, eq(members.id, teamMembers.memberId))
			.where(eq(seats.gameId, game));
		const byName = new Map(rows.map(({ name, company }) => [name, company]));
		for (const student of crowd)
			Object.assign(student, { game, company: byName.get(student.name)! });
	});
}

/** What the log holds: its lines, ids as the students gave them, and whether its numbers have a gap. */
export async function logOf(database: string, game: string) {
	return onDatabase(database, async ({ db, t: { gameCommands: c } }) => {
		const rows = await db.select().from(c).where(eq(c.gameId, game)).orderBy(c.seq);
		const ids = rows.map((row) => row.commandId);
		return {
			lines: rows.map((row) => row.line),
			ids: new Set(ids.map((id) => id.split(':').at(-1)!)),
			doubled: ids.length - new Set(ids).size,
			gaps: rows.filter((row, i) => row.seq !== i + 1).length
		};
	});
}

/** The clients of the market, as a student sees them. */
export async function clientsOf(student: Student): Promise<string[]> {
	const { body } = await student.get(`/game/${student.game}/news?settled=-1`);
	const { view } = JSON.parse(body) as { view: { clients: { id: string }[] } };
	return view.clients.map(({ id }) => id);
}

/** What the `n`th press of the `s`th student is: plans are edited, clients claimed and visited. */
export function press(clients: readonly string[], s: number, n: number): object {
	const client = clients[(s * 7 + n) % clients.length]!;
	return n % 4 === 0
		? { type: 'claimClient', client }
		: { type: 'stagePlan', actions: [{ type: 'visitClient', client }] };
}
