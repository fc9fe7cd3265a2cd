import { describe, expect, it } from 'vitest';
import { monthPlace, placeOf, stepsFor } from '../../../src/lib/replay/steps.ts';
import { Timeline } from '../../../src/lib/game/timeline.ts';
import { playGame } from '../../e2e/review-game.ts';

const { game } = playGame(3);
const moments = new Timeline(game).moments();
const own = stepsFor(moments, 0, false);
const all = stepsFor(moments, 0, true);

describe('the steps of a replay', () => {
	it('hold the clock and one company, or all', () => {
		expect(own.every((step) => step.seat === null || step.seat === 0)).toBe(true);
		expect(new Set(all.map((step) => step.seat)).size).toBeGreaterThan(3);
	});
	it('show a closing once, when its results can be seen', () => {
		const types = own.filter((step) => step.seat === null).map((step) => step.action.type);
		expect(types).not.toContain('lockMonth');
		expect(types.filter((type) => type === 'revealMonth')).toHaveLength(3);
	});
	it('keep the moment when the company changes', () => {
		const { index } = own[20]!;
		const place = placeOf(all, index);
		expect(all[place - 1]!.index).toBe(index);
		expect(placeOf(own, 0)).toBe(0);
	});
	it('jump from month to month and stop at the ends', () => {
		const second = own.findIndex((step) => step.month === 2) + 1;
		expect(monthPlace(own, 1, 1)).toBe(second);
		expect(monthPlace(own, second + 3, -1)).toBe(second);
		expect(monthPlace(own, second, -1)).toBe(1);
		expect(monthPlace(own, 1, -1)).toBe(0);
		expect(monthPlace(own, own.length, 1)).toBe(own.length);
	});
});
