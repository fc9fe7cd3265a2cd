import { expect, test } from '@playwright/test';
import { eq } from 'drizzle-orm';
import pino from 'pino';
import { GameHost } from '../../src/lib/server/host/game-host.ts';
import { writeLog } from '../../sim/log/log.ts';
import { replay } from '../../sim/log/replay.ts';
import { clientsOf, logOf, makeLesson, onDatabase, press } from '../load/lesson.ts';
import type { Student } from '../load/student.ts';
import { startServer } from '../support/server.ts';
import { until } from '../support/until.ts';

/** Machines that have other things to do need a while for passwords of a whole class. */
const LONG = 120_000;

const NAME = '<script>alert(1)</script>';

test('a server killed in a rush has kept everything it acknowledged, and does nothing twice @server', async () => {
	test.setTimeout(LONG);
	const site = await startServer();
	const database = `file:${site.database}`;
	const { teacher, crowd, game } = await makeLesson([site.url], database, {
		students: 20,
		teams: 5
	});
	await teacher.post(`/teach/run/${game}?/move`, { move: 'openMonth' });
	const clients = await clientsOf(crowd[0]!);
	let killed = false;
	const rush = crowd.map(async (student, s) => {
		for (let n = 0; !killed; n++)
			if ((await student.act(`s${s}n${n}`, press(clients, s, n))) !== 200) return;
	});
	const acknowledged = () => crowd.flatMap((student) => student.acknowledged);
	await until(() => acknowledged().length > 150);
	await site.end('SIGKILL');
	killed = true;
	await Promise.all(rush);

	const before = acknowledged();
	const after = await logOf(database, game);
	expect(before.filter((id) => !after.ids.has(id))).toEqual([]);
	expect([after.doubled, after.gaps]).toEqual([0, 0]);

	// Everybody comes back and sends again what was not answered, and for good measure what was.
	const again = await startServer({ DATABASE_URL: database });
	const unanswered = crowd.flatMap((student) => [...student.open.keys()]);
	for (const student of crowd) student.url = again.url;
	await Promise.all(
		crowd.map(async (student: Student, s) => {
			for (const [id, action] of [...student.open]) expect(await student.act(id, action)).toBe(200);
			const [first] = student.acknowledged;
			if (first) await student.act(first, press(clients, s, Number(first.split('n')[1])));
		})
	);
	expect(unanswered.length).toBeGreaterThan(0);
	const final = await logOf(database, game);
	expect([final.doubled, final.gaps]).toEqual([0, 0]);
	expect(acknowledged().filter((id) => !final.ids.has(id))).toEqual([]);
	const log = await onDatabase(database, (store) =>
		new GameHost(store, pino({ level: 'silent' }), () => new Date()).perform(game, (turn) =>
			writeLog(turn.game)
		)
	);
	expect(replay(log).ok).toBe(true);
	for (const one of [...crowd, teacher]) one.stop();
	await again.dispose();
	await site.dispose();
});

test('a class is served although a third comes back at the lock and some send rubbish @server', async () => {
	test.setTimeout(LONG);
	const site = await startServer();
	const database = `file:${site.database}`;
	const { teacher, crowd, game } = await makeLesson([site.url], database, {
		students: 30,
		teams: 6
	});
	const move = (name: string) => teacher.post(`/teach/run/${game}?/move`, { move: name });
	await move('openMonth');
	await Promise.all(crowd.map((student) => student.listen(`game:${game}`)));
	const [me] = crowd;
	const clients = await clientsOf(me!);

	await test.step('requests that make no sense are answered with their reason', async () => {
		const json = 'application/json';
		const ask = (body: string, type = json, path = `/game/${game}/act`) =>
			me!.raw(path, body, { 'content-type': type, origin: site.url });
		const reason = async (...sent: Parameters<typeof ask>) => {
			const { status, body } = await ask(...sent);
			return [status, (JSON.parse(body) as { refused: { code: string } }).refused.code];
		};
		const one = (action: object, id = 'x') => JSON.stringify({ requests: [{ id, action }] });
		const idle = { type: 'stagePlan', actions: [] };
		expect(await reason(one({ ...idle, text: 'x'.repeat(700_000) }))).toEqual([
			413,
			'form.tooLarge'
		]);
		expect(await reason('{"requests":[')).toEqual([400, 'form.invalid']);
		expect(await reason('requests=1', 'application/x-www-form-urlencoded')).toEqual([
			400,
			'form.invalid'
		]);
		expect(await reason(JSON.stringify({ requests: [] }))).toEqual([400, 'form.invalid']);
		expect(await reason(one(idle, 'x'.repeat(61)))).toEqual([400, 'form.invalid']);
		expect(await reason(one(idle), json, '/game/nothing/act')).toEqual([404, 'game.unknown']);
		const strange = crowd.find((student) => student.company !== me!.company)!.company;
		expect((await me!.get(`/live?topic=company:${game}:${strange}`)).status).toBe(403);
		// Forged fields change nothing: it is the own company that acts.
		const forged = await ask(one({ type: 'lockMonth', team: strange, member: 'owner' }));
		expect(JSON.parse(forged.body).answers[0].refusal.code).toBe('command.unknown');
		const claimed = await ask(one({ type: 'claimClient', client: clients[0], team: strange }, 'y'));
		expect(JSON.parse(claimed.body).answers[0].ok).toBe(true);
		expect((await logOf(database, game)).lines.at(-1)).toContain(`"team":"${me!.company}"`);
	});

	await test.step('a third loses its stream at the lock, comes back, and knows', async () => {
		const third = crowd.filter((_, i) => i % 3 === 0);
		for (const student of crowd) student.heard = [];
		for (const student of third) student.hangUp();
		await Promise.all([
			move('lockMonth'),
			...third.map((student) => student.listen(`game:${game}`)),
			...crowd.map((student, s) => student.act('late', press(clients, s, 1)))
		]);
		const others = crowd.filter((student) => !third.includes(student));
		await until(() => others.every((s) => s.heard.some((h) => h.facts.phase === 'settled')));
		const phases = await Promise.all(
			crowd.map(async (student) => {
				const { body } = await student.get(`/game/${game}/news?settled=0`);
				return (JSON.parse(body) as { view: { phase: string } }).view.phase;
			})
		);
		expect(new Set(phases)).toEqual(new Set(['settled']));
		const { ids } = await logOf(database, game);
		const counted = crowd.filter((student) => student.acknowledged.includes('late')).length;
		expect(counted > 0 ? ids.has('late') : true).toBe(true);
		expect(crowd.map((student) => student.errors)).toEqual(crowd.map(() => 0));
	});

	await test.step('a name with a script in it is shown as text', async () => {
		await onDatabase(database, ({ t, tx }) =>
			tx((db) => db.update(t.members).set({ name: NAME }).where(eq(t.members.name, me!.name)))
		);
		const { classId } = await onDatabase(database, async ({ db, t }) => {
			const [row] = await db.select().from(t.games).where(eq(t.games.id, game));
			return row!;
		});
		for (const page of ['roster', 'teams']) {
			const { body, status } = await teacher.get(`/teach/${classId}/${page}`);
			expect([status, page]).toEqual([200, page]);
			expect(body).toContain('&lt;script>alert(1)');
			expect(body).not.toContain(NAME);
		}
	});

	for (const one of [...crowd, teacher]) one.stop();
	await site.dispose();
});
