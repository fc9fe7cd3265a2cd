import { expect, it } from 'vitest';
import { htmlOf } from '../../../../src/lib/server/services/markdown.ts';

const html = (markdown: string) => htmlOf(markdown, (id) => `/files/${id}`);

it.each([
	'<script>alert(1)</script>',
	'<img src=x onerror=alert(1)>',
	'a <b onclick="x()">b</b>',
	'<!-- --><iframe src="https://x.example"></iframe>',
	'`</code><script>`',
	'```"><script>\nx\n```',
	'# <svg/onload=alert(1)>',
	'| <script> |\n| --- |\n| <img src=x> |',
	'![" onerror="alert(1)](upload:abc)'
])('shows tags in a text as text: %s', (markdown) => {
	const made = html(markdown);
	expect(made).not.toMatch(/<(script|iframe|svg|b)\b/i);
	for (const [tag] of made.matchAll(/<[a-z][^>]*>/g)) expect(tag).not.toMatch(/\son\w+=(?!&quot;)/);
});

it.each([
	'[x](javascript:alert(1))',
	'[x](JaVaScRiPt:alert(1))',
	'[x](data:text/html;base64,PHNjcmlwdD4=)',
	'[x](vbscript:x)',
	'[x](file:///etc/passwd)',
	'[x](/teach?/create)',
	'[x](//elsewhere.example)',
	'<javascript:alert(1)>'
])('makes no link of %s', (markdown) => {
	expect(html(markdown)).not.toContain('<a ');
});

it('opens links to the web elsewhere, without a way back', () => {
	for (const markdown of [
		'[x](https://x.example/a)',
		'https://x.example/a',
		'<https://x.example/a>'
	])
		expect(html(markdown)).toContain(
			'<a href="https://x.example/a" rel="noopener noreferrer" target="_blank">'
		);
	expect(html('[m](mailto:a@b.example)')).toContain('href="mailto:a@b.example"');
});

it('shows pictures of the unit, and of no other place', () => {
	expect(html('![two *words*](upload:abc-1)')).toBe(
		'<p><img src="/files/abc-1" alt="two words" loading="lazy"></p>\n'
	);
	expect(html('![pixel](https://spy.example/p.gif)')).toBe('<p>pixel</p>\n');
	expect(html('![x](upload:../../etc)')).not.toContain('<img');
	expect(html('[x](upload:abc)')).toContain('href="#"');
});

it('begins below the headings of the page', () => {
	expect(html('# One')).toBe('<h4>One</h4>\n');
	expect(html('##### Five')).toBe('<h6>Five</h6>\n');
});
