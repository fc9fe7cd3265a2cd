import type Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { m } from '../../src/lib/paraglide/messages.js';
import { refusedText } from '../../src/lib/refused/text.ts';
import type { App } from '../../src/lib/server/app.ts';
import { GameHost } from '../../src/lib/server/host/game-host.ts';
import { jsonAnswer } from '../../src/lib/server/http/answers.ts';
import { recoverClocks } from '../../src/lib/server/services/chores.ts';
import { beat } from '../../src/lib/server/stores/outages.ts';
import { writeLog } from '../../sim/log/log.ts';
import { replay } from '../../sim/log/replay.ts';
import { appOver, quiet, TestClock } from '../support/application.ts';
import { classRoom, type ClassRoom } from '../support/class-room.ts';
import { onEveryStore, sqliteStore, type TestStore } from '../support/stores.ts';

interface Client {
	$client: Database.Database;
}

const choices = {
	title: 'Year 1',
	scenario: 'campus-lab',
	seed: 'FAULT',
	access: 'race' as const,
	monthSeconds: 300
};

describe('a database file that takes no writes', () => {
	let opened: TestStore;
	let app: App;
	let room: ClassRoom;
	let game: string;
	let writer: Database.Database;
	beforeAll(async () => {
		opened = await sqliteStore();
		app = appOver(opened.store);
		room = await classRoom(opened.store);
		// The connection that writes: its limits are the disk's as far as the application can tell.
		writer = await opened.store.tx(async (db) => (db as unknown as Client).$client);
	});
	afterAll(() => opened.dispose());
	beforeEach(async () => {
		game = await app.games.create(room.owner, room.classId, choices);
		await app.lessons.move(room.owner, game, 'openMonth');
	});
	const pragma = (text: string) => writer.pragma(text, { simple: true }) as number;
	afterEach(() => {
		pragma('query_only = 0');
		pragma('max_page_count = 1073741823');
	});

	/** Sends a plan as the desk does; plans are long, so that they fill a disk. */
	async function plan(id: string) {
		const actions = (await app.desks.open(room.students[0]![0]!, game)).view
			.clients!.slice(0, 20)
			.map(({ id: client }) => ({ type: 'visitClient', client }));
		const requests = [{ id, action: { type: 'stagePlan', actions } }];
		const response = await jsonAnswer(() => app.desks.act(room.students[0]![0]!, game, requests));
		return { status: response.status, body: await response.json() };
	}
	/** What is stored, as another process would find it. */
	const stored = async () => {
		const host = new GameHost(opened.store, quiet, () => new Date());
		return host.perform(game, ({ game }) => ({
			ids: game.log.map((c) => c.id.split(':').at(-1)!),
			sound: replay(writeLog(game)).ok
		}));
	};

	async function fill(): Promise<{ taken: string[]; refused: string }> {
		const taken: string[] = [];
		for (let i = 0; i < 200; i++) {
			const { status, body } = await plan(`p${i}`);
			if (status === 200) {
				taken.push(`p${i}`);
				continue;
			}
			expect({ status, body }).toEqual({
				status: 503,
				body: { refused: { code: 'access.unavailable' } }
			});
			return { taken, refused: `p${i}` };
		}
		throw new Error('the disk is not full');
	}

	it('says so, acknowledges nothing it has not stored, and goes on when there is space again', async () => {
		pragma(`max_page_count = ${pragma('page_count')}`);
		const { taken, refused } = await fill();
		expect(await stored()).toMatchObject({ sound: true });
		expect((await stored()).ids).toEqual(expect.arrayContaining(taken));
		expect((await stored()).ids).not.toContain(refused);
		// Whoever only looks still can, and sees what is stored.
		expect((await app.lessons.stage(room.loner, game)).view.phase).toBe('open');
		await expect(app.lessons.move(room.owner, game, 'lockMonth')).rejects.toThrow(/full/);
		expect((await app.lessons.console(room.owner, game)).view.phase).toBe('open');

		pragma('max_page_count = 1073741823');
		expect((await plan(refused)).status).toBe(200);
		expect((await plan(taken[0]!)).body.answers).toEqual([{ ok: true, events: [] }]);
		const { ids, sound } = await stored();
		expect([ids.filter((id) => id === refused), sound]).toEqual([[refused], true]);
	});

	it('does the same when the file may only be read', async () => {
		expect((await plan('before')).status).toBe(200);
		pragma('query_only = 1');
		expect((await plan('during')).status).toBe(503);
		pragma('query_only = 0');
		expect((await plan('during')).status).toBe(200);
		expect((await stored()).ids.filter((id) => /before|during/.test(id))).toEqual([
			'before',
			'during'
		]);
	});

	it.each([
		['en', /cannot save anything at the moment.*nothing was changed/],
		['zh', /无法保存.*没有做任何更改/]
	] as const)('has a sentence for it in %s', (locale, sentence) => {
		expect(m.refused_access_unavailable({}, { locale })).toMatch(sentence);
		expect(refusedText({ code: 'access.unavailable' })).not.toBe('');
	});
});

onEveryStore('a clock that is set', (make) => {
	let opened: TestStore;
	let app: App;
	let room: ClassRoom;
	const clock = new TestClock();
	beforeAll(async () => {
		opened = await make();
		app = appOver(opened.store, clock.now);
		room = await classRoom(opened.store);
	});
	afterAll(() => opened.dispose());

	const started = async () => {
		const game = await app.games.create(room.owner, room.classId, choices);
		await app.lessons.move(room.owner, game, 'openMonth');
		return game;
	};
	const left = async (app: App, game: string) => {
		const { lesson } = await app.desks.open(room.students[0]![0]!, game);
		return lesson.deadline! - clock.ms;
	};

	it.each([3_600, -3_600])(
		'by %i s while the server was off moves no deadline',
		async (seconds) => {
			const game = await started();
			clock.pass(100);
			await beat(opened.store, clock.now());
			clock.pass(seconds);
			const again = appOver(opened.store, clock.now);
			await recoverClocks(again);
			expect(await left(again, game)).toBe(200_000);
			// A second start right after it gives nothing more.
			await recoverClocks(again);
			expect(await left(appOver(opened.store, clock.now), game)).toBe(200_000);
			await again.lessons.runOut({ id: game });
			expect((await again.lessons.console(room.owner, game)).view.phase).toBe('open');
		}
	);

	it('back under a running month leaves it playable', async () => {
		const game = await started();
		clock.pass(-7_200);
		const plan = [{ id: 'p', action: { type: 'stagePlan', actions: [] } }];
		const { answers } = await app.desks.act(room.students[0]![0]!, game, plan);
		expect(answers[0]!.ok).toBe(true);
		await app.lessons.addTime(room.owner, game, -7_200);
		expect(await left(app, game)).toBe(300_000);
	});
});
