/**
 * `npm run load -- --students 120 --teams 24`: a class as the server sees it, against the production build on a
 * database of its own. Everybody joins by form posts, listens to an event stream, and sends commands for some seconds
 * as fast as the answers come: the rush before a deadline. Then every acknowledged command is looked for in the log.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { eq } from 'drizzle-orm';
import { makeSessions, SESSION_COOKIE } from '../../src/lib/server/auth/sessions.ts';
import { newId } from '../../src/lib/server/auth/secrets.ts';
import { openStore } from '../../src/lib/server/db/open.ts';
import { root } from '../support/files.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import { Student } from './student.ts';

const { values } = parseArgs({
	options: {
		students: { type: 'string', default: '120' },
		teams: { type: 'string', default: '24' },
		seconds: { type: 'string', default: '10' },
		/** Pause between a student's commands in milliseconds; 0 = as fast as answers come. */
		pause: { type: 'string', default: '0' },
		json: { type: 'boolean', default: false }
	}
});
const students = Number(values.students);
const teams = Number(values.teams);
const seconds = Number(values.seconds);
const pause = Number(values.pause);

const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));
const share = (sorted: readonly number[], part: number) =>
	sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
const memory = (pid: number) =>
	Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

/** An instructor with a session, written into the server's database. */
async function instructor({ database, url }: RunningServer): Promise<Student> {
	const store = await openStore(`file:${database}`, root);
	const id = newId();
	const row = { id, name: 'Load', email: `${id}@x.example`, siteRole: 'instructor' as const };
	await store.tx((db) => db.insert(store.t.users).values({ ...row, createdAt: new Date() }));
	const session = await makeSessions(store, false).createSession(id, { device: 'load' });
	await store.close();
	return new Student(url, 'instructor').withCookie(`${SESSION_COOKIE}=${session.id}`);
}

/** The code with which students join. */
async function codeOf({ database }: RunningServer, classId: string): Promise<string> {
	const store = await openStore(`file:${database}`, root);
	const rows = await store.db
		.select()
		.from(store.t.joinCodes)
		.where(eq(store.t.joinCodes.classId, classId));
	await store.close();
	return rows.find((row) => row.kind === 'code')!.code;
}

/** What the log holds: ids in order, and whether its numbers have a gap. */
async function logOf({ database }: RunningServer, game: string) {
	const store = await openStore(`file:${database}`, root);
	const { gameCommands: c } = store.t;
	const rows = await store.db.select().from(c).where(eq(c.gameId, game)).orderBy(c.seq);
	await store.close();
	const ids = rows.map((row) => row.commandId);
	return {
		ids: new Set(ids.map((id) => id.split(':').at(-1)!)),
		doubled: ids.length - new Set(ids).size,
		gaps: rows.filter((row, i) => row.seq !== i + 1).length
	};
}

/** Asserts what every later figure rests on. */
function must(holds: boolean, what: string): void {
	if (!holds) throw new Error(what);
}

const server = await startServer({ LOG_LEVEL: 'warn' });
try {
	const teacher = await instructor(server);
	const made = await teacher.post('/teach?/create', {
		name: 'Load',
		term: '',
		language: 'zh',
		scenario: 'campus-lab',
		rosterOnly: ''
	});
	const classId = made.to.split('/').at(-1)!;
	must(made.status === 303, `create: ${made.status}`);
	const code = await codeOf(server, classId);

	const crowd = Array.from({ length: students }, (_, i) => new Student(server.url, `Student ${i}`));
	const joinBegan = performance.now();
	await Promise.all(
		crowd.map(async (student, i) => {
			const form = { name: student.name, number: String(10_000 + i), password: 'secret-1' };
			const { status } = await student.post(`/join/${code}?/join`, form);
			must(status === 303, `join: ${status}`);
		})
	);
	const joined = performance.now() - joinBegan;
	const dealt = await teacher.post(`/teach/${classId}/teams?/deal`, {
		by: 'teams',
		number: String(teams),
		who: 'joined',
		whom: 'all'
	});
	must(dealt.status < 400, `teams: ${dealt.status}`);
	const game = (
		await teacher.post(`/teach/${classId}/games/new`, {
			title: 'Load',
			scenario: 'campus-lab',
			access: 'race',
			minutes: '',
			bots: '0',
			seed: 'LOAD'
		})
	).to
		.split('/')
		.at(-1)!;
	await Promise.all(crowd.map((student) => student.listen(game)));
	await teacher.post(`/teach/run/${game}?/move`, { move: 'openMonth' });

	// The rush: plans are edited, clients claimed and visited.
	const market = (await (await crowd[0]!.get(`/game/${game}/news?settled=-1`)).json()) as {
		view: { clients: { id: string }[] };
	};
	const clients = market.view.clients.map((c) => c.id);
	const end = performance.now() + seconds * 1000;
	const rushBegan = performance.now();
	await Promise.all(
		crowd.map(async (student, s) => {
			for (let n = 0; performance.now() < end; n++) {
				const client = clients[(s * 7 + n) % clients.length]!;
				const action =
					n % 4 === 0
						? { type: 'claimClient', client }
						: { type: 'stagePlan', actions: [{ type: 'visitClient', client }] };
				await student.act(game, `s${s}n${n}`, action);
				if (pause > 0) await wait(pause * (0.5 + Math.random()));
			}
		})
	);
	const rushed = (performance.now() - rushBegan) / 1000;
	const rss = memory(server.pid);

	const lockBegan = performance.now();
	await teacher.post(`/teach/run/${game}?/move`, { move: 'lockMonth' });
	const settled = performance.now() - lockBegan;
	await wait(1_000);
	const heard = crowd.filter((s) => s.clockAt >= lockBegan);
	const fanOut = Math.max(0, ...heard.map((s) => s.clockAt - lockBegan - settled));
	for (const student of crowd) student.stop();

	const waits = crowd.flatMap((s) => s.waits).sort((a, b) => a - b);
	const log = await logOf(server, game);
	const lost = crowd.flatMap((s) => s.acknowledged).filter((id) => !log.ids.has(id)).length;
	const figures = {
		students,
		teams,
		joinMs: Math.round(joined),
		commands: waits.length,
		commandsPerSecond: Math.round(waits.length / rushed),
		p50: +share(waits, 0.5).toFixed(1),
		p95: +share(waits, 0.95).toFixed(1),
		p99: +share(waits, 0.99).toFixed(1),
		errors: crowd.reduce((sum, s) => sum + s.errors, 0),
		lost,
		doubled: log.doubled,
		gaps: log.gaps,
		settleMs: Math.round(settled),
		heard: heard.length,
		fanOutMs: Math.round(fanOut),
		serverMB: Math.round(rss)
	};
	if (values.json) console.log(JSON.stringify(figures));
	else console.table(figures);
	if (figures.errors + lost + log.doubled + log.gaps > 0) process.exitCode = 1;
} finally {
	await server.dispose();
}
