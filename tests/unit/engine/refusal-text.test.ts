import { afterEach, describe, expect, it } from 'vitest';
import { overwriteGetLocale } from '$lib/paraglide/runtime';
import { LINK_REFUSALS } from '$lib/game/link';
import { CATALOGUE, logFailureText, refusalText, type Refused } from '$lib/game/refusal-text';
import { ACTIONS } from '../../../sim/commands/index.ts';
import { REFUSALS } from '../../../sim/kernel/refusals.ts';
import { LOG_FAILURES } from '../../../sim/log/replay.ts';
import { GAME_COMMANDS } from '../../../sim/month/machine.ts';
import { PHASES } from '../../../sim/world/state.ts';
import { textOf } from '../../support/files.ts';

const locales = ['en', 'zh'] as const;
type Locale = (typeof locales)[number];
const speak = (locale: Locale) => overwriteGetLocale(() => locale);
afterEach(() => speak('en'));

/** Values for every parameter that any refusal carries. */
const params = {
	...{ type: 'flyToMoon', team: 't9', bot: 'genius', phase: 'open', stage: 'courting' },
	...{
		client: 'Jinghe Foods',
		industry: 'toys',
		feature: 'wings',
		order: 'm01-c01',
		tender: 'm01-c01'
	},
	...{ receivable: 'm01-c01.2.1', id: 'x', needed: 500_000, cash: 120_050, left: 7, units: 3 },
	...{ recognition: 5_999, min: 1, max: 4, line: 12, month: 3, message: '0.9.0' }
};
const text = (code: Refused['code'], more: object = {}, field = 'quantity') =>
	refusalText({ code, field, params: { ...params, ...more } });

describe('the catalogue of refusals', () => {
	it('has a sentence for every code of the engine, the link and the log', () => {
		expect([...CATALOGUE].sort()).toEqual([...REFUSALS, ...LINK_REFUSALS, ...LOG_FAILURES].sort());
	});

	it.each(locales)('has no message in %s that no code uses', (locale) => {
		const keys = Object.keys(JSON.parse(textOf(`messages/refusal.${locale}.json`)));
		const used = CATALOGUE.map((code) => `refusal_${code.replace('.', '_')}`);
		const others = ['$schema', 'refusal_field', 'refusal_log_refused'];
		expect(keys.filter((key) => !used.includes(key) && !others.includes(key))).toEqual([]);
	});

	it.each(CATALOGUE)('%s reads as a sentence in both languages', (code) => {
		speak('en');
		const en = text(code);
		speak('zh');
		const zh = text(code);
		expect(en).toMatch(/^["“A-Z].*[.]$/);
		expect(zh).toMatch(/[\u4e00-\u9fff].*。$/);
		expect(`${en}${zh}`).not.toMatch(/undefined|NaN|\[object|refusal_|[{}]/);
	});

	it.each(CATALOGUE)('%s reads without its values, as from an older sender', (code) => {
		expect(refusalText({ code })).not.toMatch(/undefined|NaN/);
	});
});

describe('the values of a sentence', () => {
	it.each([
		['en', 'This takes ¥5,000, and you have ¥1,200.50 in cash.'],
		['zh', '需要 ¥5,000，而现金只有 ¥1,200.50。']
	] as const)('are amounts of money in %s', (locale, start) => {
		speak(locale);
		expect(text('money.cash')).toContain(start);
	});

	it('are recognition on the scale that people see', () => {
		expect(text('client.recognition', { needed: 6_000 })).toContain(
			'at 59.99; promotion to the stable stage needs 60.'
		);
	});

	it.each([
		['amount', { min: 1, max: 21_600_000 }, 'the amount from ¥0.01 to ¥216,000.'],
		['winProbability', { min: 0, max: 10_000 }, 'the chance of winning from 0% to 100%.'],
		['clients', { min: 1, max: 4 }, 'the number of clients from 1 to 4.'],
		['quantity', { min: 1, max: 1_000_000 }, 'the quantity from 1 to 1,000,000.']
	])('are limits in the unit of %s', (field, limits, end) => {
		expect(text('command.range', limits, field)).toContain(end);
	});

	it('are names where the caller knows them, and ids where not', () => {
		const refusal = { code: 'client.noSlot', params: { client: 'c01' } } as const;
		expect(refusalText(refusal, () => 'Jinghe Foods')).toContain('of Jinghe Foods is taken');
		expect(refusalText(refusal)).toContain('of c01 is taken');
	});

	it('are a single month or a span of months', () => {
		expect(text('bid.due', { min: 4, max: 4 })).toContain('in month 4.');
		expect(text('bid.due', { min: 3, max: 4 })).toContain('a month from 3 to 4.');
	});

	it.each(PHASES.filter((phase) => phase !== 'open'))(
		'say why the month is not open: %s',
		(phase) => {
			const other = phase === 'prepare' ? 'paused' : 'prepare';
			expect(text('month.notOpen', { phase })).not.toBe(text('month.notOpen', { phase: other }));
		}
	);

	it.each(PHASES)('say what the month needs first: %s', (phase) => {
		const other = phase === 'open' ? 'paused' : 'open';
		expect(text('month.wrongPhase', { phase })).not.toBe(
			text('month.wrongPhase', { phase: other })
		);
	});

	it.each(locales)('name every field of every command in %s', (locale) => {
		speak(locale);
		const fields = [...ACTIONS, ...GAME_COMMANDS].flatMap((c) => Object.keys(c.fields));
		const unnamed = fields.filter((field) => /[“”]/.test(text('command.field', {}, field)));
		expect(unnamed).toEqual([]);
	});
});

describe('a log that cannot be followed', () => {
	it('tells a damaged line from a file that is no log', () => {
		const failure = { month: 0, code: 'log.notJson', message: '' } as const;
		expect(logFailureText({ ...failure, line: 1 })).toContain('not a game log');
		expect(logFailureText({ ...failure, line: 12, month: 3 })).toContain('Line 12');
	});

	it('names the version that wrote it, or that it names none', () => {
		const failure = { line: 1, month: 0, code: 'log.engine' } as const;
		expect(logFailureText({ ...failure, message: '0.9.0' })).toContain('version 0.9.0');
		expect(logFailureText({ ...failure, message: '' })).toContain('does not name the version');
	});

	it('gives the reason when a move breaks the rules', () => {
		const refusal = { code: 'money.credit', field: 'amount', params: { left: 0 } } as const;
		const said = logFailureText({ line: 40, month: 5, code: refusal.code, message: '', refusal });
		expect(said).toBe(
			`In month 5, line 40 of the log does what the rules forbid: ${refusalText(refusal)}`
		);
	});
});
