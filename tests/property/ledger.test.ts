import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Game } from '../../sim/game.ts';
import { ACCOUNTS, BALANCE_SHEET, netWorth, type Account } from '../../sim/world/ledger.ts';
import type { Team } from '../../sim/world/state.ts';
import { isOurs } from '../../sim/world/world.ts';
import { chaosGame, courses, playCourse } from '../support/engine-chaos.ts';

vi.setConfig({ testTimeout: 180_000 });

const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);
const EARNINGS = ACCOUNTS.filter((a) => a !== 'equity' && !BALANCE_SHEET.includes(a));

/** What is wrong with the books and the goods of a company. */
function faults(team: Team): string[] {
	const a = team.accounts;
	const goods = [...team.stock, ...team.incoming];
	const checks: [string, boolean][] = [
		['debit is not credit', sum(Object.values(a)) === 0],
		['an account holds a fraction', Object.values(a).every(Number.isSafeInteger)],
		['cash is negative', a.cash >= 0],
		['a debt is an asset', a.loan <= 0 && a.overdraft <= 0 && a.paymentPlan <= 0],
		['stock is not what its lines are worth', a.stock === sum(goods.map((s) => s.value))],
		['a stock line is empty or negative', goods.every((s) => s.quantity > 0 && s.value >= 0)],
		[
			'receivables are not their items',
			a.receivables === sum(team.receivables.map((r) => r.amount))
		],
		['two receivables share an id', unique(team.receivables.map((r) => r.id))],
		['two orders share an id', unique(team.orders.map((o) => o.id))],
		['days are negative', team.daysLeft >= 0],
		['more was delivered than ordered', team.orders.every((o) => o.delivered <= o.quantity)],
		['units in time exceed units due', team.onTimeUnits <= team.dueUnits]
	];
	return checks.filter(([, holds]) => !holds).map(([name]) => `${team.id}: ${name}`);
}

const unique = (ids: string[]) => new Set(ids).size === ids.length;

/** What is wrong with recognition and slots. */
function marketFaults(game: Game): string[] {
	const { state } = game;
	const outside = state.teams.flatMap((team) =>
		team.relations
			.filter(
				(r) =>
					r && !(Number.isInteger(r.recognition) && r.recognition >= 0 && r.recognition <= 10_000)
			)
			.map(() => `${team.id}: recognition out of range`)
	);
	const crowded = state.clients.flatMap((client, i) =>
		state.teams.filter((team) => isOurs(team, i)).length > client.slots
			? [`${client.id}: more suppliers than slots`]
			: []
	);
	return [...outside, ...crowded];
}

/** The books as the journal alone tells them. */
function rebuilt(team: Team, capital: number): Record<Account, number> {
	const books = Object.fromEntries(ACCOUNTS.map((name) => [name, 0])) as Record<Account, number>;
	books.cash = capital;
	books.equity = -capital;
	for (const entry of team.journal)
		for (const [index, amount] of entry.lines) books[ACCOUNTS[index]!] += amount;
	return books;
}

describe('money', () => {
	it('balances after every command, and nothing that is counted falls below zero', () => {
		fc.assert(
			fc.property(fc.nat(), courses, (seed, course) => {
				const game = chaosGame(seed, false);
				playCourse(game, course, (accepted) => {
					if (!accepted) return;
					const found = [...game.state.teams.flatMap(faults), ...marketFaults(game)];
					expect(found).toEqual([]);
				});
			}),
			{ numRuns: 200 }
		);
	});

	it('moves only by journal entries, each of which balances', () => {
		fc.assert(
			fc.property(fc.nat(), courses, (seed, course) => {
				const game = playCourse(chaosGame(seed, false), course);
				for (const team of game.state.teams) {
					for (const entry of team.journal) expect(sum(entry.lines.map(([, n]) => n))).toBe(0);
					expect(rebuilt(team, game.world.rules.capital)).toEqual(team.accounts);
				}
			}),
			{ numRuns: 200 }
		);
	});

	it('is never created: net worth changes by income less expense, command by command', () => {
		fc.assert(
			fc.property(fc.nat(), courses, (seed, course) => {
				const game = chaosGame(seed, false);
				const look = () =>
					game.state.teams.map((t) => ({
						worth: netWorth(t),
						earned: -sum(EARNINGS.map((account) => t.accounts[account]))
					}));
				let before = look();
				playCourse(game, course, () => {
					const after = look();
					after.forEach(({ worth, earned }, i) =>
						expect(worth - before[i]!.worth).toBe(earned - before[i]!.earned)
					);
					before = after;
				});
			}),
			{ numRuns: 200 }
		);
	});
});
