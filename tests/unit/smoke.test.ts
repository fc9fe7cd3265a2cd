import { expect, it } from 'vitest';
import { m } from '$lib/paraglide/messages';

it('messages speak both languages', () => {
	expect(m.shell_brand({}, { locale: 'en' })).toBe('Rapport');
	expect(m.shell_brand({}, { locale: 'zh' })).toBe('知客');
});
