import { describe, expect, it } from 'vitest';
import type { BotView } from '../../../sim/bots/bot.ts';
import { fromDraws } from '../../../sim/kernel/random.ts';
import type { BotFailure } from '../../../sim/lab/sources/bot-guard.ts';
import { guarded } from '../../../sim/lab/sources/bot-guard.ts';

const random = fromDraws(() => 0.5);

/** A view with one plain part and one that is built on first use. */
function viewOf(): { view: BotView; built: () => number; money: { cash: number } } {
	let built = 0;
	const money = { cash: 5 };
	const view = {
		month: 3,
		money,
		get clients() {
			built++;
			return [{ id: 'c01' }];
		}
	};
	return { view: view as unknown as BotView, built: () => built, money };
}

const decide = (answer: (view: BotView) => unknown, view = viewOf().view) =>
	guarded({ name: 'mine', decide: answer as never }, 'mine.ts').decide(view, random);

const faultOf = (answer: (view: BotView) => unknown) => {
	try {
		decide(answer);
	} catch (error) {
		return (error as BotFailure).fault;
	}
	return undefined;
};

describe('a guarded bot', () => {
	it('sees copies, each part made once and only when it is looked at', () => {
		const { view, built, money } = viewOf();
		const seen: BotView[] = [];
		decide((v) => (seen.push(v), []), view);
		expect(built()).toBe(0);
		expect(seen[0]!.clients[0]).toBe(seen[0]!.clients[0]);
		expect(built()).toBe(1);
		(seen[0]!.money as { cash: number }).cash = 1e9;
		expect([seen[0]!.money.cash, money.cash]).toEqual([1e9, 5]);
		expect(Object.keys(seen[0]!)).toEqual(['month', 'money', 'clients']);
	});

	it('answers with actions that it cannot change afterwards', () => {
		const action = { type: 'borrow', amount: 1 };
		const answer = decide(() => [action]);
		action.amount = 2;
		expect(answer).toEqual([{ type: 'borrow', amount: 1 }]);
	});

	it.each([
		[
			'threw',
			() => {
				throw new RangeError('boom');
			},
			/^RangeError: boom \(at /
		],
		[
			'threw',
			() => {
				throw 'boom';
			},
			/^"boom"$/
		],
		['shape', () => undefined, /^undefined$/],
		['shape', () => ({ type: 'borrow' }), /^\{"type":"borrow"\}$/],
		['shape', () => [null], /^null$/],
		['shape', () => [{ kind: 'borrow' }], /borrow/],
		['shape', () => () => {}, /^function$/],
		['endless', () => Array(3_000).fill({ type: 'x' }), /^3000$/]
	] as [string, () => unknown, RegExp][])('is stopped when it %s', (code, answer, detail) => {
		expect(faultOf(answer)).toMatchObject({
			code,
			bot: 'mine',
			file: 'mine.ts',
			month: 3,
			detail: expect.stringMatching(detail)
		});
	});
});
