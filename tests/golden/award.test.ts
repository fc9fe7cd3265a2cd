import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultsOf, flaggedBids, judge, type Bidder, type Taste } from '../../sim/month/award.ts';
import { rulesOf } from '../../sim/scenario/rules.ts';
import type { Bid, Tender } from '../../sim/world/state.ts';
import { proofLab, sealedLab, variant } from '../support/engine.ts';

const rules = rulesOf(proofLab);
const tender: Tender = {
	...{ id: 'm03-c01', client: 0, month: 3, quantity: 1_000, required: 0b11, ceiling: 34_000 },
	...{ dueMonth: 5, paymentMonths: 1, damages: 1_000, minRecognition: 1_000 }
};
const taste: Taste = {
	weights: { recognition: 45, price: 25, service: 15, fit: 15 },
	performance: 0b1100,
	excitement: 0b10000
};

/** A bid with the required set at 300 yuan by a bidder of R 60, unless said otherwise. */
const bid = (team: number, change: Partial<Bid & Bidder> = {}): [Bid, Bidder] => {
	const { recognition = 6_000, record = 7_000, cash = 1e9, ours = true, ...rest } = change;
	const base = { team, seq: team + 1, unitPrice: 30_000, features: 0b11, dueMonth: 5, service: 0 };
	return [
		{ ...base, winProbability: -1, ...rest },
		{ recognition, record, cash, ours }
	];
};

const unused = () => {
	throw new Error('no draw was due');
};
const decide = (
	bids: [Bid, Bidder][],
	draw: (n: number) => number = unused,
	wish: Taste = taste,
	by = rules
) =>
	judge(
		by,
		tender,
		wish,
		bids.map(([b]) => b),
		bids.map(([, b]) => b),
		draw
	);
const order = (verdict: ReturnType<typeof decide>) => verdict.bids.map((b) => b.team);

describe('a bid is invalid', () => {
	// 1 % of 1,000 × 300 yuan is a bond of 3,000 yuan.
	it.each([
		['never, when all is as asked', {}, []],
		['without a required feature', { features: 0b01 }, ['features']],
		['not with more than required', { features: 0b111 }, []],
		['a fen over the ceiling', { unitPrice: 34_001 }, ['ceiling']],
		['not at the ceiling', { unitPrice: 34_000 }, []],
		['a hundredth under the minimum recognition', { recognition: 999 }, ['recognition']],
		['not at the minimum', { recognition: 1_000 }, []],
		['a fen short of the bond', { cash: 299_999 }, ['bond']],
		['not with the bond to the fen', { cash: 300_000 }, []],
		['from a company that lost the client', { ours: false }, ['closed']],
		[
			'for every reason at once',
			{ features: 0, unitPrice: 40_000, recognition: 0, cash: 0, ours: false },
			['features', 'ceiling', 'recognition', 'bond', 'closed']
		]
	])('%s', (_name, change, faults) => {
		const [b, bidder] = bid(0, change);
		expect(faultsOf(rules, tender, b, bidder)).toEqual(faults);
	});
});

describe('the award', () => {
	it('gives no order where nobody bids', () => {
		expect(decide([])).toEqual({ bids: [], winner: -1, decidedBy: 'none' });
	});

	it('gives no order where no bid is valid, and keeps them all', () => {
		const verdict = decide([bid(0, { features: 0 }), bid(1, { recognition: 0 })]);
		expect(verdict).toMatchObject({ winner: -1, decidedBy: 'none' });
		expect(verdict.bids.map((b) => b.score)).toEqual([0, 0]);
	});

	it('goes to a single valid bid', () => {
		expect(decide([bid(2)])).toMatchObject({ winner: 2, decidedBy: 'score' });
	});

	it('scores by criterion, the invalid last and without points', () => {
		const verdict = decide([
			bid(0, { unitPrice: 1, features: 0 }),
			bid(1, { unitPrice: 25_000, recognition: 3_000 }),
			bid(2, { unitPrice: 34_000, service: 1, features: 0b1111 })
		]);
		expect(order(verdict)).toEqual([2, 1, 0]);
		// Price against the lowest valid bid: 25,000 / 34,000.
		expect(verdict.bids.map((b) => b.points)).toEqual([
			{ recognition: 10_000, price: 7_353, service: 6_375, fit: 7_500 },
			{ recognition: 5_000, price: 10_000, service: 4_250, fit: 0 },
			{ recognition: 0, price: 0, service: 0, fit: 0 }
		]);
		// 45 + 18.3825 + 9.5625 + 11.25, and 22.5 + 25 + 6.375
		expect(verdict.bids.map((b) => b.score)).toEqual([8_420, 5_388, 0]);
		expect(verdict).toMatchObject({ winner: 2, decidedBy: 'score' });
	});
});

describe('equal scores', () => {
	const only = (criterion: 'recognition' | 'price'): Taste => ({
		...taste,
		weights: { recognition: 0, price: 0, service: 0, fit: 0, [criterion]: 100 }
	});

	it('go to the lower price', () => {
		const bids = [bid(0, { unitPrice: 31_000 }), bid(1)];
		const verdict = decide(bids, unused, only('recognition'));
		expect(verdict).toMatchObject({ winner: 1, decidedBy: 'price' });
	});

	it('then to the higher recognition', () => {
		const bids = [bid(0, { recognition: 5_000 }), bid(1)];
		const verdict = decide(bids, unused, only('price'));
		expect(verdict).toMatchObject({ winner: 1, decidedBy: 'recognition' });
	});

	it('then to the earlier bid, whatever the seat', () => {
		const verdict = decide([bid(0, { seq: 9 }), bid(1, { seq: 4 })]);
		expect(verdict).toMatchObject({ winner: 1, decidedBy: 'arrival' });
	});

	it.each([
		[0, [0, 1, 3, 2]],
		[1, [1, 0, 3, 2]],
		[2, [3, 0, 1, 2]]
	])('then to the draw of %d among those still equal', (drawn, expected) => {
		const tied = { seq: 7 };
		const bids = [bid(0, tied), bid(1, tied), bid(2, { unitPrice: 33_000 }), bid(3, tied)];
		const verdict = decide(bids, (n) => {
			expect(n).toBe(3);
			return drawn;
		});
		expect(order(verdict)).toEqual(expected);
		expect(verdict).toMatchObject({ winner: expected[0], decidedBy: 'draw' });
	});
});

describe('equal bids where claims are sealed', () => {
	const sealed = rulesOf(sealedLab);

	it('do not go to the earlier bid, but to the draw, by seat', () => {
		const bids = [bid(2, { seq: 1 }), bid(0, { seq: 9 }), bid(1, { seq: 4 })];
		const verdict = decide(bids, (n) => n - 1, taste, sealed);
		expect(verdict).toMatchObject({ winner: 2, decidedBy: 'draw' });
		expect(order(verdict)).toEqual([2, 0, 1]);
	});

	it('still go to the lower price and the higher recognition first', () => {
		const only: Taste = { ...taste, weights: { recognition: 100, price: 0, service: 0, fit: 0 } };
		const verdict = decide([bid(0, { unitPrice: 31_000 }), bid(1)], unused, only, sealed);
		expect(verdict).toMatchObject({ winner: 1, decidedBy: 'price' });
	});

	it('are judged alike in whatever order they arrive', () => {
		const kinds = fc.record({
			unitPrice: fc.constantFrom(30_000, 31_000, 34_001),
			recognition: fc.constantFrom(900, 5_000, 6_000),
			features: fc.constantFrom(0b11, 0b111, 0b01)
		});
		const arrivals = fc.array(kinds, { minLength: 2, maxLength: 5 }).chain((made) =>
			fc.tuple(
				fc.constant(made),
				fc.shuffledSubarray(
					made.map((_, team) => team),
					{ minLength: made.length }
				)
			)
		);
		const judged = (made: Partial<Bid & Bidder>[], arrival: number[]) =>
			decide(
				arrival.map((team, seq) => bid(team, { ...made[team], seq })),
				(n) => n - 1,
				taste,
				sealed
			);
		fc.assert(
			fc.property(arrivals, ([made, arrival]) => {
				const inSeats = judged(made, [...arrival].sort());
				const shuffled = judged(made, arrival);
				expect(order(shuffled)).toEqual(order(inSeats));
				expect(shuffled.winner).toBe(inSeats.winner);
				expect(shuffled.decidedBy).toBe(inSeats.decidedBy);
			}),
			{ numRuns: 300 }
		);
	});
});

describe('abnormally low bids', () => {
	const treating = (treat: 'allow' | 'flag' | 'reject') =>
		rulesOf(variant({ tenders: { ...proofLab.tenders, abnormallyLow: { below: 80, treat } } }));
	// Mean of 30,000, 30,000 and 21,000 is 27,000; 80 % of it is 21,600.
	const low = (unitPrice: number) => [bid(0), bid(1), bid(2, { unitPrice })];
	const faults = (bids: [Bid, Bidder][], by = treating('reject')) =>
		decide(bids, unused, taste, by).bids.find((b) => b.team === 2)!.faults;

	it.each(['allow', 'flag'] as const)('stay valid under %s', (treat) => {
		expect(faults(low(21_000), treating(treat))).toEqual([]);
	});

	it('fall under reject', () => {
		expect(faults(low(21_000))).toEqual(['abnormal']);
	});

	it.each([
		['flag', low(21_000), [2]],
		['flag', low(21_818), []],
		['flag', [bid(0), bid(2, { unitPrice: 1 })], []],
		['allow', low(21_000), []],
		['reject', low(21_000), []]
	] as const)('are named under flag alone: %s', (treat, bids, expected) => {
		const by = treating(treat);
		const verdict = decide([...bids], unused, taste, by);
		expect(flaggedBids(by, verdict).map((b) => b.team)).toEqual(expected);
	});

	it('keep their points and may win under flag', () => {
		const cheap = [bid(0), bid(1), bid(2, { unitPrice: 15_000 })];
		expect(decide(cheap, unused, taste, treating('flag'))).toMatchObject({ winner: 2 });
	});

	// Mean of 30,000, 30,000 and p; p = 0.8 × (60,000 + p) / 3 at p = 21,818.
	it.each([
		[21_818, []],
		[21_817, ['abnormal']]
	])('fall from the limit on: %d', (unitPrice, expected) => {
		expect(faults(low(unitPrice))).toEqual(expected);
	});

	it('are not known from two bids, nor measured by invalid ones', () => {
		expect(faults([bid(0), bid(2, { unitPrice: 1 })])).toEqual([]);
		expect(faults([bid(0), bid(1, { features: 0 }), bid(2, { unitPrice: 1 })])).toEqual([]);
	});

	it('lift the lowest price that the others are measured by', () => {
		const verdict = decide(low(15_000), unused, taste, treating('reject'));
		expect(verdict.bids.map((b) => b.points.price)).toEqual([10_000, 10_000, 0]);
	});
});
