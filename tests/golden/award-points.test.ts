import { describe, expect, it } from 'vitest';
import {
	fitPoints,
	pricePoints,
	recognitionPoints,
	servicePoints,
	weighted
} from '../../sim/month/award-points.ts';
import { recordOf } from '../../sim/month/award.ts';
import { newGame, teamOf } from '../support/engine.ts';
import { worked } from '../support/worked.ts';

const { rules } = newGame().world;

worked('price points = 100 × lowest valid price / price', pricePoints, [
	['the lowest', 30_000, 30_000, 10_000],
	['a third above it', 40_000, 30_000, 7_500],
	['one yuan above it: 99.668', 30_100, 30_000, 9_967],
	['twice', 60_000, 30_000, 5_000],
	['dumping by another: 1 fen against 340 yuan', 34_000, 1, 0],
	['the extreme of the lowest', 1, 1, 10_000]
]);

worked('recognition points = 100 × own / best', recognitionPoints, [
	['the best', 6_000, 6_000, 10_000],
	['half as known', 3_000, 6_000, 5_000],
	['a third: 33.333', 2_000, 6_000, 3_333],
	['unknown', 0, 6_000, 0],
	['nobody is known: all are equal', 0, 0, 10_000]
]);

const taste = { performance: 0b0011, excitement: 0b0100 };
worked(
	'fit points = 75 % performance features, 25 % excitement features',
	(features: number, wanted: typeof taste) => fitPoints(rules, features, wanted),
	[
		['nothing asked for', 0b1000, taste, 0],
		['one of two performance features', 0b0001, taste, 3_750],
		['both', 0b0011, taste, 7_500],
		['only the exciting one', 0b0100, taste, 2_500],
		['everything', 0b0111, taste, 10_000],
		['more than everything', 0b1111, taste, 10_000],
		['one of three: 33.33 × 0.75 = 24.9975', 0b0001, { performance: 0b0111, excitement: 0 }, 5_000],
		['a client that wants nothing is pleased by all', 0, { performance: 0, excitement: 0 }, 10_000]
	]
);

worked(
	'service points: half by the promise, half by the record behind it',
	(level: number, early: number, record: number) => servicePoints(rules, level, early, record),
	[
		['basic, spotless record', 0, 0, 10_000, 5_000],
		['basic, no record yet (70 %): 50 × 0.85', 0, 0, 7_000, 4_250],
		['basic, never kept a promise', 0, 0, 0, 2_500],
		['plus, no record yet: 75 × 0.85', 1, 0, 7_000, 6_375],
		['premium, no record yet: 95 × 0.85', 2, 0, 7_000, 8_075],
		['premium, a month early, spotless: 95 + 5', 2, 1, 10_000, 10_000],
		['premium, two months early: at most 100', 2, 2, 10_000, 10_000],
		['basic, a month early, no record yet: 55 × 0.85', 0, 1, 7_000, 4_675]
	]
);

function recordAfter(dueUnits: number, onTimeUnits: number): number {
	const game = newGame();
	Object.assign(teamOf(game), { dueUnits, onTimeUnits });
	return recordOf(game.world, 0);
}
worked('the record behind a promise', recordAfter, [
	['is assumed at the start', 0, 0, 7_000],
	['is the share of units in time', 1_000, 900, 9_000],
	['may be nothing', 1_000, 0, 0],
	['is rounded: 2/3', 3, 2, 6_667]
]);

const lab = { recognition: 45, price: 25, service: 15, fit: 15 };
const full = { recognition: 10_000, price: 10_000, service: 10_000, fit: 10_000 };
const none = { recognition: 0, price: 0, service: 0, fit: 0 };
worked('the weighted sum', weighted, [
	['full points', full, lab, 10_000],
	['no points', none, lab, 0],
	['recognition alone', { ...none, recognition: 10_000 }, lab, 4_500],
	// 45 + 18.75 + 6.375 + 11.25 = 81.375, half a hundredth up
	['a usual bid', { recognition: 10_000, price: 7_500, service: 4_250, fit: 7_500 }, lab, 8_138],
	[
		'weights with decimals: 33.3 + 66.7',
		{ ...none, recognition: 10_000, price: 5_000 },
		{ ...none, recognition: 33.3, price: 66.7 },
		6_665
	]
]);

describe('the weights of the lab', () => {
	// S4 and section 12.3 on paper: what recognition buys at the ceiling.
	it('let R 60 at the ceiling beat R 15 far under cost', () => {
		const known = weighted({ recognition: 10_000, price: 5_000, service: 4_250, fit: 7_500 }, lab);
		const cheap = weighted({ recognition: 2_500, price: 10_000, service: 4_250, fit: 7_500 }, lab);
		expect([known, cheap]).toEqual([7_513, 5_388]);
	});
});
