import { describe, expect, it } from 'vitest';
import { rulebookOf, teamView } from '../../../sim/index.ts';
import { cashAhead, overdraftRoom } from '../../../sim/view/cash-ahead.ts';
import type { ForecastMonth } from '../../../sim/view/types.ts';
import { neededFor, standingBids } from '../../../src/lib/desk/tenders/cash-need.ts';
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

describe('the warnings of the frame', () => {
	const tight = (['reckless', 'recognition'] as const).flatMap((hand) =>
		[2, 3, 4, 5].map((months) => {
			const played = preparedGame({ months, stop: 'open', seed: 'books', hand });
			return { hand, months, view: teamView(played.world, 0) };
		})
	);

	it.each(tight)('say what the money screen says: $hand after $months months', ({ view: at }) => {
		const { low, gap } = cashAhead(at.forecast, overdraftRoom(at.money));
		const codes = at.warnings.map((w) => w.code);
		expect(codes.includes('insolvencyAhead')).toBe(low?.risk === 'insolvent');
		expect(codes.includes('overdraftAhead')).toBe(low?.risk === 'short');
		const warned = at.warnings.find((w) => w.code === 'cashGap')?.params;
		expect(warned).toEqual(gap && { month: gap.month, money: gap.short });
	});

	it('are tried on games that need them', () => {
		const codes = new Set(tight.flatMap(({ view: at }) => at.warnings.map((w) => w.code)));
		expect(codes).toContain('insolvencyAhead');
		expect(codes).toContain('cashGap');
	});
});

describe('the cash that winning takes', () => {
	const month = (n: number, part: Partial<ForecastMonth>): ForecastMonth => ({
		...{ month: n, opening: 0, receivables: 0, orders: 0, sales: 0, wages: 0, care: 0 },
		...{ interest: 0, instalment: 0, closing: 0 },
		...part
	});

	it('is the difference of the orders in the two forecasts', () => {
		expect(neededFor([month(1, { orders: 100 })], [month(1, { orders: 350 })])).toBe(250);
	});
});
