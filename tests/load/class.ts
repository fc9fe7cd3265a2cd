/**
 * `npm run load -- --students 120 --teams 24`: a class as the server sees it, against the production build on a
 * database of its own. Everybody joins by form posts, listens to an event stream, and sends commands for some seconds
 * as fast as the answers come: the rush before a deadline. Then every acknowledged command is looked for in the log.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { throwAwayPostgres } from '../support/postgres.ts';
import { startServer } from '../support/server.ts';
import { share } from './figures.ts';
import { clientsOf, logOf, makeLesson, must, press, type Lesson } from './lesson.ts';
import type { Student } from './student.ts';

const { values } = parseArgs({
	options: {
		students: { type: 'string', default: '120' },
		/** Companies of a class, of seven students at most. */
		teams: { type: 'string', default: '24' },
		/** Classes at the same time; the students are divided among them. */
		classes: { type: 'string', default: '1' },
		seconds: { type: 'string', default: '10' },
		/** Pause between a student's commands in milliseconds; 0 = as fast as answers come. */
		pause: { type: 'string', default: '0' },
		/** Whether students load their company again after every answer and pulse, as the desk does. */
		desks: { type: 'boolean', default: false },
		/** `sqlite`, `postgres` for a throw-away one with durable commits, or the address of an empty database. */
		database: { type: 'string', default: 'sqlite' },
		/** Processes of the server; more than one need PostgreSQL. */
		processes: { type: 'string', default: '1' },
		/** Folder for a profile of the server's processor time. */
		profile: { type: 'string', default: '' },
		json: { type: 'boolean', default: false }
	}
});
const seconds = Number(values.seconds);
const pause = Number(values.pause);
const processes = Number(values.processes);
must(processes === 1 || values.database !== 'sqlite', '--processes needs --database postgres');

const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));
/** The most memory that a process has had, in MB. */
const peak = (pid: number) =>
	Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

/** Longest that a frame may take to reach everyone, in milliseconds. */
const LATEST = 10_000;

/** Does something and waits until all have heard of it. @returns milliseconds from the start to every ear */
async function fanOut(
	listeners: readonly Student[],
	topic: string,
	act: () => Promise<unknown>
): Promise<number[]> {
	for (const student of listeners) student.heard = [];
	const began = performance.now();
	const heardAt = (student: Student) =>
		student.heard.find((h) => h.topic === topic && (h.facts.clock || topic.startsWith('company')))
			?.at;
	const acting = act();
	while (listeners.some((student) => heardAt(student) === undefined)) {
		must(performance.now() < began + LATEST, `${topic}: not everybody has heard`);
		await wait(1);
	}
	await acting;
	return listeners.map((student) => heardAt(student)! - began);
}

const cluster = values.database === 'postgres' ? await throwAwayPostgres(true) : undefined;
must(typeof cluster !== 'string', `PostgreSQL: ${cluster as string}`);
const named = values.database.includes(':') ? values.database : undefined;
const url = typeof cluster === 'object' ? cluster.url : named;
const env = {
	LOG_LEVEL: 'warn',
	...(url && { DATABASE_URL: url }),
	...(values.profile && { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${values.profile}` })
};
const servers = [await startServer(env)];
for (let i = 1; i < processes; i++) servers.push(await startServer(env));

try {
	const database = url ?? `file:${servers[0]!.database}`;
	const size = { students: Number(values.students), teams: Number(values.teams) };
	const classes = Number(values.classes);
	const urls = servers.map((server) => server.url);
	const lessons: Lesson[] = [];
	for (let i = 0; i < classes; i++)
		lessons.push(
			await makeLesson(urls, database, { ...size, students: Math.floor(size.students / classes) })
		);
	const crowd = lessons.flatMap((lesson) => lesson.crowd);
	const move = ({ teacher, game }: Lesson, move: string) =>
		teacher.post(`/teach/run/${game}?/move`, { move });
	await Promise.all(crowd.map((s) => s.listen(`game:${s.game}`, `company:${s.game}:${s.company}`)));
	const clock: number[] = [];
	const toAll = async (name: string) => {
		for (const lesson of lessons) {
			const topic = `game:${lesson.game}`;
			clock.push(...(await fanOut(lesson.crowd, topic, () => move(lesson, name))));
		}
	};
	await toAll('openMonth');
	const clients = await clientsOf(crowd[0]!);

	const end = performance.now() + seconds * 1000;
	const rushBegan = performance.now();
	await Promise.all(
		crowd.map(async (student, s) => {
			for (let n = 0; performance.now() < end; n++) {
				await student.act(`s${s}n${n}`, press(clients, s, n));
				if (values.desks) await student.get(`/game/${student.game}/news?settled=0`);
				if (pause > 0) await wait(pause * (0.5 + Math.random()));
			}
		})
	);
	const rushed = (performance.now() - rushBegan) / 1000;
	const rush = crowd.flatMap((student) => student.waits);

	// Now nobody is in a hurry: how long until everybody knows?
	for (const name of ['pauseMonth', 'resumeMonth']) await toAll(name);
	const team: number[] = [];
	for (const student of crowd.slice(0, 20)) {
		const { game, company } = student;
		const mates = crowd.filter((mate) => mate.game === game && mate.company === company);
		const action = { type: 'stagePlan', actions: [] };
		const act = () => student.act('quiet', action);
		team.push(...(await fanOut(mates, `company:${game}:${company}`, act)));
	}
	const settle: number[] = [];
	for (let month = 1; month <= 3; month++) {
		if (month > 1) await toAll('openMonth');
		for (const lesson of lessons) {
			const began = performance.now();
			await move(lesson, 'lockMonth');
			settle.push(performance.now() - began);
			await move(lesson, 'revealMonth');
		}
	}
	for (const { crowd, teacher } of lessons) for (const one of [...crowd, teacher]) one.stop();

	const logs = await Promise.all(lessons.map((lesson) => logOf(database, lesson.game)));
	const doubled = logs.reduce((sum, log) => sum + log.doubled, 0);
	const gaps = logs.reduce((sum, log) => sum + log.gaps, 0);
	const lost = lessons
		.map(({ crowd }, i) =>
			crowd.flatMap((s) => s.acknowledged).filter((id) => !logs[i]!.ids.has(id))
		)
		.flat().length;
	const figures = {
		database: values.database === 'sqlite' ? 'sqlite' : 'postgres',
		processes,
		classes,
		...size,
		joinMs: Math.round(Math.max(...lessons.map((lesson) => lesson.joinMs))),
		commands: rush.length,
		commandsPerSecond: Math.round(rush.length / rushed),
		p50: share(rush, 0.5),
		p95: share(rush, 0.95),
		p99: share(rush, 0.99),
		errors: crowd.reduce((sum, student) => sum + student.errors, 0),
		lost,
		doubled,
		gaps,
		clockFanOutP50: share(clock, 0.5),
		clockFanOutP95: share(clock, 0.95),
		clockFanOutLast: share(clock, 1),
		teamFanOutP50: share(team, 0.5),
		teamFanOutP95: share(team, 0.95),
		settleMs: share(settle, 0.5),
		settleLast: share(settle, 1),
		serverPeakMB: servers.map((server) => Math.round(peak(server.pid))).join(' + ')
	};
	if (values.json) console.log(JSON.stringify(figures));
	else console.table(Object.fromEntries(Object.entries(figures).map(([k, v]) => [k, { is: v }])));
	if (figures.errors + lost + doubled + gaps > 0) process.exitCode = 1;
	// A profile is written when the process ends in order.
	if (values.profile) for (const server of servers) await server.end();
} finally {
	for (const server of servers) await server.dispose();
	if (typeof cluster === 'object') cluster.end();
}
