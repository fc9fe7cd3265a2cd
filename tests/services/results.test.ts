import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../src/lib/server/app.ts';
import type { Actor } from '../../src/lib/server/services/actor.ts';
import { appOver, refusal } from '../support/application.ts';
import { classRoom, type ClassRoom } from '../support/class-room.ts';
import { playedGame } from '../support/lessons.ts';
import { onEveryStore, type TestStore } from '../support/stores.ts';

/** A year that is soon over. */
const YEAR = 4;
const shortYear = async (app: App, { owner, classId }: ClassRoom): Promise<string> => {
	const id = await app.scenarios.copy(owner, classId, 'campus-lab', 'Short year');
	const edit = { values: { months: YEAR } };
	await app.scenarios.save(owner, classId, id, { seen: 1, name: 'Short year', note: '', edit });
	return `own:${id}@2`;
};

onEveryStore('the results of a game', (make) => {
	let opened: TestStore;
	let app: App;
	let room: ClassRoom;
	let running: string;
	let ended: string;
	let short: string;
	beforeAll(async () => {
		opened = await make();
		app = appOver(opened.store);
		room = await classRoom(opened.store);
		short = await shortYear(app, room);
		running = await playedGame(app, room, 2, short);
		ended = await playedGame(app, room, YEAR, short);
		await app.lessons.move(room.owner, ended, 'endGame');
	});
	afterAll(() => opened.dispose());

	const captain = (team: number) => room.students[team]![0]!;
	const of = (actor: Actor, game: string) => app.results.of(actor, room.classId, game);
	const companies = (facts: { years: { company: string }[] }) =>
		facts.years.map(({ company }) => company).sort();

	it('show the staff every company, month by month, at any time', async () => {
		const facts = await of(room.assistant, running);
		expect(facts).toMatchObject({ staff: true, own: null, over: false, settled: 2 });
		expect(companies(facts)).toEqual(['t1', 't2', 't3', 't4']);
		expect(facts.history.teams.every(({ score }) => score.length === 2)).toBe(true);
	});

	it('show a student the own company only, as long as the year goes on', async () => {
		const facts = await of(captain(2), running);
		expect(facts).toMatchObject({ staff: false, own: 't3', over: false });
		expect(companies(facts)).toEqual(['t3']);
		const shares = facts.history.teams.filter(({ marketShare }) =>
			marketShare.some((s) => s !== null)
		);
		expect(shares.every(({ own }) => own)).toBe(true);
		expect((await of(room.loner, running)).years).toEqual([]);
	});

	it('keep a settled month from students until it is shown', async () => {
		await app.lessons.move(room.owner, running, 'prepareMonth');
		await app.lessons.move(room.owner, running, 'openMonth');
		await app.lessons.move(room.owner, running, 'lockMonth');
		const facts = await of(captain(0), running);
		expect(facts).toMatchObject({ sealed: true, settled: 0, board: [], years: [] });
		expect((await of(room.loner, running)).board).toEqual([]);
		await app.lessons.move(room.owner, running, 'revealMonth');
		expect((await of(captain(0), running)).settled).toBe(3);
	});

	it('show everyone the whole year once it is over, with what it can be computed from', async () => {
		const hash = await app.host.perform(ended, ({ game }) => game.monthHashes.at(-1));
		for (const actor of [captain(1), room.loner, room.owner]) {
			const facts = await of(actor, ended);
			expect(facts).toMatchObject({ over: true, settled: YEAR, proof: { hash, seed: 'LESSON' } });
			expect(companies(facts)).toEqual(['t1', 't2', 't3', 't4']);
			expect(facts.board).toHaveLength(4);
		}
	});

	it('are closed to others, and to the address of another class', async () => {
		expect(await refusal(of(room.stranger, ended))).toBe('game.unknown');
		expect(await refusal(of(room.visitor, ended))).toBe('access.signIn');
		expect(await refusal(app.results.of(room.owner, 'another', ended))).toBe('game.unknown');
	});

	describe('beside other runs', () => {
		it('can be compared with the same rules, and say why with others', async () => {
			const again = await playedGame(app, room, YEAR, short);
			const other = await app.games.create(room.owner, room.classId, {
				title: 'Sealed',
				scenario: short,
				access: 'sealed'
			});
			const longer = await app.games.create(room.owner, room.classId, {
				title: 'Longer',
				scenario: 'campus-lab'
			});
			const runs = await app.results.runs(room.owner, ended);
			const run = (id: string) => runs.find((one) => one.id === id)!;
			expect(runs[0]).toMatchObject({ id: ended, here: true, because: null });
			expect(run(again)).toMatchObject({ because: null, sameMarket: true });
			// The same market and the same deeds: the same year.
			expect(run(again).figures).toEqual(run(ended).figures);
			expect(run(running)).toMatchObject({ because: 'unfinished', figures: null });
			expect(run(other)).toMatchObject({ because: 'settings', figures: null });
			expect(run(longer)).toMatchObject({ because: 'scenario', figures: null });
			expect(run(ended).figures).toMatchObject({ companies: 4, people: 3 });
		});

		it('include earlier classes of the same instructor, and nobody else’s', async () => {
			const earlier = await classRoom(opened.store);
			const theirs = await playedGame(app, earlier, 1, await shortYear(app, earlier));
			const ids = async (actor: Actor) =>
				(await app.results.runs(actor, ended)).map(({ id }) => id);
			expect(await ids(room.owner)).not.toContain(theirs);
			const { t, tx } = opened.store;
			await tx((db) =>
				db.insert(t.members).values({
					id: 'again',
					classId: earlier.classId,
					userId: room.owner.user!.id,
					role: 'assistant',
					name: 'Owner',
					status: 'active',
					extraTime: 0,
					createdAt: new Date()
				})
			);
			expect(await ids(room.owner)).toContain(theirs);
			expect(await ids(room.assistant)).not.toContain(theirs);
		});

		it('are for the staff', async () => {
			expect(await refusal(app.results.runs(captain(0), ended))).toBe('access.forbidden');
			expect(await refusal(app.results.runs(room.stranger, ended))).toBe('game.unknown');
		});
	});
});
