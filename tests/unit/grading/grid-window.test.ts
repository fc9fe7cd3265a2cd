import { expect, it } from 'vitest';
import { inSight, reach, spanOf } from '../../../src/routes/teach/[class]/grades/grid-window.ts';

it('shows what is in sight and a little more', () => {
	expect(inSight(0, 440, 44)).toEqual({ from: 0, n: 16 });
	expect(inSight(6_000, 440, 44)).toEqual({ from: 133, n: 16 });
});

it('never shows beyond the end, and all when all is asked for', () => {
	expect(spanOf({ from: 0, n: 16 }, 3, false)).toEqual({ from: 0, to: 3 });
	expect(spanOf({ from: 295, n: 16 }, 300, false)).toEqual({ from: 284, to: 300 });
	expect(spanOf({ from: 10, n: 16 }, 300, true)).toEqual({ from: 0, to: 300 });
	expect(spanOf({ from: 0, n: 16 }, 0, false)).toEqual({ from: 0, to: 0 });
});

it('scrolls no further than what is asked for needs', () => {
	expect(reach(100, 120, 44, 400)).toBe(100);
	expect(reach(100, 44, 44, 400)).toBe(44);
	expect(reach(100, 500, 44, 400)).toBe(144);
});
