import type { Bot, BotView } from '../../bots/bot.ts';

/** What a visitor's bot did that no bot may do. Plain data: it crosses from worker to worker. */
export interface BotFault {
	/** `threw`, `shape` (not a list of actions) or `endless` (too many actions at once). */
	code: 'threw' | 'shape' | 'endless';
	bot: string;
	file: string;
	month: number;
	detail: string;
}

/** Carries a {@link BotFault} out of the game. */
export class BotFailure extends Error {
	readonly fault: BotFault;
	constructor(fault: BotFault) {
		super(`${fault.bot}: ${fault.code} in month ${fault.month}: ${fault.detail}`);
		this.name = 'BotFailure';
		this.fault = fault;
	}
}

/** More actions than this at once cannot be meant: a month has fewer days. */
const MAX_ACTIONS = 2_000;

/**
 * A bot from outside, made safe for the game: what it sees is a copy, so it cannot change the
 * market by writing into its view, and an answer that is no list of actions is reported with the
 * bot's file and month instead of disturbing the game.
 */
export function guarded(bot: Bot, file: string): Bot {
	return {
		name: bot.name,
		decide(view, random) {
			const fail = (code: BotFault['code'], detail: string): never => {
				throw new BotFailure({ code, bot: bot.name, file, month: view.month, detail });
			};
			let actions: unknown;
			try {
				actions = bot.decide(copyOf(view), random);
			} catch (error) {
				return fail('threw', firstLines(error));
			}
			if (!Array.isArray(actions)) return fail('shape', describe(actions));
			if (actions.length > MAX_ACTIONS) return fail('endless', String(actions.length));
			const odd = actions.find(
				(a) => typeof a !== 'object' || a === null || typeof a.type !== 'string'
			);
			if (odd !== undefined) return fail('shape', describe(odd));
			return structuredClone(actions);
		}
	};
}

/** The view with each part copied when it is first looked at: most bots read a few of them. */
function copyOf(view: BotView): BotView {
	const copy: Record<string, unknown> = {};
	for (const name of namesOf(view)) {
		let value: unknown;
		let made = false;
		Object.defineProperty(copy, name, {
			enumerable: true,
			get() {
				if (!made) value = structuredClone(view[name]);
				made = true;
				return value;
			}
		});
	}
	return copy as unknown as BotView;
}

/** Own and inherited names: lazy parts of a view are accessors. */
function namesOf(view: BotView): (keyof BotView)[] {
	const names = new Set<string>();
	for (
		let o: object | null = view;
		o && o !== Object.prototype;
		o = Object.getPrototypeOf(o) as object | null
	)
		for (const [name, property] of Object.entries(Object.getOwnPropertyDescriptors(o)))
			if (name !== 'constructor' && (property.get || typeof property.value !== 'function'))
				names.add(name);
	return [...names] as (keyof BotView)[];
}

const describe = (value: unknown): string =>
	(typeof value === 'function' ? 'function' : (JSON.stringify(value) ?? String(value))).slice(
		0,
		80
	);

/** Message and the first place of an error, in one line. */
function firstLines(error: unknown): string {
	if (!(error instanceof Error)) return describe(error);
	const place = error.stack?.split('\n').find((line) => line.trim().startsWith('at '));
	return `${error.name}: ${error.message}${place ? ` (${place.trim()})` : ''}`;
}
