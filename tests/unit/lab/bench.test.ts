import { describe, expect, it } from 'vitest';
import { measured, median, repeat, rounded } from '../../../sim/lab/bench/measure.ts';
import { parts } from '../../../sim/lab/pool/run-tasks.ts';

describe('measuring', () => {
	it('takes the middle value', () => {
		expect([median([5, 1, 3]), median([4, 1, 3, 2]), median([7])]).toEqual([3, 2.5, 7]);
	});

	it('keeps three digits and judges by the direction that is better', () => {
		expect(rounded(1234.5)).toBe(1230);
		expect(measured('msPerGame', 12.04, 12, 'less', 'h')).toMatchObject({ figure: 12, met: false });
		expect(measured('gamesPerSecond', 100.4, 100, 'more', 'h').met).toBe(true);
	});

	it('stops when it is told to and keeps what it has', async () => {
		const stop = new AbortController();
		const { elapsed, kept } = await repeat(
			100,
			stop.signal,
			(i) => i * 2,
			(n) => n + 1,
			(done) => done === 3 && stop.abort()
		);
		expect([elapsed.length, kept]).toEqual([3, [1, 3, 5]]);
	});
});

describe('sharing out games', () => {
	it('covers every game once', () => {
		expect(parts(25)).toEqual([
			{ from: 0, to: 10 },
			{ from: 10, to: 20 },
			{ from: 20, to: 25 }
		]);
		expect(parts(3, 5)).toEqual([{ from: 0, to: 3 }]);
	});
});
