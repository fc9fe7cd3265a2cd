import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { oneObject, PATIENCE, scratch, simHere, simJson } from '../support/sim.ts';

interface Replayed {
	ok: boolean;
	engine: string | null;
	hash: string | null;
	monthHashes: string[];
	months: number;
	failure?: { line: number; month: number; code: string; message: string };
}

const { folder, write } = scratch();
let lines: string[];
let played: { hash: string; monthHashes: string[] };

beforeAll(async () => {
	const args = [
		'play',
		'--scenario',
		'campus-lab',
		'--seed',
		'A',
		'--months',
		'3',
		'--bots',
		'recognition,balanced',
		'--log',
		'game.jsonl'
	];
	played = (await simJson<typeof played>(args, { folder })).json;
	lines = readFileSync(path.join(folder, 'game.jsonl'), 'utf8').trimEnd().split('\n');
}, PATIENCE);

/** Index of the n-th line that matches. */
const find = (pattern: RegExp, nth = 0) =>
	lines.map((line, i) => (pattern.test(line) ? i : -1)).filter((i) => i >= 0)[nth]!;

const replay = async (name: string, changed: string | readonly string[]) => {
	const content = typeof changed === 'string' ? changed : `${changed.join('\n')}\n`;
	return oneObject<Replayed>(await simHere(['replay', write(name, content), '--json']));
};

/** The second month's bid, so that one month stays valid. */
const secondMonthsBid = () => find(/"month":2,.*"type":"submitBid"/);

describe('replay', { timeout: PATIENCE }, () => {
	it('follows an exported log to the same hashes', async () => {
		const { code, json } = await simJson<Replayed>(['replay', 'game.jsonl'], { folder });
		expect(code).toBe(0);
		expect(json).toMatchObject({
			ok: true,
			months: 3,
			hash: played.hash,
			monthHashes: played.monthHashes
		});
		expect(json).not.toHaveProperty('failure');
	});

	it('takes Windows line ends and a byte order mark', async () => {
		const { json } = await replay('windows.jsonl', `\uFEFF${lines.join('\r\n')}\r\n`);
		expect(json).toMatchObject({ ok: true, hash: played.hash });
	});

	it.each([
		[
			'a changed amount',
			'log.hashMismatch',
			() => {
				const i = secondMonthsBid();
				const changed = lines[i]!.replace(
					/"unitPrice":(\d+)/,
					(_, fen) => `"unitPrice":${Number(fen) - 1}`
				);
				return [lines.with(i, changed), find(/"month":2,"hash"/) + 1];
			}
		],
		[
			'a removed line',
			'log.seqGap',
			() => [lines.toSpliced(secondMonthsBid(), 1), secondMonthsBid() + 1]
		],
		[
			'two lines changed about',
			'log.seqGap',
			() => {
				const i = secondMonthsBid();
				return [lines.with(i, lines[i + 1]!).with(i + 1, lines[i]!), i + 1];
			}
		],
		[
			'a repeated line',
			'log.seqGap',
			() => [
				lines.toSpliced(secondMonthsBid(), 0, lines[secondMonthsBid()]!),
				secondMonthsBid() + 2
			]
		],
		[
			'garbage',
			'log.notJson',
			() => [lines.with(secondMonthsBid(), '}{ garbage'), secondMonthsBid() + 1]
		],
		[
			'an empty line',
			'log.blankLine',
			() => [lines.toSpliced(secondMonthsBid(), 0, ''), secondMonthsBid() + 1]
		],
		[
			'a line of another kind',
			'log.unknownLine',
			() => [lines.with(secondMonthsBid(), '{"hello":1}'), secondMonthsBid() + 1]
		],
		[
			'a removed hash',
			'log.monthOrder',
			() => [lines.toSpliced(find(/"month":2,"hash"/), 1), find(/"month":3,"hash"/)]
		],
		[
			'a changed hash',
			'log.hashMismatch',
			() => {
				const i = find(/"month":2,"hash"/);
				return [lines.with(i, `{"month":2,"hash":"${'0'.repeat(64)}"}`), i + 1];
			}
		],
		[
			'an illegal command',
			'tender.unknown',
			() => {
				const i = secondMonthsBid();
				return [lines.with(i, lines[i]!.replace(/"tender":"[^"]+"/, '"tender":"m02-c99"')), i + 1];
			}
		]
	] as [string, string, () => [string[], number]][])(
		'gives the valid part before %s',
		async (title, failure, tamper) => {
			const [changed, line] = tamper();
			const { code, json, stderr } = await replay(`${title.replaceAll(' ', '-')}.jsonl`, changed);
			expect([code, stderr]).toEqual([1, '']);
			expect(json.failure).toMatchObject({ code: failure, line });
			expect(json.failure!.message).toMatch(/\s/);
			expect(json.ok).toBe(false);
			expect(json.months).toBeGreaterThanOrEqual(1);
			expect(json.monthHashes[0]).toBe(played.monthHashes[0]);
		}
	);

	it('reads a log that was cut off inside a line up to there', async () => {
		const cut = lines.join('\n').slice(0, -lines.at(-1)!.length - 200);
		const { code, json } = await replay('cut.jsonl', cut);
		expect(code).toBe(1);
		expect(json).toMatchObject({ ok: false, months: 2, failure: { code: 'log.notJson' } });
		expect(json.failure!.line).toBe(cut.split('\n').length);
	});

	it.each([
		[
			'another engine',
			'log.engine',
			(first: string) => first.replace(/"engine":"[^"]+"/, '"engine":"0.0.1"')
		],
		['no engine', 'log.engine', (first: string) => first.replace(/"engine":"[^"]+",/, '')],
		['another format', 'log.foreign', (first: string) => first.replace('rapport-log/1', 'diary/7')],
		['a broken start', 'log.start', (first: string) => first.replace('"seed":"A"', '"seed":""')],
		['text', 'log.notJson', () => 'Dear diary,']
	] as const)('refuses a log with %s at its head', async (title, failure, change) => {
		const { code, json } = await replay(
			`${title.replaceAll(' ', '-')}.jsonl`,
			lines.with(0, change(lines[0]!))
		);
		expect(code).toBe(1);
		expect(json).toMatchObject({
			ok: false,
			hash: null,
			months: 0,
			failure: { line: 1, code: failure }
		});
	});

	it.each([
		['nothing', ''],
		['a picture', '\u0000\uFFFDPNG\u0000']
	])('refuses a file that holds %s', async (title, content) => {
		const { code, json } = await replay(`${title.replaceAll(' ', '-')}.bin`, content);
		expect([code, json.failure?.code, json.failure?.line]).toEqual([1, 'log.notJson', 1]);
	});

	it('tells a person where and why, in both languages', async () => {
		const file = write('told.jsonl', lines.toSpliced(secondMonthsBid(), 1).join('\n'));
		const english = await simHere(['replay', file]);
		expect(english.code).toBe(1);
		expect(english.stdout).toContain(`${file}:${secondMonthsBid() + 1}  Line `);
		const chinese = await simHere(['replay', file], { LC_ALL: 'zh_CN.UTF-8' });
		expect(chinese.stdout).toContain('序号不对');
	});
});
