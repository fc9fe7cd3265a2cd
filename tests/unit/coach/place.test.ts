import { describe, expect, it } from 'vitest';
import { edgeFor } from '../../../src/lib/desk/coach/place.ts';

/** A phone: state bar of 60 px above, tab bar of 56 px below. */
const room = { top: 60, bottom: 684 };
const height = 200;

describe('the edge at which the note stands', () => {
	it.each([
		{ where: 'nowhere in sight', target: null, edge: 'bottom' },
		{ where: 'high on the page', target: { top: 100, bottom: 144 }, edge: 'bottom' },
		{ where: 'in the middle', target: { top: 350, bottom: 394 }, edge: 'bottom' },
		{ where: 'low on the page', target: { top: 600, bottom: 644 }, edge: 'top' },
		{ where: 'half under the note', target: { top: 460, bottom: 500 }, edge: 'top' },
		{ where: 'in the tab bar', target: { top: 684, bottom: 740 }, edge: 'top' }
	] as const)('is the $edge one for a control $where', ({ target, edge }) => {
		expect(edgeFor(target, height, room)).toBe(edge);
	});

	it('covers less of a control that is taller than the room', () => {
		expect(edgeFor({ top: 70, bottom: 600 }, height, room)).toBe('bottom');
		expect(edgeFor({ top: 200, bottom: 680 }, height, room)).toBe('top');
	});
});
