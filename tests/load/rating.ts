/**
 * `npm run load -- --rating --students 120`: a class rates presentations within some seconds, against the production
 * build on a database of its own. Everybody listens to the session and rates a company that is not the own one at some
 * moment; some press twice at once, some change their minds. After each answer a phone loads its page again, as the
 * browser does; a stage and a console follow all the time. Then every acknowledged rating is looked for.
 */
import os from 'node:os';
import { parseArgs } from 'node:util';
import { eq } from 'drizzle-orm';
import { throwAwayPostgres } from '../support/postgres.ts';
import { startServer } from '../support/server.ts';
import { share } from './figures.ts';
import { makeLesson, must, onDatabase, type Lesson } from './lesson.ts';
import type { Student } from './student.ts';

const { values } = parseArgs({
	options: {
		rating: { type: 'boolean', default: true },
		students: { type: 'string', default: '120' },
		/** Companies, of seven students at most. */
		teams: { type: 'string', default: '24' },
		/** Within how many seconds everybody rates. */
		seconds: { type: 'string', default: '10' },
		/** Parts of the class, in percent, that press twice at once, and that rate again. */
		twice: { type: 'string', default: '10' },
		again: { type: 'string', default: '30' },
		/** `sqlite`, or `postgres` for a throw-away one with durable commits. */
		database: { type: 'string', default: 'sqlite' },
		json: { type: 'boolean', default: false }
	}
});
const size = { students: Number(values.students), teams: Number(values.teams) };
const within = Number(values.seconds) * 1000;

const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));
const lastPart = ({ to }: { to: string }): string => to.split('/').at(-1)!;
const CRITERIA = ['c1', 'c2', 'c3', 'c4'];

/** The class and who is in which company, by the names of students. */
async function rosterOf(database: string, { game }: Lesson) {
	return onDatabase(database, async ({ db, t: { games, teamMembers, members } }) => {
		const [row] = await db.select().from(games).where(eq(games.id, game));
		const people = await db
			.select({ name: members.name, team: teamMembers.teamId })
			.from(teamMembers)
			.innerJoin(members, eq(members.id, teamMembers.memberId));
		return { classId: row!.classId, teamOf: new Map(people.map((p) => [p.name, p.team])) };
	});
}

/** A published unit with a session in which one company has presented and another one presents. */
async function present(teacher: Student, classId: string, database: string) {
	const unit = lastPart(
		await teacher.post(`/teach/${classId}/units?/create`, { titleZh: '', titleEn: 'Load' })
	);
	await teacher.post(`/teach/${classId}/units/${unit}?/publish`, {});
	const place = `/teach/${classId}/units/${unit}/speaking`;
	const made = await teacher.post(`${place}?/create`, { titleZh: '', titleEn: 'Load' });
	must(made.status === 303, `session: ${made.status}`);
	const session = lastPart(made);
	for (const [seen, press] of ['next', 'start', 'finish', 'next', 'start'].entries()) {
		const form = { press, seen: String(seen) };
		const { status } = await teacher.post(`${place}/${session}?/move`, form);
		must(status < 400, `${press}: ${status}`);
	}
	const floor = await onDatabase(database, async ({ db, t: { speakingSessions: s } }) => {
		const [row] = await db.select().from(s).where(eq(s.id, session));
		return row!.floor as { done: string[]; turn: { team: string } };
	});
	return {
		...{ session, first: floor.done[0]!, second: floor.turn.team },
		console: `${place}/${session}`,
		phone: `/class/${classId}/units/${unit}/speaking/${session}`,
		stage: `/stage/speaking/${session}`
	};
}

const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
/** As SvelteKit posts a form from a page that runs scripts. */
const enhanced = (url: string) => ({
	...{ origin: url, accept: 'application/json', 'x-sveltekit-action': 'true' },
	'content-type': 'application/x-www-form-urlencoded'
});

const cluster = values.database === 'postgres' ? await throwAwayPostgres(true) : undefined;
must(typeof cluster !== 'string', `PostgreSQL: ${cluster as string}`);
const url = typeof cluster === 'object' ? cluster.url : undefined;
const server = await startServer({ LOG_LEVEL: 'warn', ...(url && { DATABASE_URL: url }) });

try {
	const database = url ?? `file:${server.database}`;
	const lesson = await makeLesson([server.url], database, size);
	const { teacher, crowd } = lesson;
	const { classId, teamOf } = await rosterOf(database, lesson);
	const at = await present(teacher, classId, database);
	// Who rates has the page open, with its stream.
	for (const student of crowd) {
		const { status } = await student.get(at.phone);
		must(status === 200, `phone: ${status}`);
		await student.listen(`speaking:${at.session}`);
	}

	const waits: number[] = [];
	const reloads: number[] = [];
	let errors = 0;
	/** The level that each student was last told is saved. */
	const saved = new Map<string, number>();

	async function rate(student: Student, level: number): Promise<void> {
		const team = teamOf.get(student.name) === at.second ? at.first : at.second;
		const marks = Object.fromEntries(CRITERIA.map((id) => [`mark-${id}`, String(level)]));
		const began = performance.now();
		try {
			const body = form({ team, ...marks });
			const { body: answer } = await student.raw(
				...([`${at.phone}?/rate`, body, enhanced(server.url)] as const)
			);
			waits.push(performance.now() - began);
			if ((JSON.parse(answer) as { type: string }).type !== 'success') throw new Error(answer);
			saved.set(student.name, level);
		} catch {
			errors++;
			return;
		}
		const loading = performance.now();
		const { status } = await student.get(`${at.phone}/__data.json`);
		reloads.push(performance.now() - loading);
		if (status !== 200) errors++;
	}

	// Stage and console load again soon after somebody has rated, however many there were.
	const screens: number[] = [];
	let over = false;
	const follow = async (page: string, pause: number) => {
		while (!over) {
			const began = performance.now();
			const { status } = await teacher.get(`${page}/__data.json`);
			screens.push(performance.now() - began);
			if (status !== 200) errors++;
			await wait(pause);
		}
	};
	const following = [follow(at.stage, 500), follow(at.console, 400)];

	const loadBefore = os.loadavg()[0]!;
	const part = (percent: string, i: number) => (i * 37) % 100 < Number(percent);
	const began = performance.now();
	await Promise.all(
		crowd.map(async (student, i) => {
			const moments = part(values.again, i) ? 2 : 1;
			for (let n = 0; n < moments; n++) {
				await wait(Math.random() * (within / moments));
				const level = ((i + n) % 4) + 1;
				const presses = n === 0 && part(values.twice, i) ? 2 : 1;
				await Promise.all(Array.from({ length: presses }, () => rate(student, level)));
			}
		})
	);
	const took = performance.now() - began;
	over = true;
	await Promise.all(following);

	const rows = await onDatabase(database, async ({ db, t: { speakingRatings: r, members } }) =>
		db
			.select({ name: members.name, team: r.teamId, sheet: r.sheet })
			.from(r)
			.innerJoin(members, eq(members.id, r.memberId))
			.where(eq(r.sessionId, at.session))
	);
	const stored = new Map(
		rows.map(({ name, sheet }) => [name, (sheet as { marks: Record<string, number> }).marks.c1!])
	);
	const lost = [...saved].filter(([name, level]) => stored.get(name) !== level).length;
	const own = rows.filter(({ name, team }) => teamOf.get(name) === team).length;
	for (const one of [...crowd, teacher]) one.stop();
	const figures = {
		...{ database: values.database, ...size, seconds: Math.round(took / 100) / 10 },
		...{ ratings: waits.length, raters: saved.size },
		...{ p50: share(waits, 0.5), p95: share(waits, 0.95), p99: share(waits, 0.99) },
		slowest: share(waits, 1),
		...{ pageP50: share(reloads, 0.5), pageP95: share(reloads, 0.95) },
		...{ screens: screens.length, screenP95: share(screens, 0.95) },
		...{ errors, lost, doubled: rows.length - stored.size, ownTeam: own },
		...{ loadBefore, loadAfter: os.loadavg()[0]! }
	};
	if (values.json) console.log(JSON.stringify(figures));
	else console.table(Object.fromEntries(Object.entries(figures).map(([k, v]) => [k, { is: v }])));
	if (errors + lost + figures.doubled + own > 0) process.exitCode = 1;
} finally {
	await server.dispose();
	if (typeof cluster === 'object') cluster.end();
}
