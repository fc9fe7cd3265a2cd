import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { App } from '../../src/lib/server/app.ts';
import { MAX_TEAMS } from '../../src/lib/classroom/distribution.ts';
import { MAX_COMPANIES } from '../../src/lib/server/services/games.ts';
import { appOver, refusal } from '../support/application.ts';
import { classRoom, type ClassRoom } from '../support/class-room.ts';
import { onEveryStore, type TestStore } from '../support/stores.ts';

onEveryStore('the bounds of a game', (make) => {
	let opened: TestStore;
	let app: App;
	let room: ClassRoom;
	beforeAll(async () => {
		opened = await make();
		app = appOver(opened.store);
		room = await classRoom(opened.store);
	});
	afterAll(() => opened.dispose());

	const choices = { title: 'Year', scenario: 'campus-lab', seed: 'BOUNDS' };
	const bots = (count: number) =>
		Array.from({ length: count }, (_, i) => ({ bot: 'balanced', name: `Bot ${i}` }));

	it('has a company at least, and no more than the engine takes', async () => {
		const make = (teams: string[], count: number) =>
			refusal(app.games.create(room.owner, room.classId, { ...choices, teams, bots: bots(count) }));
		expect(await make([], 0)).toBe('game.noCompanies');
		expect(await make(room.teams, MAX_COMPANIES - room.teams.length + 1)).toBe(
			'game.tooManyCompanies'
		);
		expect(await make(room.teams, MAX_COMPANIES - room.teams.length)).toBe('done');
	});

	it('is not played on when its log no longer leads to its hashes', async () => {
		const { store } = opened;
		const id = await app.games.create(room.owner, room.classId, choices);
		await app.lessons.move(room.owner, id, 'openMonth');
		await app.lessons.move(room.owner, id, 'lockMonth');
		const { gameCommands, gameSnapshots } = store.t;
		await store.tx(async (db) => {
			await db.delete(gameSnapshots).where(eq(gameSnapshots.gameId, id));
			await db
				.update(gameCommands)
				.set({ hash: '0'.repeat(64) })
				.where(eq(gameCommands.gameId, id));
		});
		const restarted = appOver(store);
		const student = room.students[0]![0]!;
		expect(await refusal(restarted.desks.open(student, id))).toBe('game.broken');
		expect(await refusal(restarted.lessons.move(room.owner, id, 'revealMonth'))).toBe(
			'game.broken'
		);
	});

	it('takes no more companies in a class than a class may have', async () => {
		const { classId, teams } = await classRoom(opened.store, MAX_TEAMS - 1);
		expect(teams).toHaveLength(MAX_TEAMS - 1);
		const admin = { ...room.owner, user: { ...room.owner.user!, siteRole: 'admin' as const } };
		const found = (name: string) => refusal(app.teams.create(admin, classId, { name }));
		expect(await found('The last')).toBe('done');
		expect(await found('One more')).toBe('company.tooMany');
	});
});
