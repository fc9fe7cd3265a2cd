import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { wouldWin } from '../../../sim/explain/autopsy.ts';
import {
	autopsy,
	boardHistory,
	bridge,
	comparison,
	type Game,
	loadScenario,
	luckReport,
	playBots,
	turningPoints,
	whatIf
} from '../../../sim/index.ts';
import { featureMask } from '../../../sim/scenario/rules.ts';
import { claim, newGame, play, recognise, tendersOf, validBid } from '../../support/engine.ts';

const scenario = loadScenario(readFileSync('scenarios/campus-lab/scenario.yaml', 'utf8'));
const bots = [
	'recognition',
	'lowPrice',
	'balanced',
	'trader',
	'specialist',
	'reckless',
	'random',
	'idle'
];
const SEEDS = ['explain-1', 'explain-2', 'explain-3'];

let games: Game[] = [];
beforeAll(() => {
	games = SEEDS.map((seed) => playBots({ scenario, seed, bots }));
});

/** Every award with a bid of a seat, over all games. */
function eachBid(visit: (game: Game, seat: number, tender: string, won: boolean) => void): number {
	let bids = 0;
	for (const game of games)
		for (const award of game.state.awards)
			for (const bid of award.bids) {
				bids++;
				visit(game, bid.team, award.tender.id, award.winner === bid.team);
			}
	return bids;
}

describe('tender autopsy', () => {
	it('answers for every bid, with points that weigh up to the score', () => {
		const bids = eachBid((game, seat, tender, won) => {
			const report = autopsy(game, tender, seat)!;
			expect(report.won).toBe(won);
			expect(report.own!.own).toBe(true);
			if (!report.own!.valid) return;
			const sum = Object.entries(report.weights).reduce(
				(total, [c, w]) => total + report.own!.points[c as keyof typeof report.weights] * w,
				0
			);
			expect(Math.abs(sum / 100 - report.own!.score)).toBeLessThanOrEqual(1);
			if (report.own!.valid && report.best)
				expect(Math.abs(report.gap - (report.own!.score - report.best.score))).toBeLessThan(5);
		});
		expect(bids).toBeGreaterThan(200);
	});

	it('names only changes that really win, and the smallest of their kind', () => {
		let changes = 0;
		eachBid((game, seat, tender, won) => {
			if (won) return;
			const award = game.state.awards.find((a) => a.tender.id === tender)!;
			const own = award.bids.find((b) => b.team === seat)!;
			const { rules } = game.world;
			for (const change of autopsy(game, tender, seat)!.changes) {
				changes++;
				const wins = (to: number) =>
					wouldWin(
						rules,
						award,
						own,
						change.kind === 'price'
							? { unitPrice: to }
							: change.kind === 'recognition'
								? { recognition: to }
								: change.kind === 'service'
									? { service: to }
									: { features: own.features | featureMask(rules, change.features) }
					);
				expect(wins(change.to)).toBe(true);
				if (change.kind === 'price') expect(wins(change.to + 1)).toBe(false);
				if (change.kind === 'recognition') expect(wins(change.to - 1)).toBe(false);
			}
		});
		expect(changes).toBeGreaterThan(50);
	});

	it('orders changes by their cost and tells a winner what was left on the table', () => {
		let left = 0;
		eachBid((game, seat, tender, won) => {
			const report = autopsy(game, tender, seat)!;
			const costs = report.changes.map((c) => c.cost);
			expect(costs).toEqual([...costs].sort((a, b) => a - b));
			if (!won) return expect(report.leftOnTable).toBe(0);
			left += report.leftOnTable;
			const award = game.state.awards.find((a) => a.tender.id === tender)!;
			const own = award.bids[0]!;
			expect(own.unitPrice + report.leftOnTable).toBeLessThanOrEqual(award.tender.ceiling);
		});
		expect(left).toBeGreaterThan(0);
	});

	it('tells nothing to a company that did not bid, nor of an unknown tender', () => {
		const [game] = games;
		const award = game!.state.awards.find((a) => a.bids.length > 0 && a.bids.length < 8)!;
		const absent = game!.state.teams.findIndex((_, i) => !award.bids.some((b) => b.team === i));
		expect(autopsy(game!, award.tender.id, absent)).toBeNull();
		expect(autopsy(game!, 'no-such', 0)).toBeNull();
	});
});

describe('month bridge', () => {
	it('adds up for cash, net worth and score in every month of every company', () => {
		for (const game of games)
			game.state.teams.forEach((team, seat) => {
				for (let month = 1; month <= 12; month++) {
					const steps = bridge(game, seat, month)!;
					for (const part of [steps.cash, steps.netWorth, steps.score]) {
						const moved = part.steps.reduce((sum, s) => sum + s.amount, 0);
						expect(part.from + moved, `${team.id} month ${month}`).toBe(part.to);
					}
				}
			});
	});

	it('is not there for a month that has not been settled', () => {
		expect(bridge(games[0]!, 0, 13)).toBeNull();
	});
});

describe('counterfactual', () => {
	it('gives the base unchanged and the same result when the same decision is put back', () => {
		const game = games[0]!;
		const bid = game.log.find((c) => c.type === 'holdSeminar' || c.type === 'visitClient')!;
		const { seq: _s, month, team, id: _i, member: _m, ...action } = bid;
		const seat = game.state.teams.findIndex((t) => t.id === team);
		const result = whatIf(game, seat, month, action)!;
		expect(result.refused).toBeUndefined();
		expect(result.base.score).toBe(game.state.teams[seat]!.history[11]!.score);
	});

	it('wins the tender that the autopsy says a lower price would have won', () => {
		const game = games[0]!;
		let tried = 0;
		eachBid((g, seat, tender, won) => {
			if (g !== game || won || tried >= 5) return;
			const change = autopsy(game, tender, seat)!.changes.find((c) => c.kind === 'price');
			if (!change) return;
			const { id: team } = game.state.teams[seat]!;
			const bids = game.log.filter(
				(c) => c.type === 'submitBid' && c.team === team && c.tender === tender
			);
			const { seq: _s, month, team: _t, id: _i, member: _m, ...action } = bids[bids.length - 1]!;
			const result = whatIf(game, seat, month, { ...action, unitPrice: change.to })!;
			const award = result.game.state.awards.find((a) => a.tender.id === tender)!;
			expect(award.winner).toBe(seat);
			tried++;
		});
		expect(tried).toBe(5);
	});

	describe('of a seminar', () => {
		const invited = (game: Game, team: string, month: number) =>
			game.log
				.filter((c) => c.type === 'holdSeminar' && c.team === team && c.month === month)
				.map((c) => (c.clients as string[]).join());
		/** A seminar for at least two clients, and an own client that could have been invited too. */
		const found = () => {
			for (const game of games)
				for (const held of game.log) {
					const clients = held.clients as string[] | undefined;
					if (held.type !== 'holdSeminar' || clients!.length < 2) continue;
					const seat = game.world.teamIndex.get(held.team!)!;
					const guests = invited(game, held.team!, held.month).join();
					const absent = game.state.clients.find(
						({ id }, i) =>
							!guests.includes(id) &&
							oursBy(game, seat, i, held.month) &&
							!whatIf(game, seat, held.month, { type: 'holdSeminar', clients: [id] })!.refused
					);
					if (absent) return { game, seat, held, clients: clients!, absent: absent.id };
				}
			throw new Error('no such seminar was held');
		};
		const oursBy = (game: Game, seat: number, client: number, month: number) => {
			const relation = game.state.teams[seat]!.relations[client];
			return !!relation && relation.claimed > 0 && relation.claimed <= month;
		};

		it('for a client not invited is held besides, and leaves the others as they were', () => {
			const { game, seat, held, absent } = found();
			const action = { type: 'holdSeminar', clients: [absent] };
			const result = whatIf(game, seat, held.month, action)!;
			const before = invited(game, held.team!, held.month);
			const after = invited(result.game, held.team!, held.month);
			expect(result.refused).toBeUndefined();
			expect(after).toEqual([...before, absent]);
		});

		it('for a client that was invited takes the place of that seminar', () => {
			const { game, seat, held, clients } = found();
			const action = { type: 'holdSeminar', clients: [clients[0]!] };
			const result = whatIf(game, seat, held.month, action)!;
			expect(result.refused).toBeUndefined();
			const after = invited(result.game, held.team!, held.month);
			expect(after).toContain(clients[0]);
			expect(after).not.toContain(clients.join());
		});

		it('put back as it was moves no award and no rank', () => {
			const { game, seat, held, clients } = found();
			const result = whatIf(game, seat, held.month, { type: 'holdSeminar', clients })!;
			expect(result.awards).toEqual({ gained: [], lost: [] });
			expect(result.changed.rank).toBe(result.base.rank);
		});

		it('is refused for a client that is not ours', () => {
			const { game, seat, held } = found();
			const stranger = game.state.clients.find((_, i) => !game.state.teams[seat]!.relations[i]);
			const clients = [stranger!.id];
			const result = whatIf(game, seat, held.month, { type: 'holdSeminar', clients })!;
			expect(result.refused?.code).toBe('client.notOurs');
		});
	});

	it('wins with a seminar what recognition alone had lost, with the same attention', () => {
		const { game, tender, client } = closeTender();
		expect(game.state.awards.find((a) => a.tender.id === tender)!.winner).toBe(1);
		const clients = [client];
		const result = whatIf(game, 0, 1, { type: 'holdSeminar', clients })!;
		expect(result.awards).toEqual({ gained: [tender], lost: [] });
		const [one, other] = [game, result.game].map(
			({ state }) => state.teams[1]!.relations[game.world.clientIndex.get(client)!]!.recognition
		);
		expect(other).toBe(one);
	});

	it('says why a changed decision would have been refused', () => {
		const result = whatIf(games[0]!, 0, 3, { type: 'borrow', amount: 999_999_999_999 })!;
		expect(result.refused?.code).toBe('money.credit');
		expect(whatIf(games[0]!, 0, 13, { type: 'borrow', amount: 1 })).toBeNull();
	});
});

/** A tender of month 1 that seat 0 lost to seat 1 at the same terms, by recognition alone. */
function closeTender(): { game: Game; tender: string; client: string } {
	const game = play(newGame({ teams: 2 }), 'openMonth');
	const { tender, client } = tendersOf(game)[0]!;
	for (const [team, recognition] of [
		['t1', 5_000],
		['t2', 6_000]
	] as const) {
		claim(game, client.id, team);
		recognise(game, client.id, recognition, team);
		play(game, { ...validBid(game, tender.id), team });
	}
	play(game, 'lockMonth', 'revealMonth');
	return { game, tender: tender.id, client: client.id };
}

describe('luck against skill', () => {
	it('splits the score into skill and luck that add up', () => {
		const report = luckReport(games[0]!, 0, 20)!;
		expect(report.mean + report.luck).toBe(report.actual);
		expect(report.scores).toHaveLength(20);
		expect(report.low).toBeLessThanOrEqual(report.mean);
		expect(report.high).toBeGreaterThanOrEqual(report.mean);
		expect(new Set(report.scores).size).toBeGreaterThan(5);
	});

	it('is the same every time it is computed', () => {
		expect(luckReport(games[1]!, 2, 5)).toEqual(luckReport(games[1]!, 2, 5));
	});
});

describe('the year in review', () => {
	it('compares all companies at the end, the viewer marked', () => {
		const { teams } = comparison(games[0]!, 3);
		expect(teams).toHaveLength(8);
		expect(teams.filter((t) => t.own).map((t) => t.team)).toEqual(['t4']);
		const total = teams.reduce((sum, t) => sum + t.wins, 0);
		expect(total).toBe(games[0]!.state.awards.filter((a) => a.winner >= 0).length);
	});

	it('tells turning points in the order of the months, with an amount that moved something', () => {
		const points = turningPoints(games[0]!, 0);
		expect(points.length).toBeGreaterThan(2);
		expect(points.map((p) => p.month)).toEqual(points.map((p) => p.month).sort((a, b) => a - b));
		for (const p of points) if (p.kind !== 'insolvency') expect(p.amount).not.toBe(0);
	});

	it('shows every company month by month once the game is over', () => {
		const history = boardHistory(games[0]!, 0);
		expect(history.months).toHaveLength(12);
		expect(history.teams).toHaveLength(8);
		const last = history.teams.reduce((sum, t) => sum + (t.marketShare[11] ?? 0), 0);
		expect(Math.abs(last - 10_000)).toBeLessThan(10);
	});
});
