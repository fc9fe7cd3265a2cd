import { filesUnder, textOf } from './files.ts';

export type Language = 'zh' | 'en';

/** The plain messages of a language by key. */
function messagesOf(language: Language): Map<string, string> {
	const all = filesUnder('messages', `.${language}.json`).flatMap((file) =>
		Object.entries(JSON.parse(textOf(file)) as Record<string, unknown>)
	);
	return new Map(all.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

const escape = (text: string) => text.replace(/[.*+?^$()|[\]\\]/g, '\\$&');

/**
 * The words of the interface as a test looks for them: `say` for a message without parameters,
 * `like` for one whose parameters may be anything.
 */
export function wordsOf(language: Language) {
	const messages = messagesOf(language);
	const find = (key: string): string => {
		const text = messages.get(key);
		if (text === undefined) throw new Error(`no plain message ${key} in ${language}`);
		return text;
	};
	return {
		say: find,
		like: (key: string) => new RegExp(`^\\s*${escape(find(key)).replace(/\{\w+\}/g, '.+')}\\s*$`)
	};
}
