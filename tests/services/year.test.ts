import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { playBot } from '../../sim/bots/driver.ts';
import { botNamed } from '../../sim/bots/index.ts';
import { writeLog } from '../../sim/log/log.ts';
import { replay } from '../../sim/log/replay.ts';
import type { PlannedAction } from '../../sim/world/state.ts';
import type { App } from '../../src/lib/server/app.ts';
import { appOver, TestClock } from '../support/application.ts';
import { classRoom } from '../support/class-room.ts';
import { sqliteStore, type TestStore } from '../support/stores.ts';

const TEAMS = 12;
const MONTHS = 12;
/** How the companies are led, in turn. */
const STYLES = ['balanced', 'lowPrice', 'recognition', 'trader'];
/** After these months every process is gone and another one takes over. */
const RESTARTS = [4, 9];

describe('a year of twelve companies', () => {
	let opened: TestStore;
	beforeAll(async () => void (opened = await sqliteStore()));
	afterAll(() => opened.dispose());

	it('is played by members over the services, goes on after restarts, and replays to the same hashes', async () => {
		const clock = new TestClock();
		let app: App = appOver(opened.store, clock.now);
		const room = await classRoom(opened.store, TEAMS);
		const game = await app.games.create(room.owner, room.classId, {
			title: 'Year',
			scenario: 'campus-lab',
			seed: 'YEAR',
			access: 'race',
			monthSeconds: 600
		});
		const move = (name: Parameters<App['lessons']['move']>[2]) =>
			app.lessons.move(room.owner, game, name);
		const hash = () => app.host.perform(game, (turn) => turn.game.hash());
		const acknowledged: string[] = [];

		/** What a team has decided, sent by its two members in turn. */
		async function act(team: number, when: string, actions: PlannedAction[]): Promise<void> {
			for (let i = 0; i < actions.length; i += 10) {
				const requests = actions
					.slice(i, i + 10)
					.map((action, k) => ({ id: `${team}-${when}-${i + k}`, action }));
				const who = room.students[team]![(i / 10) % 2]!;
				const { answers } = await app.desks.act(who, game, requests);
				answers.forEach((answer, k) => answer.ok && acknowledged.push(requests[k]!.id));
			}
		}
		/** All companies decide on a copy of the game, and send at once, as in a lesson. */
		async function everybody(): Promise<void> {
			const copy = await app.host.perform(game, (turn) => turn.game.fork());
			const { month, phase } = copy.state;
			const decided = room.students.map((_, team) =>
				playBot(copy, team, botNamed(STYLES[team % STYLES.length]!)!).map((move) => move.action)
			);
			await Promise.all(decided.map((actions, team) => act(team, `${month}-${phase}`, actions)));
		}

		for (let month = 1; month <= MONTHS; month++) {
			await everybody();
			expect(await move('openMonth')).toEqual({ ok: true });
			await everybody();
			// Every second month ends by itself.
			clock.pass(month % 2 ? 100 : 601);
			if (month % 2) expect(await move('lockMonth')).toEqual({ ok: true });
			else await app.lessons.runOut({ id: game });
			expect(await move('revealMonth')).toEqual({ ok: true });
			if (RESTARTS.includes(month)) {
				const before = await hash();
				app = appOver(opened.store, clock.now);
				expect(await hash()).toBe(before);
			}
			if (month < MONTHS) expect(await move('prepareMonth')).toEqual({ ok: true });
		}
		await move('endGame');

		const { log, hashes, ids } = await app.host.perform(game, (turn) => ({
			log: writeLog(turn.game),
			hashes: turn.game.monthHashes,
			ids: turn.game.log.map((c) => c.id.split(':').at(-1)!)
		}));
		expect(hashes).toHaveLength(MONTHS);
		expect(replay(log)).toMatchObject({ ok: true, monthHashes: hashes });
		expect(acknowledged.length).toBeGreaterThan(1_000);
		const stored = new Set(ids);
		expect([stored.size, acknowledged.filter((id) => !stored.has(id))]).toEqual([ids.length, []]);
		// Every company did business: the log is not one of refusals.
		const { view } = await app.lessons.console(room.owner, game);
		expect(view.companies).toHaveLength(TEAMS);
	});
});
