import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PlannedAction } from '../../sim/world/state.ts';
import type { Game } from '../../sim/game.ts';
import type { App } from '../../src/lib/server/app.ts';
import type { Frame } from '../../src/lib/server/live/hub.ts';
import type { Actor } from '../../src/lib/server/services/actor.ts';
import { Refused } from '../../src/lib/server/services/refused.ts';
import { appOver, TestClock } from '../support/application.ts';
import { classRoom, type ClassRoom } from '../support/class-room.ts';
import { sqliteStore, type TestStore } from '../support/stores.ts';

/**
 * Nothing private of a company is in anything that anybody else is sent: not in the data of a page, an answer, a
 * refusal or a frame. Companies act with amounts that would be noticed anywhere.
 */

const TEAMS = 4;

interface Press {
	kind: number;
	team: number;
	a: number;
	b: number;
}

const press: fc.Arbitrary<Press> = fc.record({
	kind: fc.nat(99),
	team: fc.nat(TEAMS - 1),
	a: fc.nat(9_999),
	b: fc.nat(9_999)
});

let opened: TestStore;
let app: App;
let room: ClassRoom;
beforeAll(async () => {
	opened = await sqliteStore();
	app = appOver(opened.store, new TestClock().now);
	room = await classRoom(opened.store, TEAMS);
});
afterAll(() => opened.dispose());

const pick = <T>(list: readonly T[], n: number): T => list[n % list.length]!;

/** Eight digits that belong to one company and to nothing else in the market. */
const markOf = (team: number, serial: number) => 70_000_000 + team * 1_000_000 + serial * 137 + 11;

type Action = { type: string } & Record<string, unknown>;

/** Ways to act, each with how often of a hundred presses it comes; some carry a mark. */
const ACTIONS: readonly [number, (game: Game, p: Press, mark: number) => Action][] = [
	[22, (game, p) => ({ type: 'claimClient', client: pick(game.state.clients, p.a).id })],
	[8, (game, p) => ({ type: 'holdSeminar', clients: [pick(game.state.clients, p.a).id] })],
	[
		6,
		(game, p) => ({
			...{ type: 'holdExhibition', size: pick(['S', 'M', 'L'], p.b) },
			industry: pick(game.start.scenario.industries, p.a).id
		})
	],
	[10, (game, p) => bid(game, p, 0)],
	[14, (game, p, mark) => bid(game, p, mark)],
	[10, (_game, _p, mark) => ({ type: 'borrow', amount: mark })],
	[12, (_game, _p, mark) => ({ type: 'stagePlan', actions: [{ type: 'borrow', amount: mark }] })],
	[
		8,
		(game, p) => ({
			...{ type: 'buyStock', quantity: 1 + (p.b % 900) },
			features: game.world.rules.featureIds.slice(0, 1 + (p.a % 4))
		})
	]
];

/** A bid at its tender's ceiling or below, or at a price that is the company's mark. */
function bid(game: Game, p: Press, mark: number): Action {
	const open = game.state.tenders;
	const tender = open.length > 0 ? pick(open, p.a) : undefined;
	return {
		...{ type: 'submitBid', tender: tender?.id ?? 'm01-c01', serviceLevel: p.b % 3 },
		...{ dueMonth: tender?.dueMonth ?? 2 },
		unitPrice:
			mark || Math.max(1, Math.floor(((tender?.ceiling ?? 100) * (80 + (p.b % 20))) / 100)),
		features: game.world.rules.featureIds.filter((_, i) => (tender?.required ?? 1) & (1 << i))
	};
}

const NEXT: Record<string, readonly Parameters<App['lessons']['move']>[2][]> = {
	prepare: ['openMonth'],
	open: ['lockMonth', 'lockMonth', 'pauseMonth'],
	paused: ['resumeMonth'],
	settled: ['revealNext', 'revealMonth'],
	revealed: ['prepareMonth', 'openMonth']
};

const numbersIn = (value: unknown) => new Set(JSON.stringify(value)?.match(/\d+/g) ?? []);

/** Phases in which somebody looked, so that none is left out unnoticed. */
const seen = new Set<string>();
let accepted = 0;

async function playAndLook(course: readonly Press[], seed: number): Promise<void> {
	const game = await app.games.create(room.owner, room.classId, {
		title: 'Fog',
		scenario: 'campus-lab',
		seed: `FOG${seed}`,
		access: seed % 2 ? 'race' : 'sealed'
	});
	const secrets = Array.from({ length: TEAMS }, () => new Set<string>());
	const borrowed = new Set<number>();
	const told: unknown[][] = Array.from({ length: TEAMS }, () => []);
	const stops = room.students.map((_, team) =>
		app.live.subscribe(
			[`class:${room.classId}`, `game:${game}`, `company:${game}:t${team + 1}`],
			(frame: Frame) => told[team]!.push(frame)
		)
	);
	const act = (actor: Actor, id: string, action: PlannedAction) =>
		app.desks.act(actor, game, [{ id, action }]).then(
			({ answers }) => answers[0]!,
			(error: unknown) => ({ ok: false as const, refusal: { code: reasonOf(error) } })
		);
	const inGame = <T>(read: (game: Game) => T) => app.host.perform(game, (turn) => read(turn.game));

	/** Everything a student can load, and what a class sees. */
	const loaded = (actor: Actor): Promise<unknown>[] => [
		app.desks.open(actor, game),
		app.desks.news(actor, game, -1),
		app.crews.view(actor, game),
		app.desks.ask(actor, game, 'boardHistory', {}),
		app.desks.ask(actor, game, 'forecastWith', { bids: [] }),
		app.lessons.stage(actor, game),
		app.games.list(actor, room.classId),
		app.teams.board(actor, room.classId)
	];
	async function look(): Promise<void> {
		// Once a company has borrowed its mark, its cash and its debt are amounts that no other can have.
		const amounts = await inGame(({ state }) => {
			seen.add(state.phase);
			return state.teams.map(({ accounts }, team) =>
				// What is left of it may be nothing, and nothing is everywhere.
				[accounts.cash, accounts.loan]
					.map(Math.abs)
					.flatMap((n) => (borrowed.has(team) && n > 1_000_000 ? [`${n}`] : []))
			);
		});
		for (let team = 0; team < TEAMS; team++) {
			const sent = await Promise.all(
				loaded(room.students[team]![0]!).map((load) => load.catch(reasonOf))
			);
			const numbers = numbersIn([...sent, ...told[team]!]);
			for (let other = 0; other < TEAMS; other++) {
				if (other === team) continue;
				const found = [...secrets[other]!, ...amounts[other]!].filter((n) => numbers.has(n));
				expect({ team, other, found }).toEqual({ team, other, found: [] });
			}
		}
		const stage = numbersIn(await app.lessons.stage(room.loner, game));
		const everyones = secrets.flatMap((marks) => [...marks]);
		expect(everyones.filter((mark) => stage.has(mark))).toEqual([]);
		const visits = await Promise.all(loaded(room.visitor).map((load) => load.catch(reasonOf)));
		expect(new Set(visits)).toEqual(new Set(['access.signIn']));
	}

	await look();
	await app.lessons.move(room.owner, game, 'openMonth');
	for (const [serial, p] of course.entries()) {
		const mark = markOf(p.team, serial);
		let ticket = p.kind;
		const action = ACTIONS.find(([weight]) => (ticket -= weight) < 0)?.[1];
		if (!action) {
			const phase = await inGame(({ state }) => state.phase);
			await app.lessons.move(room.owner, game, pick(NEXT[phase]!, p.a));
			await look();
			continue;
		}
		const made = await inGame((state) => action(state, p, mark));
		const actor = pick(room.students[p.team]!, p.b);
		const done = await act(actor, `p${serial}`, made);
		if (done.ok) {
			accepted++;
			if (made.type === 'borrow') borrowed.add(p.team);
		}
		// What came too late is a draft, which is as private.
		if ((done.ok || done.refusal.code.endsWith('late')) && JSON.stringify(made).includes(`${mark}`))
			secrets[p.team]!.add(`${mark}`);
		// A rival who asks for the same gets a reason, and not the other's figures.
		const rival = (p.team + 1) % TEAMS;
		const again = { ...made, ...(made.unitPrice ? { unitPrice: 1 } : {}) };
		if (made.type !== 'stagePlan' && made.type !== 'borrow')
			told[rival]!.push(await act(room.students[rival]![0]!, `r${serial}`, again));
	}
	await look();
	for (const stop of stops) stop();
}

const reasonOf = (error: unknown): string => {
	if (error instanceof Refused) return error.facts.code;
	throw error;
};

it('sends nobody what is private to another company, whatever companies do', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.nat(),
			fc.array(press, { minLength: 25, maxLength: 70, size: 'max' }),
			async (seed, course) => playAndLook(course, seed)
		),
		// Shrinking plays the course again and again: a failure is long enough without.
		{ numRuns: 10, endOnFailure: true }
	);
	expect([...seen]).toEqual(expect.arrayContaining(['open', 'settled', 'revealed']));
	expect(accepted).toBeGreaterThan(60);
});
