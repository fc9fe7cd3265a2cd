import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { Game } from '../../sim/game.ts';
import { publicView, stageView } from '../../sim/view/public.ts';
import { teamView } from '../../sim/view/team.ts';
import type { Award, Bid, GameState, Relation, Team } from '../../sim/world/state.ts';
import { worldOf, type World } from '../../sim/world/world.ts';
import { CHAOS_TEAMS, chaosGame, courses, playCourse } from '../support/engine-chaos.ts';

vi.setConfig({ testTimeout: 180_000 });

/** Everything private of a company becomes something else; what others may know stays. */
function disturb(team: Team): void {
	for (const account of Object.keys(team.accounts)) team.accounts[account as 'cash'] += 777_777;
	team.name = `${team.name}, renamed`;
	team.color = '#123456';
	team.bot = team.bot === null ? 'balanced' : null;
	Object.assign(team, { reps: 9, daysLeft: 3, instalment: 55, acted: team.acted + 5 });
	Object.assign(team, { dueUnits: 1_000, onTimeUnits: 1, revenue: 1, insolventMonth: 1 });
	team.stock = [{ features: 5, quantity: 12, value: 345 }];
	team.incoming = [{ features: 5, quantity: 12, value: 345, month: 9 }];
	team.orders = team.orders
		.slice(1)
		.map((o) => ({ ...o, quantity: 7, unitPrice: 8, delivered: 1 }));
	team.receivables = [{ id: 'm01-c01.2.9', client: 0, amount: 99, dueMonth: 5, late: true }];
	team.plan = [{ type: 'visitClient', client: 'c01' }];
	team.claims = [0, 1];
	team.journal = [];
	team.relations = team.relations.map(otherwise);
	team.history = team.history.map((h) => ({
		...{ ...h, cash: 1, netWorth: 2, components: {}, revenue: 3, bids: 4, wins: 5 },
		...{ invalid: 6, delivered: 7, defaulted: 8, clients: 9, stable: 10 }
	}));
}

/** Another relationship that takes a slot where the first one did, and none where it did not. */
function otherwise(relation: Relation | null): Relation | null {
	const strange: Relation = {
		...{ recognition: 4_321, stage: 'target', claimed: 0, facts: 5, repeats: [1, 1], neglected: 1 }
	};
	if (!relation || relation.claimed === 0) return strange;
	if (relation.stage === 'lost') return { ...strange, claimed: 1, stage: 'lost' };
	return { ...strange, claimed: relation.claimed + 1, stage: 'decline' };
}

const otherBid = <T extends Bid>(bid: T): T => ({
	...bid,
	...{ seq: bid.seq + 1_000, unitPrice: 4_242, features: 1, dueMonth: 9, service: 1 },
	winProbability: 4_242
});

/** A past award as the viewer may not know it: who took part sees the winner's figures (S4). */
function otherAward(award: Award, viewer: number): Award {
	const tookPart = award.bids.some((b) => b.team === viewer);
	return {
		...award,
		...{
			weights: { recognition: 1, price: 1, service: 1, fit: 97 },
			performance: 9,
			excitement: 16
		},
		bids: award.bids.map((bid, i) => {
			if (bid.team === viewer) return bid;
			if (i === 0 && tookPart) return { ...bid, winProbability: 1 };
			const { unitPrice } = i === 0 && award.winner >= 0 ? bid : { unitPrice: 4_242 };
			return { ...otherBid(bid), unitPrice, recognition: 1, record: 1, score: 1 };
		})
	};
}

/** Hidden facts of clients that the viewer has not found out. */
function otherClients(state: GameState, viewer: number): void {
	state.clients.forEach((client, i) => {
		const facts = state.teams[viewer]?.relations[i]?.facts ?? 0;
		if (!(facts & 1)) client.weights = { recognition: 25, price: 25, service: 25, fit: 25 };
		if (!(facts & 2)) client.performance = 1;
		if (!(facts & 4)) client.excitement = 2;
		if (!(facts & 8)) Object.assign(client, { interval: 7, firstTender: 7 });
		if (!facts) client.contact = { ...client.contact, name: { en: 'Nobody', zh: '无名' } };
		client.factOrder = [3, 2, 1, 0];
	});
}

/** The same game as far as `viewer` can know, with everything else changed. −1: the audience. */
function elsewhere(game: Game, viewer: number): World {
	const state = Game.restore(game.snapshot()).state;
	state.teams.forEach((team, seat) => seat !== viewer && disturb(team));
	state.bids = state.bids.map((list) => list.map((b) => (b.team === viewer ? b : otherBid(b))));
	state.awards = state.awards.map((award) => otherAward(award, viewer));
	state.claimResults = state.claimResults.map((c) =>
		c.team === viewer ? c : { ...c, granted: !c.granted, place: 5 }
	);
	otherClients(state, viewer);
	return worldOf(game.start, state);
}

/** Phases reached by the games of a property, so that none is left out unnoticed. */
const seen = new Set<string>();

const over = (game: Game) => game.state.over && game.state.phase === 'revealed';

describe('the view of a team', () => {
	it('does not change when anything private of others does, in any phase', () => {
		fc.assert(
			fc.property(fc.nat(), fc.nat(3), courses, (seed, viewer, course) => {
				const game = playCourse(chaosGame(seed, false), course);
				// After the end names are shown; the rest of the fog stays.
				if (over(game)) return;
				seen.add(game.state.phase);
				const here = JSON.stringify(teamView(game.world, viewer));
				expect(JSON.stringify(teamView(elsewhere(game, viewer), viewer))).toBe(here);
			}),
			{ numRuns: 400 }
		);
		expect([...seen].sort()).toEqual(
			['locked', 'open', 'paused', 'prepare', 'revealed', 'settled'].sort()
		);
	});

	it('names no other company while rivals are pseudonymous', () => {
		fc.assert(
			fc.property(fc.nat(), fc.nat(3), courses, (seed, viewer, course) => {
				const game = playCourse(chaosGame(seed, false), course);
				if (over(game)) return;
				const text = JSON.stringify(teamView(game.world, viewer));
				const others = CHAOS_TEAMS.filter((_, i) => i !== viewer);
				const named = others.filter((t) => text.includes(`"${t.id}"`) || text.includes(t.name));
				expect(named).toEqual([]);
			}),
			{ numRuns: 200 }
		);
	});

	it('calls a rival the same all through the game', () => {
		const game = chaosGame(6);
		const label = () => teamView(game.world, 0).board.map((r) => [r.team, r.score, r.rank]);
		const first = label();
		expect(first.length).toBeGreaterThan(1);
		const again = Game.restore(game.snapshot());
		expect(teamView(again.world, 0).board.map((r) => [r.team, r.score, r.rank])).toEqual(first);
		// Another company knows the same rivals by other names.
		const labels = (seat: number) =>
			teamView(game.world, seat).board.flatMap((r) => (r.own ? [] : [`${r.rank}${r.team}`]));
		expect(labels(1).join()).not.toBe(labels(0).join());
	});

	it('shows nothing of the settlement before it is revealed', () => {
		fc.assert(
			fc.property(fc.nat(), fc.nat(3), courses, (seed, viewer, course) => {
				const game = playCourse(chaosGame(seed, false), course);
				if (game.state.phase === 'open') game.submit({ type: 'lockMonth', team: null, id: 'l' });
				if (game.state.phase !== 'settled') return;
				const view = JSON.parse(JSON.stringify(teamView(game.world, viewer)));
				const { clients, orders, receivables, board, results, history, journal, forecast } = view;
				const lists = [clients, orders, receivables, board, results, history, journal, forecast];
				expect(lists.every((list) => list.length === 0)).toBe(true);
				expect(Object.values(view.money).every((n) => n === 0)).toBe(true);
			}),
			{ numRuns: 200 }
		);
	});

	it('does not even show its own insolvency before the reveal', () => {
		fc.assert(
			fc.property(fc.nat(), courses, (seed, course) => {
				const game = playCourse(chaosGame(seed, false), course);
				if (game.state.phase !== 'open' || game.state.teams[0]!.status !== 'active') return;
				const broke = game.fork();
				Object.assign(broke.state.teams[0]!.accounts, { cash: 0, overdraft: -900_000_000 });
				for (const g of [game, broke]) g.submit({ type: 'lockMonth', team: null, id: 'l' });
				expect(broke.state.teams[0]!.status).not.toBe('active');
				if (game.state.teams[0]!.status !== 'active') return;
				const text = (g: Game) => JSON.stringify(teamView(g.world, 0));
				expect(text(broke)).toBe(text(game));
			}),
			{ numRuns: 200 }
		);
	});
});

describe.each([
	['the public pulse', publicView],
	['the stage', stageView]
])('%s', (_name, view) => {
	it('does not change when anything private of any company does', () => {
		fc.assert(
			fc.property(fc.nat(), courses, (seed, course) => {
				const game = playCourse(chaosGame(seed, false), course);
				if (over(game)) return;
				const here = JSON.stringify(view(game.world));
				expect(JSON.stringify(view(elsewhere(game, -1)))).toBe(here);
			}),
			{ numRuns: 200 }
		);
	});

	it('names no company while rivals are pseudonymous', () => {
		fc.assert(
			fc.property(fc.nat(), courses, (seed, course) => {
				const game = playCourse(chaosGame(seed, false), course);
				if (over(game)) return;
				const text = JSON.stringify(view(game.world));
				const named = CHAOS_TEAMS.filter(
					(t) => text.includes(`"${t.id}"`) || text.includes(t.name)
				);
				expect(named).toEqual([]);
			}),
			{ numRuns: 200 }
		);
	});
});
