import { describe, expect, it } from 'vitest';
import { costliest, waterfall } from '../../../src/lib/desk/review/model.ts';

describe('the criterion that cost most', () => {
	it('is the one with the widest gap behind the winner', () => {
		expect(costliest({ gaps: { recognition: -1200, price: 300, service: -50, fit: 0 } })).toBe(
			'recognition'
		);
	});
	it('is none when the winner was ahead in nothing', () => {
		expect(costliest({ gaps: { recognition: 0, price: 0, service: 0, fit: 0 } })).toBeNull();
	});
});

describe('a waterfall', () => {
	const steps = [
		{ cause: 'sale', amount: 50 },
		{ cause: 'wages', amount: -100 }
	];
	it('lets each bar begin where the one before ended', () => {
		expect(waterfall(100, steps)).toEqual([
			{ cause: 'sale', amount: 50, from: 50, to: 100 },
			{ cause: 'wages', amount: -100, from: 0, to: 100 }
		]);
	});
	it('stays finite when nothing moves', () => {
		expect(waterfall(100, [{ cause: 'wages', amount: 0 }])).toEqual([
			{ cause: 'wages', amount: 0, from: 0, to: 0 }
		]);
	});
});
