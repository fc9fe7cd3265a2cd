import type { App } from '../../src/lib/server/app.ts';
import type { ClassRoom } from './class-room.ts';

/**
 * A game of a class with one bot; a stand-in plays the second company, so that somebody bids and delivers.
 * @param scenario another one that the class has, such as one of a shorter year
 */
export async function playedGame(
	app: App,
	room: ClassRoom,
	months: number,
	scenario = 'campus-lab'
): Promise<string> {
	const game = await app.games.create(room.owner, room.classId, {
		title: 'Year 1',
		scenario,
		seed: 'LESSON',
		access: 'race',
		bots: [{ bot: 'lowPrice', name: 'Bot' }]
	});
	const standIn = { type: 'takeOverByBot', team: 't2', bot: 'balanced' };
	await app.lessons.company(room.owner, game, standIn);
	await playMonths(app, room, game, months);
	return game;
}

/** Plays so many more months; teams that do nothing are covered as the scenario says. */
export async function playMonths(app: App, room: ClassRoom, game: string, months: number) {
	for (let i = 0; i < months; i++) {
		await app.lessons.move(room.owner, game, 'openMonth');
		for (const [captain] of room.students) {
			const { view } = await app.desks.open(captain!, game);
			const client = view.clients!.find((c) => !c.ours && c.slots > c.taken);
			const claim = { type: 'claimClient', client: client!.id };
			await app.desks.act(captain!, game, [{ id: `claim-${view.month}`, action: claim }]);
		}
		await app.lessons.move(room.owner, game, 'lockMonth');
		await app.lessons.move(room.owner, game, 'revealMonth');
	}
}
