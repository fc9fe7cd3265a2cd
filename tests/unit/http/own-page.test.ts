import { describe, expect, it } from 'vitest';
import { ownPage } from '../../../src/lib/server/http/own-page.ts';

describe('the page to return to', () => {
	it.each([
		['/account', '/account'],
		['/classes/1?tab=teams', '/classes/1?tab=teams'],
		['/a/../admin', '/admin'],
		['/文字', '/%E6%96%87%E5%AD%97']
	])('is %s on this site', (asked, page) => {
		expect(ownPage(asked)).toBe(page);
	});

	it.each([
		'//evil.example',
		'/\\evil.example',
		'/\t/evil.example',
		'/\n//evil.example',
		'/.//evil.example',
		'/x/..//evil.example',
		'https://evil.example',
		'javascript:alert(1)',
		'\\\\evil.example',
		'account',
		'',
		null,
		undefined
	])('is the landing page instead of %j', (asked) => {
		expect(ownPage(asked)).toBe('/');
	});
});
