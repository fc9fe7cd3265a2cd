import { describe, expect, it } from 'vitest';
import { steadyClock } from '../../../src/lib/server/jobs/clock.ts';

/** A machine whose clock can be set, and whose counter cannot. */
function machine() {
	let wall = 1_800_000_000_000;
	let counter = 500;
	const steps: number[] = [];
	const now = steadyClock(
		(ms) => steps.push(ms),
		() => wall,
		() => counter
	);
	return {
		steps,
		now: () => now().getTime() - 1_800_000_000_000,
		pass: (ms: number) => void ((wall += ms), (counter += ms)),
		set: (ms: number) => void (wall += ms)
	};
}

describe('the clock of the server', () => {
	it('goes with the machine', () => {
		const m = machine();
		m.pass(1_234);
		expect([m.now(), m.steps]).toEqual([1_234, []]);
	});

	it.each([3_600_000, -3_600_000])('goes on evenly when the machine’s is set by %i ms', (ms) => {
		const m = machine();
		m.pass(1_000);
		m.set(ms);
		expect(m.now()).toBe(1_000);
		m.pass(2_000);
		expect(m.now()).toBe(3_000);
		expect(m.steps).toEqual([ms]);
		m.set(-ms);
		expect([m.now(), m.steps]).toEqual([3_000, [ms, -ms]]);
	});

	it('follows small corrections, as they are made all day', () => {
		const m = machine();
		for (let i = 0; i < 20; i++) {
			m.pass(60_000);
			m.set(-40);
			m.now();
		}
		expect([m.now(), m.steps]).toEqual([20 * 60_000 - 20 * 40, []]);
	});
});
