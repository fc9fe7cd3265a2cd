import { expect, it } from 'vitest';
import { clockText } from '../../../src/lib/ui/countdown.ts';

it.each([
	[0, '0:00'],
	[9, '0:09'],
	[75, '1:15'],
	[3675, '1:01:15']
])('%d seconds read %s', (seconds, text) => {
	expect(clockText(seconds)).toBe(text);
});
