import { MAX_AMOUNT } from '../kernel/fields.ts';
import { refuse } from '../kernel/refusals.ts';
import { share, type Fen } from '../kernel/units.ts';
import { debt, netWorth, post } from '../world/ledger.ts';
import type { Team } from '../world/state.ts';
import type { World } from '../world/world.ts';
import { whileOpen, type Action } from './action.ts';

/** Loans and overdraft a company may run together: a share of net worth; none after restructuring. */
export function creditLine(world: World, team: Team): Fen {
	if (team.status !== 'active') return 0;
	const worth = netWorth(team);
	return worth > 0 ? share(worth, world.rules.creditLine) : 0;
}

const amount = { amount: { kind: 'int', min: 1, max: MAX_AMOUNT } } as const;

/** A loan within the credit line, interest monthly. */
export const borrow: Action = {
	type: 'borrow',
	fields: amount,
	phases: whileOpen,
	check(world, team, p) {
		const left = creditLine(world, team) - debt(team);
		return p.amount <= left
			? undefined
			: refuse('money.credit', 'amount', { left: left > 0 ? left : 0 });
	},
	apply(world, team, p) {
		post(team, world.state.month, 'borrow', '', 'cash', 'loan', p.amount);
		return [{ type: 'borrowed', team: team.id, money: p.amount }];
	}
};

/** Pays back any part of the loan. */
export const repay: Action = {
	type: 'repay',
	fields: amount,
	phases: whileOpen,
	check(_world, team, p) {
		const { loan, cash } = team.accounts;
		if (loan === 0) return refuse('money.nothingOwed', 'amount');
		if (p.amount > -loan) return refuse('command.range', 'amount', { min: 1, max: -loan });
		return p.amount <= cash
			? undefined
			: refuse('money.cash', 'amount', { needed: p.amount, cash });
	},
	apply(world, team, p) {
		post(team, world.state.month, 'repay', '', 'loan', 'cash', p.amount);
		return [{ type: 'repaid', team: team.id, money: p.amount }];
	}
};

/** Sells a receivable: the money now, less the factor's fee. */
export const factorReceivable: Action = {
	type: 'factorReceivable',
	fields: { receivable: { kind: 'id' } },
	phases: whileOpen,
	check: (_world, team, p) =>
		team.receivables.some((r) => r.id === p.receivable)
			? undefined
			: refuse('receivable.unknown', 'receivable', { receivable: p.receivable }),
	apply(world, team, p) {
		const { month } = world.state;
		const item = team.receivables.find((r) => r.id === p.receivable)!;
		const fee = share(item.amount, world.rules.factoring);
		post(team, month, 'factoring', item.id, 'cash', 'receivables', item.amount - fee);
		post(team, month, 'factoringFee', item.id, 'fees', 'receivables', fee);
		team.receivables = team.receivables.filter((r) => r !== item);
		return [{ type: 'receivableFactored', team: team.id, money: item.amount - fee }];
	}
};
