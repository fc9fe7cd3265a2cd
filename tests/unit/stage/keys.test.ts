import { describe, expect, it } from 'vitest';
import { deedOf } from '../../../src/routes/stage/[game]/keys.ts';

const press = (key: string, more = {}) =>
	deedOf({ key, ctrlKey: false, metaKey: false, altKey: false, repeat: false, ...more });

describe('a key on the stage', () => {
	it.each([
		['PageDown', 'next'],
		['ArrowRight', 'next'],
		[' ', 'next'],
		['PageUp', 'back'],
		['ArrowLeft', 'back'],
		['.', 'blank'],
		['L', 'lobby'],
		['f', 'full'],
		['Tab', undefined],
		['Escape', undefined],
		['x', undefined]
	])('%s → %s', (key, deed) => {
		expect(press(key)).toBe(deed);
	});

	it.each([{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { repeat: true }])(
		'stays the browser’s with %o',
		(more) => {
			expect(press('f', more)).toBeUndefined();
			expect(press('PageDown', more)).toBeUndefined();
		}
	);
});
