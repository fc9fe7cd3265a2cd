import { describe, expect, it } from 'vitest';
import { ENGINE_VERSION } from '../../sim/version.ts';
import { PATIENCE, sim, simHere } from '../support/sim.ts';

const VERBS = ['check', 'play', 'replay', 'tournament', 'balance', 'explain', 'whatif', 'bench'];
const WORDS = {
	en: { env: { LC_ALL: 'en_GB.UTF-8' }, words: ['Usage', 'Options', 'Examples', 'Exit code'] },
	zh: { env: { LC_ALL: 'zh_CN.UTF-8' }, words: ['用法', '选项', '示例', '退出码'] }
} as const;

describe('the help', { timeout: PATIENCE }, () => {
	it.each(['en', 'zh'] as const)('lists every verb in %s', async (locale) => {
		const { code, stdout } = await sim(['--help'], { env: WORDS[locale].env });
		expect(code).toBe(0);
		for (const verb of VERBS) expect(stdout).toMatch(new RegExp(`^  ${verb} +\\S`, 'm'));
		expect(stdout).not.toContain('cli_');
	});

	it.each(
		VERBS.flatMap((verb) => (['en', 'zh'] as const).map((locale) => [verb, locale] as const))
	)('explains %s in %s', async (verb, locale) => {
		const { code, stdout, stderr } = await simHere([verb, '--help'], WORDS[locale].env);
		expect(stderr).toBe('');
		expect(code).toBe(0);
		for (const word of WORDS[locale].words) expect(stdout).toContain(word);
		expect(stdout).toContain(`npm run -s sim -- ${verb}`);
		expect(stdout).toContain('--json');
		// A message without a text would show its key, a place without a value its braces.
		expect(stdout).not.toMatch(/cli_|\{\w+\}/);
	});

	it('keeps its lines short enough for a terminal, examples aside', async () => {
		const { stdout } = await simHere(['tournament', '--help']);
		const long = stdout.split('\n').filter((l) => l.length > 92 && !l.includes('npm run'));
		expect(long).toEqual([]);
	});

	it.each([
		[{ LC_ALL: 'C', LANG: 'zh_CN.UTF-8' }, 'Usage'],
		[{ LC_ALL: '', LC_MESSAGES: '', LANG: 'zh_TW.UTF-8' }, '用法'],
		[{ LC_ALL: '', LC_MESSAGES: 'zh_CN.UTF-8', LANG: 'en_GB.UTF-8' }, '用法'],
		[{ LC_ALL: '', LANG: 'de_DE.UTF-8' }, 'Usage']
	])('takes its language from %j', async (env, word) => {
		expect((await simHere(['--help'], env as Record<string, string>)).stdout).toContain(word);
	});

	it('lets --lang choose, and says so where there is no such language', async () => {
		expect((await simHere(['--help', '--lang', 'zh'])).stdout).toContain('用法');
		const { code, stderr } = await simHere(['check', 'x.yaml', '--lang', 'fr']);
		expect([code, stderr]).toEqual([2, 'There are no texts in “fr”. Choose en or zh.\n']);
	});

	it('names the version of the engine', async () => {
		expect((await simHere(['--version'])).stdout).toBe(`${ENGINE_VERSION}\n`);
	});
});
