import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './paths.ts';

export type Locale = 'en' | 'zh';
export type Params = Readonly<Record<string, string | number>>;

/** Areas of messages the command line speaks with. */
const AREAS = ['cli', 'refusal'] as const;

/** The language of the terminal: Chinese when its locale starts with zh, English otherwise. */
export function localeOf(env: Readonly<Record<string, string | undefined>>): Locale {
	const name = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
	return name.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/** A message that differs by a value: the first match of the list holds, `*` always. */
interface Variants {
	match: Record<string, string>;
}
type Message = string | Variants[];

/** Fills the `{name}` places of a message; a place without a value stays as it is. */
export const fill = (message: string, params: Params = {}): string =>
	message.replace(/\{(\w+)\}/g, (place, name: string) => String(params[name] ?? place));

/** The wording that fits the values: `phase=open` holds where `phase` is open, `phase=*` always. */
function choose(message: Message, params: Params = {}): string {
	if (typeof message === 'string') return message;
	const wordings = message.flatMap(({ match }) => Object.entries(match));
	const holds = (condition: string) =>
		condition.split(',').every((part) => {
			const [name, value] = part.trim().split('=');
			return value === '*' || value === String(params[name!] ?? '');
		});
	return wordings.find(([condition]) => holds(condition))?.[1] ?? '';
}

/** The messages of one language. */
export class Text {
	readonly locale: Locale;
	private readonly messages: Map<string, Message>;

	constructor(locale: Locale) {
		this.locale = locale;
		this.messages = new Map(
			AREAS.flatMap((area) => {
				const file = path.join(root, 'messages', `${area}.${locale}.json`);
				return Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, Message>);
			})
		);
	}

	/** The message `cli_<key>`. A key without a message is shown as it is, never as nothing. */
	say(key: string, params?: Params): string {
		return this.find(`cli_${key}`, params) ?? `cli_${key}`;
	}

	/** A message by its full key, undefined when there is none. */
	find(key: string, params?: Params): string | undefined {
		const message = this.messages.get(key);
		return message === undefined ? undefined : fill(choose(message, params), params);
	}
}
