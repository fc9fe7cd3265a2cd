import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { App } from '../../src/lib/server/app.ts';
import { pgWire } from '../../src/lib/server/db/pg-wire.ts';
import { Bus } from '../../src/lib/server/live/bus.ts';
import { Hub, type Frame } from '../../src/lib/server/live/hub.ts';
import { beat, lastBeat } from '../../src/lib/server/stores/outages.ts';
import { appOver, TestClock } from '../support/application.ts';
import { classRoom, type ClassRoom } from '../support/class-room.ts';
import { serverDatabase } from '../support/stores.ts';
import { until } from '../support/until.ts';

const server = process.env.TEST_POSTGRES_URL;

/** Several processes on one PostgreSQL, as far as a database can tell them apart: whole applications. */
describe.runIf(server)('two processes on one PostgreSQL', () => {
	let database: Awaited<ReturnType<typeof serverDatabase>>;
	let clock: TestClock;
	let room: ClassRoom;
	let game: string;
	let one: App;
	let other: App;

	const process = async (): Promise<App> => appOver(await database.open(), clock.now);

	beforeAll(async () => void (database = await serverDatabase(server!)));
	afterAll(() => database.drop());
	beforeEach(async () => {
		clock = new TestClock();
		[one, other] = [await process(), await process()];
		await Promise.all([one.begin(), other.begin()]);
		room = await classRoom(one.store);
		game = await one.games.create(room.owner, room.classId, {
			title: 'Year 1',
			scenario: 'campus-lab',
			seed: 'TWO',
			access: 'race',
			monthSeconds: 300
		});
	});
	afterEach(() => Promise.all([one.close(), other.close()]));

	const captain = (team: number) => room.students[team]![0]!;
	const open = () => one.lessons.move(room.owner, game, 'openMonth');
	const claim = (app: App, team: number, client: string, id = client) =>
		app.desks
			.act(captain(team), game, [{ id, action: { type: 'claimClient', client } }])
			.then(({ answers: [answer] }) => (answer!.ok ? 'ok' : answer!.refusal.code));
	const clients = async (app: App) => (await app.desks.open(captain(0), game)).view.clients!;
	const logOf = (app: App) =>
		app.host.perform(game, (turn) => ({
			hash: turn.game.hash(),
			types: turn.game.log.map((c) => c.type)
		}));
	/** What a tab at this process hears. */
	function listen(app: App, ...topics: string[]): Frame[] {
		const heard: Frame[] = [];
		app.live.subscribe(topics, (frame) => heard.push(frame));
		return heard;
	}
	const listenerOf = (url: string) =>
		database.admin`select pid from pg_stat_activity where datname = ${new URL(url).pathname.slice(1)}
			and query ilike 'listen%' order by backend_start`;

	it('shows at one what is done at the other, and tells the streams there', async () => {
		const stream = other.streams.stream([`game:${game}`, `company:${game}:t1`], 'me').getReader();
		const heard = listen(one, `game:${game}`);
		await open();
		const client = (await clients(other)).find((c) => c.slots > c.taken)!.id;
		expect(await claim(one, 0, client)).toBe('ok');
		let text = '';
		while (!text.includes(`company:${game}:t1`)) {
			const { value } = await stream.read();
			text += new TextDecoder().decode(value);
		}
		await stream.cancel();
		expect(text).toContain('"phase":"open","clock":true');
		expect((await clients(other)).find((c) => c.id === client)!.ours).toBe(true);
		// Nothing that was said comes back to where it was said.
		expect(heard.filter((f) => f.facts?.clock)).toHaveLength(1);
	});

	it('gives the last places at a client to no more than there are, wherever they are asked for', async () => {
		await open();
		const wanted = (await clients(one)).filter((c) => c.slots - c.taken < 3).slice(0, 8);
		let won = 0;
		for (const { id, slots, taken } of wanted) {
			const answers = await Promise.all([
				claim(one, 0, id),
				claim(other, 1, id),
				claim(one, 2, id)
			]);
			expect(answers.filter((a) => a === 'ok')).toHaveLength(slots - taken);
			expect(answers.filter((a) => a === 'client.noSlot')).toHaveLength(3 - slots + taken);
			won += slots - taken;
		}
		expect(won).toBeGreaterThan(7);
		const [here, there] = [await logOf(one), await logOf(other)];
		expect(here).toEqual(there);
		expect(here.types.filter((type) => type === 'claimClient')).toHaveLength(won);
	});

	it('does a command once that a phone sends to both', async () => {
		await open();
		const client = (await clients(one)).find((c) => c.slots > c.taken)!.id;
		expect(await Promise.all([claim(one, 0, client), claim(other, 0, client)])).toEqual([
			'ok',
			'ok'
		]);
		expect((await logOf(other)).types.filter((t) => t === 'claimClient')).toHaveLength(1);
	});

	it('keeps both clocks the same: more time, both presses of a presenter, the end', async () => {
		await open();
		await other.desks.open(captain(0), game);
		await Promise.all([
			one.lessons.addTime(room.owner, game, 60),
			other.lessons.addTime(room.owner, game, 60)
		]);
		for (const app of [one, other])
			await until(async () => {
				const { lesson } = await app.desks.open(captain(0), game);
				return lesson.deadline === clock.ms + 420_000;
			});
		await one.lessons.move(room.owner, game, 'endGame');
		await until(() =>
			claim(other, 0, 'c01').then(
				() => false,
				(error: { facts: { code: string } }) => error.facts.code === 'game.ended'
			)
		);
		expect((await one.lessons.console(room.owner, game)).lesson.status).toBe('ended');
	});

	it('closes a month once, although both look at the clock', async () => {
		await open();
		await other.desks.open(captain(0), game);
		clock.pass(301);
		await until(async () => (await logOf(one)).types.includes('lockMonth'));
		await Promise.all([one, other].map((app) => app.lessons.runOut({ id: game })));
		const { types } = await logOf(other);
		expect(types.filter((type) => type === 'lockMonth')).toHaveLength(1);
	});

	it('gives time back once after an outage of all, and none when one restarts', async () => {
		await open();
		const deadline = async () => (await one.desks.open(captain(0), game)).lesson.deadline!;
		const before = await deadline();
		await other.close();
		await beat(one.store, clock.now());
		clock.pass(3);
		other = await process();
		await other.begin();
		expect(await deadline()).toBe(before);
		await Promise.all([one.close(), other.close()]);
		const last = clock.ms;
		clock.pass(100);
		[one, other] = [await process(), await process()];
		await Promise.all([one.begin(), other.begin()]);
		expect((await lastBeat(one.store))!.getTime()).toBeGreaterThan(last);
		const given = (await deadline()) - before;
		expect(given).toBeGreaterThanOrEqual(100_000);
		expect(given).toBeLessThan(110_000);
	});

	it('catches up after its listener was cut off', async () => {
		await open();
		const heard = listen(other, `game:${game}`);
		await clients(other);
		const listeners = await listenerOf(database.url);
		expect(listeners).toHaveLength(2);
		for (const { pid } of listeners) await database.admin`select pg_terminate_backend(${pid})`;
		const client = (await clients(one)).find((c) => c.slots > c.taken)!.id;
		await claim(one, 0, client);
		await until(() => heard.some((frame) => frame.facts === undefined));
		expect((await clients(other)).find((c) => c.id === client)!.ours).toBe(true);
	});

	describe('the bus', () => {
		/** An end of a bus on the real database, and what it hears. */
		async function endOf(name: string, beat: number) {
			const hub = new Hub();
			const frames: Frame[] = [];
			const progress: unknown[] = [];
			let looked = 0;
			hub.subscribe(['x', 'y'], (frame) => frames.push(frame));
			const games = {
				outdated: (...said: unknown[]) => void progress.push(said),
				allOutdated: () => void looked++
			};
			const report = () => undefined;
			const bus = new Bus({ wire: pgWire(database.url), name, hub, games, report, beat });
			await bus.start();
			return { bus, hub, frames, progress, looked: () => looked };
		}
		async function ends(beat = 5_000) {
			const [a, b] = [await endOf('a', beat), await endOf('b', beat)];
			return { a, b, end: () => Promise.all([a.bus.close(), b.bus.close()]) };
		}

		it('keeps the order, fills messages to their limit, and joins the progress of a game', async () => {
			const { a, b, end } = await ends();
			for (let i = 1; i <= 500; i++) {
				a.hub.publish('x', { i, text: '字'.repeat(20) });
				a.bus.tell({ game: 'g', seq: i, row: i === 7 });
			}
			await until(() => b.frames.length === 500);
			expect(b.frames.map((frame) => frame.facts!.i)).toEqual(a.frames.map((f) => f.facts!.i));
			const versions = b.frames.map((frame) => frame.version);
			expect(versions).toEqual([...new Set(versions)].sort((x, y) => x - y));
			await until(() => b.progress.length > 0);
			expect(b.progress.at(-1)).toEqual(['g', 500, expect.any(Boolean)]);
			expect(b.progress.length).toBeLessThan(10);
			expect(a.frames).toHaveLength(500);
			expect(b.looked()).toBe(0);
			await end();
		});

		it('tells everyone to look when something was too long to be told', async () => {
			const { a, b, end } = await ends();
			a.hub.publish('x', { first: true });
			await until(() => b.frames.length === 1);
			a.hub.publish('x', { text: 'x'.repeat(9_000) });
			await until(() => b.looked() === 1);
			expect(b.frames.slice(1).map((f) => [f.topic, f.facts])).toEqual([
				['x', undefined],
				['y', undefined]
			]);
			await end();
		});

		it('listens again although the database let nobody in for a while', async () => {
			const { a, b, end } = await ends(40);
			const { name, admin } = database;
			await admin.unsafe(`alter database ${name} allow_connections false`);
			for (const { pid } of await listenerOf(database.url))
				await admin`select pg_terminate_backend(${pid})`;
			await admin.unsafe(`alter database ${name} allow_connections true`);
			await until(() => a.looked() > 0 && b.looked() > 0);
			a.hub.publish('x', { after: true });
			await until(() => b.frames.some((frame) => frame.facts?.after));
			expect(b.frames.some((frame) => frame.facts === undefined)).toBe(true);
			await end();
		});
	});
});
