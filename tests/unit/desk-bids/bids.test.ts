import { describe, expect, it } from 'vitest';
import { rulebookOf, teamView } from '../../../sim/index.ts';
import type { ForecastMonth } from '../../../sim/view/types.ts';
import { gapOf, lowOf, neededFor, standingBids } from '../../../src/lib/desk/tenders/cash-need.ts';
import { findingsOf } from '../../../src/lib/desk/tenders/checks.ts';
import {
	bidAction,
	draftOf,
	mayBid,
	planWith,
	planWithout,
	promisableMonths,
	sameBid,
	stagedBid
} from '../../../src/lib/desk/tenders/draft.ts';
import { economicsOf } from '../../../src/lib/desk/tenders/economics.ts';
import { arrange, rowOf } from '../../../src/lib/desk/tenders/rows.ts';
import { preparedGame } from '../../support/prepared-game.ts';

const game = preparedGame({ months: 2, stop: 'open', seed: 'bids' });
const rules = rulebookOf(game.start.scenario);
const view = teamView(game.world, 0);
const tender = view.tenders.find((t) => view.clients.find((c) => c.id === t.client)!.ours)!;
const client = view.clients.find((c) => c.id === tender.client)!;
const draft = draftOf(tender, undefined, tender.ceiling);
const codes = (changed: Partial<typeof draft>, at = view) => {
	const bid = { ...draft, ...changed };
	const economics = economicsOf(rules, at, tender, bid);
	return findingsOf(rules, at, tender, client, bid, economics).map((f) => f.code);
};

describe('a draft', () => {
	it('starts with what is required, the latest month and no fault', () => {
		expect(draft.features).toEqual(tender.required);
		expect(promisableMonths(tender)).toContain(draft.dueMonth);
		expect(codes({})).toEqual([]);
	});

	it('is warned of everything that the award would call invalid', () => {
		expect(codes({ features: [] })).toContain('features');
		expect(codes({ unitPrice: tender.ceiling + 1 })).toContain('ceiling');
		expect(codes({}, { ...view, money: { ...view.money, cash: 0 } })).toContain('bond');
		expect(codes({ unitPrice: 100 })).toEqual(['loss']);
	});

	it('takes one place in the plan, however often it is revised', () => {
		const other = { type: 'visitClient', client: client.id };
		const first = planWith([other], bidAction(tender.id, draft));
		const cheaper = { ...draft, unitPrice: draft.unitPrice - 100 };
		const second = planWith(first, bidAction(tender.id, cheaper));
		expect(second).toHaveLength(2);
		const staged = stagedBid({ plan: second }, tender.id);
		expect(sameBid(cheaper, staged)).toBe(true);
		expect(sameBid(draft, staged)).toBe(false);
		expect(planWithout(second, tender.id)).toEqual([other]);
		expect(standingBids({ ...view, plan: second }).map((b) => b.tender)).toContain(tender.id);
	});

	it('may be written for an own client, or before the opening for one that is claimed', () => {
		const foreign = { ...client, ours: false, claimPlaced: false };
		expect(mayBid(view, client, 'now')).toBe(true);
		expect(mayBid(view, client, 'none')).toBe(false);
		expect(mayBid(view, foreign, 'plan')).toBe(false);
		expect(mayBid(view, { ...foreign, claimPlaced: true }, 'plan')).toBe(true);
		expect(mayBid(view, { ...foreign, claimPlaced: true }, 'now')).toBe(false);
	});
});

describe('the list of tenders', () => {
	const rows = view.tenders.flatMap((t) => rowOf(rules, view, t, 'now') ?? []);

	it('names every tender once and puts own clients first in every order', () => {
		expect(rows).toHaveLength(view.tenders.length);
		for (const sort of ['chance', 'value', 'margin', 'due', 'quantity'] as const) {
			const access = arrange(rows, 'all', sort).map((row) => row.access === 'ours');
			expect(access).toEqual([...access].sort((a, b) => Number(b) - Number(a)));
		}
	});

	it('says of others’ clients that they are not ours', () => {
		const foreign = rows.filter((row) => row.access !== 'ours');
		expect(foreign.length).toBeGreaterThan(0);
		expect(foreign.every((row) => row.outlook === 'foreign' && !row.mayBid)).toBe(true);
		expect(arrange(rows, 'ours', 'value').some((row) => row.access === 'claimOpen')).toBe(false);
	});
});

describe('the cash that winning takes', () => {
	const month = (n: number, part: Partial<ForecastMonth>): ForecastMonth => ({
		...{ month: n, opening: 0, receivables: 0, orders: 0, sales: 0, wages: 0, care: 0 },
		...{ interest: 0, instalment: 0, closing: 0 },
		...part
	});

	it('finds the month in which goods cannot be paid, though the month closes well', () => {
		const tight = [
			month(4, { opening: 800, orders: 1_500, sales: 2_000, closing: 1_300 }),
			month(5, { opening: 1_300, orders: 1_400, closing: 900 })
		];
		expect(gapOf(tight)).toEqual({ month: 4, short: 700 });
		expect(lowOf(tight, 0)).toEqual({ month: 5, closing: 900, risk: 'none' });
		expect(gapOf([month(1, { opening: -100, closing: -100 })])).toBeUndefined();
	});

	it('tells an overdraft from insolvency by the room that is left', () => {
		const months = [month(1, { closing: -500 })];
		expect(lowOf(months, 500)?.risk).toBe('short');
		expect(lowOf(months, 499)?.risk).toBe('insolvent');
		expect(lowOf([], 0)).toBeUndefined();
	});

	it('is the difference of the orders in the two forecasts', () => {
		expect(neededFor([month(1, { orders: 100 })], [month(1, { orders: 350 })])).toBe(250);
	});
});
