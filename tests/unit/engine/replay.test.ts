import { describe, expect, it } from 'vitest';
import type { Game } from '../../../sim/game.ts';
import { writeLog } from '../../../sim/log/log.ts';
import { MAX_LOG_CHARS } from '../../../sim/log/limits.ts';
import { LOG_FAILURES, replay, type LogFailure } from '../../../sim/log/replay.ts';
import { newGame, play } from '../../support/engine.ts';

/** Three settled months of one company, with something done in each. */
function played(): Game {
	const game = newGame({ teams: 1 });
	for (let month = 1; month <= 3; month++) {
		play(game, 'openMonth', { type: 'visitClient', client: 'c01' });
		play(game, { type: 'runWebCampaign', industry: 'food' }, 'lockMonth', 'revealMonth');
	}
	return game;
}

const log = writeLog(played());
const lines = log.trimEnd().split('\n');
const hashes = lines.flatMap((line) => (line.includes('"hash"') ? [JSON.parse(line).hash] : []));
const text = (changed: string[]) => `${changed.join('\n')}\n`;

/** The log with one line (from 1) changed, dropped or doubled. */
const changed = (line: number, change: (text: string) => string[]) =>
	text(lines.flatMap((l, i) => (i === line - 1 ? change(l) : [l])));
const edited = (line: number, edit: object) =>
	changed(line, (l) => [JSON.stringify({ ...JSON.parse(l), ...edit })]);
const header = (edit: object) => edited(1, edit);
const start = () => JSON.parse(lines[0]!).start;
const hashLine = lines.findIndex((l) => l.includes('"hash"')) + 1;

/** What each damage is called, on which line, and how many months stand before it. */
const DAMAGES: Record<LogFailure, [log: () => string, line: number, months: number][]> = {
	'log.tooLong': [[() => ' '.repeat(MAX_LOG_CHARS + 1), 1, 0]],
	'log.notJson': [
		[() => '', 1, 0],
		[() => 'PK\u0003\u0004 a spreadsheet', 1, 0],
		[() => '[1,2]', 1, 0],
		[() => changed(hashLine + 2, (l) => [l.slice(0, 20)]), hashLine + 2, 1]
	],
	'log.foreign': [
		[() => '{"some":"json"}', 1, 0],
		[() => header({ format: 'rapport-log/2' }), 1, 0]
	],
	'log.engine': [
		[() => header({ engine: '0.9.0' }), 1, 0],
		[() => header({ engine: undefined }), 1, 0]
	],
	'log.start': [
		[() => header({ start: null }), 1, 0],
		[() => header({ start: { ...start(), seed: '' } }), 1, 0],
		[() => header({ start: { ...start(), teams: [] } }), 1, 0],
		[() => header({ start: { ...start(), teams: [start().teams[0], start().teams[0]] } }), 1, 0],
		[() => header({ start: { ...start(), scenario: { ...start().scenario, months: 0 } } }), 1, 0]
	],
	'log.blankLine': [[() => changed(4, () => ['']), 4, 0]],
	'log.unknownLine': [[() => changed(4, () => ['{"note":"hello"}']), 4, 0]],
	'log.monthOrder': [
		[() => changed(hashLine, (l) => [l, l]), hashLine + 1, 1],
		[() => edited(hashLine, { month: 2 }), hashLine, 1]
	],
	'log.hashMismatch': [[() => edited(hashLine, { hash: '0'.repeat(64) }), hashLine, 1]],
	'log.seqGap': [
		[() => changed(3, () => []), 3, 0],
		[() => changed(3, (l) => [l, l]), 4, 0]
	],
	'log.monthWrong': [[() => edited(3, { month: 9 }), 3, 0]]
};
const rows = LOG_FAILURES.flatMap((code) => DAMAGES[code].map((row) => [code, ...row] as const));

describe('a log', () => {
	it('is followed to its end and to the same hashes', () => {
		expect(replay(log)).toMatchObject({ ok: true, months: 3, monthHashes: hashes });
	});

	it('may come from another system: byte order mark, carriage returns, blank end', () => {
		expect(replay(`\ufeff${lines.join('\r\n')}\r\n\r\n`)).toMatchObject({ ok: true, months: 3 });
	});

	it('may stop anywhere, and be looked at up to any line', () => {
		lines.forEach((_, i) => {
			const result = replay(text(lines.slice(0, i + 1)));
			expect(result.ok).toBe(true);
			expect(replay(log, i + 2).game!.hash()).toBe(result.game!.hash());
		});
	});

	it('may leave to the schema what a scenario need not say', () => {
		const { board: _board, news: _news, rivals: _rivals, ...scenario } = start().scenario;
		expect(replay(header({ start: { ...start(), scenario } }))).toMatchObject({ ok: true });
	});
});

describe('a damaged log', () => {
	it.each(rows)(
		'is called %s (case %#), with the valid part before it',
		(code, make, line, months) => {
			const result = replay(make());
			expect(result).toMatchObject({ ok: false, months, failure: { code, line } });
			expect(result.monthHashes).toEqual(hashes.slice(0, months));
		}
	);

	it('leaves the failing command out of the game', () => {
		const whole = replay(text(lines.slice(0, 2))).game!;
		expect(replay(edited(3, { month: 9 })).game!.hash()).toBe(whole.hash());
		expect(replay(edited(3, { client: 'c99' })).game!.hash()).toBe(whole.hash());
	});

	it('names the refusal where a command breaks the rules', () => {
		expect(replay(edited(3, { client: 'c99' })).failure).toMatchObject({
			...{ line: 3, month: 1, code: 'client.unknown', message: 'client' },
			refusal: { code: 'client.unknown', field: 'client', params: { client: 'c99' } }
		});
	});

	it('is noticed when a command was changed to another that the rules allow', () => {
		expect(replay(edited(3, { client: 'c02' })).failure).toMatchObject({
			...{ line: hashLine, code: 'log.hashMismatch' }
		});
	});
});
