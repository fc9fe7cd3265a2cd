import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { playToEnd } from '../../sim/bots/driver.ts';
import { writeLog } from '../../sim/log/log.ts';
import { createGame } from '../../sim/start.ts';
import type { App } from '../../src/lib/server/app.ts';
import { Thinker } from '../../src/lib/server/jobs/thinker.ts';
import { Question } from '../../src/lib/server/services/questions.ts';
import { think } from '../../src/lib/server/services/thinking.ts';
import { appOver, refusal } from '../support/application.ts';
import { classRoom, type ClassRoom } from '../support/class-room.ts';
import { campusLab } from '../support/engine.ts';
import { root } from '../support/files.ts';
import { onEveryStore, type TestStore } from '../support/stores.ts';

describe('the shape of a question', () => {
	it.each([
		[{ question: 'luck', about: { seeds: 100 } }],
		[{ question: 'recognitionHistory', about: { most: 6 } }],
		[{ question: 'whatIf', about: { month: 2, replace: { type: 'submitBid', tender: 't' } } }]
	])('takes %j', (asked) => {
		expect(Question.parse(asked)).toEqual(asked);
	});

	it.each([
		[{ question: 'luck', about: {} }],
		[{ question: 'luck', about: { seeds: '100' } }],
		[{ question: 'autopsy', about: { tender: { $ne: 1 } } }],
		[{ question: 'bridge', about: { month: 1.5 } }],
		[{ question: 'forecastWith', about: { bids: [{ tender: 'x' }] } }],
		[{ question: 'whatIf', about: { month: 1 } }],
		[{ question: 'constructor', about: {} }],
		[{ question: 'quote' }]
	])('does not take %j', (asked) => {
		expect(Question.safeParse(asked).success).toBe(false);
	});
});

onEveryStore('questions of a desk', (make) => {
	let opened: TestStore;
	let app: App;
	let room: ClassRoom;
	let game: string;
	beforeAll(async () => {
		opened = await make();
		app = appOver(opened.store);
		room = await classRoom(opened.store);
		game = await app.games.create(room.owner, room.classId, {
			title: 'Year',
			scenario: 'campus-lab',
			seed: 'ASK'
		});
		await app.lessons.move(room.owner, game, 'openMonth');
		await app.lessons.move(room.owner, game, 'lockMonth');
		await app.lessons.move(room.owner, game, 'revealMonth');
	});
	afterAll(async () => {
		await app.thinker.close();
		await opened.dispose();
	});

	it('are answered for the own company, and for nobody else', async () => {
		const captain = room.students[0]![0]!;
		const asked = app.desks.ask(captain, game, 'recognitionHistory', { most: 5 });
		expect(await asked).toMatchObject({ clients: [] });
		expect((await app.desks.ask(captain, game, 'luck', { seeds: 2 })).seeds).toBe(2);
		const stranger = app.desks.ask(room.loner, game, 'recognitionHistory', { most: 5 });
		expect(await refusal(stranger)).toBe('game.notYourCompany');
	});
});

describe('heavy questions', () => {
	const thinker = new Thinker(root);
	afterAll(() => thinker.close());
	const played = playToEnd(createGame({ scenario: campusLab, seed: 'ASK', teams: [{}] }), 1);
	const log = writeLog(played);
	const ask = (who: string, seeds: number) =>
		think({ thinker }, who, { log, seat: 0, question: 'luck', about: { seeds } });

	it('are thought about a few at a time for each person', async () => {
		const first = [2, 3, 4, 5].map((seeds) => ask('wang', seeds));
		// The same question again waits for the same answer; another one is refused, somebody else is not.
		const same = ask('wang', 5);
		expect(await refusal(ask('wang', 6))).toBe('access.busy');
		expect(await ask('li', 6)).toMatchObject({ seeds: 6 });
		expect(await Promise.all([...first, same])).toMatchObject(
			[2, 3, 4, 5, 5].map((seeds) => ({ seeds }))
		);
		expect(await ask('wang', 6)).toMatchObject({ seeds: 6 });
	});
});
