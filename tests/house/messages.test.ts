import { describe, expect, it } from 'vitest';
import { filesUnder, textOf } from '../support/files.ts';

/** Messages that read the same in both languages, for a reason. One that stops doing so fails the test. */
const same = new Set<string>([
	// The landing page shows both names of the house, each in its own script.
	'shell_name_latin',
	'shell_name_chinese',
	// Each language is called what its speakers call it, whichever is on screen.
	'shell_language_zh_short',
	'shell_language_en_short',
	'shell_language_study_short'
]);

type Message = string | { match: Record<string, string> }[];

const areas = filesUnder('messages', '.en.json').map((file) => file.slice('messages/'.length, -8));

function messagesOf(area: string, locale: 'en' | 'zh'): Map<string, string> {
	const { $schema: _, ...messages } = JSON.parse(
		textOf(`messages/${area}.${locale}.json`)
	) as Record<string, Message>;
	return new Map(
		Object.entries(messages).map(([key, message]) => [
			key,
			typeof message === 'string'
				? message
				: message.flatMap(({ match }) => Object.values(match)).join('\n')
		])
	);
}

const placeholders = (text: string) =>
	[...new Set([...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]))].sort();

describe.each(areas)('the messages of %s', (area) => {
	const en = messagesOf(area, 'en');
	const zh = messagesOf(area, 'zh');

	it('have the same keys in both languages', () => {
		expect([...zh.keys()].sort()).toEqual([...en.keys()].sort());
	});

	it('carry the name of their area', () => {
		expect([...en.keys()].filter((key) => !key.startsWith(`${area}_`))).toEqual([]);
	});

	it('have the same placeholders in both languages', () => {
		const differing = [...en].filter(
			([key, text]) => placeholders(text).join() !== placeholders(zh.get(key) ?? '').join()
		);
		expect(differing).toEqual([]);
	});

	it('are translated and not empty', () => {
		const hasWords = (text: string) => /\p{L}/u.test(text.replace(/\{\w+\}/g, ''));
		const suspects = [...en].filter(([key, text]) => {
			const other = zh.get(key) ?? '';
			if (!text.trim() || !other.trim()) return true;
			return other === text && hasWords(text) && !same.has(key);
		});
		expect(suspects).toEqual([]);
	});

	it('keep the list of equal messages short and true', () => {
		const stale = [...same].filter((key) => en.has(key) && en.get(key) !== zh.get(key));
		expect(stale).toEqual([]);
	});
});
