import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import vm from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { replay } from '../../../sim/log/replay.ts';
import { writeLog } from '../../../sim/log/log.ts';
import { ENGINE_VERSION } from '../../../sim/version.ts';
import { bundleEngine, questionFor } from '../../support/engine-bundle.ts';
import { followLog } from '../../support/engine-bare.ts';
import { filesUnder, textOf } from '../../support/files.ts';

const stored = filesUnder('tests/fixtures/logs', '.jsonl');
const current = stored.filter((file) => file.includes(`/${ENGINE_VERSION}/`));
const older = stored.filter((file) => !current.includes(file));

describe('the stored logs', () => {
	it('exist for this version of the engine', () => {
		expect(current.length).toBeGreaterThan(0);
	});

	it.each(current)('%s is followed to its end, month by month, and written again alike', (file) => {
		const log = textOf(file);
		const result = replay(log);
		expect(result.failure).toBeUndefined();
		const hashes = log.split('\n').filter((line) => line.includes('"hash":"'));
		expect(result.monthHashes).toHaveLength(hashes.length);
		expect(writeLog(result.game!)).toBe(log);
	});

	it.each([...older, 'none'])('of another version is told apart, not guessed at: %s', (file) => {
		const log = file === 'none' ? otherVersion(textOf(current[0]!)) : textOf(file);
		expect(replay(log)).toMatchObject({ ok: false, game: null, failure: { code: 'log.engine' } });
	});
});

const otherVersion = (log: string) =>
	log.replace(`"engine":"${ENGINE_VERSION}"`, '"engine":"0.0.9"');

/** Shells of other JavaScript engines, by preference: JavaScriptCore, then SpiderMonkey. */
const SHELLS = ['jsc', 'js128', 'js115', 'js102', 'js91'];
const shell = (process.env.PATH ?? '')
	.split(path.delimiter)
	.flatMap((folder) => SHELLS.map((name) => path.join(folder, name)))
	.sort((a, b) => SHELLS.indexOf(path.basename(a)) - SHELLS.indexOf(path.basename(b)))
	.find((file) => existsSync(file));
if (!shell) console.warn(`Second engine skipped: none of ${SHELLS.join(', ')} is installed`);

describe('the engine as one bare script', () => {
	let script = '';
	let folder = '';
	beforeAll(async () => {
		script = await bundleEngine();
		folder = mkdtempSync(path.join(tmpdir(), 'rapport-engine-'));
	}, 120_000);
	afterAll(() => rmSync(folder, { recursive: true, force: true }));

	it('imports nothing', () => {
		expect(script).not.toMatch(/\b(import|require)\s*\(|^\s*import\b/m);
	});

	it.each(current)('follows %s in a world with nothing but the language', (file) => {
		const answers: string[] = [];
		const world = vm.createContext({ print: (text: string) => answers.push(text) });
		vm.runInContext(`${script}\n${questionFor(textOf(file))}`, world);
		expect(answers).toEqual([followLog(textOf(file))]);
	});

	it.skipIf(!shell)(
		'follows every log on a second JavaScript engine to the same hashes',
		() => {
			const questions = current.map((file) => questionFor(textOf(file)));
			const file = path.join(folder, 'engine.js');
			writeFileSync(file, [script, ...questions].join('\n'));
			const run = spawnSync(shell!, [file], { encoding: 'utf8', timeout: 120_000 });
			expect(run.stderr).toBe('');
			expect(run.stdout.trim().split('\n')).toEqual(current.map((log) => followLog(textOf(log))));
		},
		150_000
	);
});
