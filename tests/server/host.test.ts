import { afterAll, beforeAll, expect, it } from 'vitest';
import pino from 'pino';
import { GameHost } from '../../src/lib/server/host/game-host.ts';
import { BrokenGame } from '../../src/lib/server/host/recover.ts';
import { NoSuchGame, type Turn } from '../../src/lib/server/host/live-game.ts';
import { moveMonth, playBotSeats } from '../../sim/bots/driver.ts';
import { replay } from '../../sim/log/replay.ts';
import { writeLog } from '../../sim/log/log.ts';
import { onEveryStore, type TestStore } from '../support/stores.ts';
import { seedGame } from '../support/class-room.ts';
import { and, eq, isNotNull } from 'drizzle-orm';

const quiet = pino({ level: 'silent' });

onEveryStore(
	'the game host',
	(make) => {
		let opened: TestStore;
		beforeAll(async () => void (opened = await make()));
		afterAll(() => opened.dispose());

		const hostOf = () => new GameHost(opened.store, quiet, () => new Date());
		const open = ({ game }: Turn) => {
			playBotSeats(game);
			moveMonth(game, 'openMonth');
			playBotSeats(game);
			return game.state.month;
		};
		const close = ({ game }: Turn) => {
			moveMonth(game, 'lockMonth');
			moveMonth(game, 'revealMonth');
			return game.hash();
		};
		const hashOf = (host: GameHost, id: string) => host.perform(id, ({ game }) => game.hash());
		const visit =
			(id: string, client: number) =>
			({ game }: Turn) =>
				game.submit({
					type: 'visitClient',
					team: 't1',
					id,
					client: game.state.clients[client]!.id
				});

		it('gives the same game after a restart, from the log and from a snapshot', async () => {
			const id = await seedGame(opened.store);
			const host = hostOf();
			await host.perform(id, open);
			expect(await hashOf(hostOf(), id)).toBe(await hashOf(host, id));
			await host.perform(id, close);
			await host.perform(id, ({ game }) => moveMonth(game, 'prepareMonth'));
			expect(await hashOf(hostOf(), id)).toBe(await hashOf(host, id));
			const text = await host.perform(id, ({ game }) => writeLog(game));
			expect(replay(text)).toMatchObject({ ok: true, months: 1 });
		});

		it('carries out a command once, however often and wherever it is sent', async () => {
			const id = await seedGame(opened.store);
			const [one, other] = [hostOf(), hostOf()];
			await one.perform(id, open);
			const answers = await Promise.all(
				[one, other, one, other].map((host) => host.perform(id, visit('same', 3)))
			);
			expect(answers.filter((a) => a.ok)).toHaveLength(1);
			expect(answers.filter((a) => !a.ok && a.refusal.code === 'command.duplicate')).toHaveLength(
				3
			);
			expect(await hashOf(one, id)).toBe(await hashOf(hostOf(), id));
		});

		it('lets two processes play one game without losing or doubling anything', async () => {
			const id = await seedGame(opened.store);
			const hosts = [hostOf(), hostOf()];
			await hosts[0]!.perform(id, open);
			const answers = await Promise.all(
				Array.from({ length: 12 }, (_, i) => hosts[i % 2]!.perform(id, visit(`v${i}`, i)))
			);
			const accepted = answers.filter((a) => a.ok).length;
			const kept = await hostOf().perform(
				id,
				({ game }) => game.log.filter((c) => c.type === 'visitClient' && c.team === 't1').length
			);
			expect(kept).toBe(accepted);
			expect(accepted).toBeGreaterThan(0);
			for (const host of hosts) host.allOutdated();
			expect(await hashOf(hosts[0]!, id)).toBe(await hashOf(hosts[1]!, id));
		});

		it('forgets what an attempt did that threw in the middle, and keeps what the others did', async () => {
			const id = await seedGame(opened.store);
			const host = hostOf();
			await host.perform(id, open);
			const broken = host.perform(id, (turn) => {
				visit('half', 1)(turn);
				throw new Error('fault');
			});
			const sound = host.perform(id, visit('whole', 2));
			await expect(broken).rejects.toThrow('fault');
			expect((await sound).ok).toBe(true);
			const ids = await hostOf().perform(id, ({ game }) => game.log.map((c) => c.id));
			expect(ids).toContain('whole');
			expect(ids).not.toContain('half');
		});

		it('stores a change of the clock with the commands or not at all', async () => {
			const id = await seedGame(opened.store);
			const host = hostOf();
			const deadline = new Date(1_800_000_000_000);
			await host.perform(id, (turn) => {
				open(turn);
				turn.set({ deadline });
			});
			expect(await hostOf().perform(id, ({ row }) => row.deadline)).toEqual(deadline);
			const failing = host.perform(id, (turn) => {
				turn.set({ deadline: null });
				throw new Error('no');
			});
			await expect(failing).rejects.toThrow('no');
			expect(await host.perform(id, ({ row }) => row.deadline)).toEqual(deadline);
		});

		it('acknowledges nothing that the database has not taken', async () => {
			const id = await seedGame(opened.store);
			const host = hostOf();
			await host.perform(id, open);
			const append = host.log.append.bind(host.log);
			host.log.append = () =>
				Promise.reject(Object.assign(new Error('full'), { code: 'SQLITE_FULL' }));
			await expect(host.perform(id, visit('lost', 1))).rejects.toThrow('full');
			host.log.append = append;
			const ids = await host.perform(id, ({ game }) => game.log.map((c) => c.id));
			expect(ids).not.toContain('lost');
			expect((await host.perform(id, visit('lost', 1))).ok).toBe(true);
		});

		it('does not play a game on whose log does not lead to its hashes', async () => {
			const id = await seedGame(opened.store);
			const host = hostOf();
			await host.perform(id, open);
			await host.perform(id, close);
			// The snapshot is kept after the answer; the next turn comes after both.
			await hashOf(host, id);
			const { t, tx } = opened.store;
			const c = t.gameCommands;
			await tx(async (db) => {
				await db.delete(t.gameSnapshots).where(eq(t.gameSnapshots.gameId, id));
				await db
					.update(c)
					.set({ hash: 'wrong' })
					.where(and(eq(c.gameId, id), isNotNull(c.hash)));
			});
			await expect(hashOf(hostOf(), id)).rejects.toBeInstanceOf(BrokenGame);
		});

		it('replays the log when a snapshot is unsound', async () => {
			const id = await seedGame(opened.store);
			const host = hostOf();
			await host.perform(id, open);
			await host.perform(id, close);
			// The snapshot is kept after the answer; the next turn comes after both.
			await hashOf(host, id);
			const { t, tx } = opened.store;
			await tx((db) =>
				db.update(t.gameSnapshots).set({ body: '{' }).where(eq(t.gameSnapshots.gameId, id))
			);
			expect(await hashOf(hostOf(), id)).toBe(await hashOf(host, id));
		});

		it('says of a game that is not there that it is not', async () => {
			await expect(hostOf().perform('nothing', ({ game }) => game.hash())).rejects.toBeInstanceOf(
				NoSuchGame
			);
		});
	},
	{ queries: true }
);
