import { chmodSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { oneObject, PATIENCE, scratch, sim, simHere } from '../support/sim.ts';

const play = ['play', '--scenario', 'campus-lab', '--seed', 'A', '--bots', 'idle'];
const tournament = ['tournament', '--scenario', 'campus-lab', '--seed', 'A', '--bots', 'idle'];
const { folder, write } = scratch();
const text = write('notes.txt', 'hello');

/** What was typed, and the beginning of the one sentence it is answered with. */
const WRONG: [args: string[], code: string, sentence: string][] = [
	[[], 'noVerb', 'Say what to do.'],
	[['dance'], 'verbUnknown', 'There is no verb “dance”.'],
	[['plya'], 'verbUnknownNear', 'There is no verb “plya”. Did you mean play?'],
	[['play'], 'optionMissing', '--scenario is missing: --scenario ID|FILE'],
	[play.slice(0, 5), 'optionMissing', '--bots is missing'],
	[tournament, 'optionMissing', '--games is missing'],
	[['explain', text], 'optionMissing', '--month is missing'],
	[
		[...play, '--sed', 'B'],
		'optionUnknownNear',
		'There is no option --sed here. Did you mean --seed?'
	],
	[[...play, '--verbose'], 'optionUnknown', 'There is no option --verbose here.'],
	[[...play, '-x'], 'optionUnknown', 'There is no option -x here.'],
	[[...play, '--seed', 'B'], 'optionTwice', '--seed is given twice.'],
	[
		['play', '--scenario', '--seed', 'A', '--bots', 'idle'],
		'optionNeedsValue',
		'--scenario needs a value'
	],
	[[...play, '--log='], 'optionNeedsValue', '--log needs a value'],
	[['check', 'a', '--help=yes'], 'optionNoValue', '--help takes no value.'],
	[[...play, '--months', '0'], 'optionRange', '--months must be from 1 to 36, not 0.'],
	[[...play, '--months', '-3'], 'optionRange', '--months must be from 1 to 36, not -3.'],
	[[...play, '--months', '2.5'], 'optionNotWhole', '--months takes a whole number, not “2.5”.'],
	[[...play, '--months', 'NaN'], 'optionNotWhole', '--months takes a whole number'],
	[[...tournament, '--games', '1e9'], 'optionNotWhole', '--games takes a whole number'],
	[[...tournament, '--games', '99999999'], 'optionRange', '--games must be from 1 to 1000000'],
	[
		[...tournament, '--games', '5', '--workers', '0'],
		'optionRange',
		'--workers must be from 1 to 64'
	],
	[[...tournament, '--games', '5', '--teams', '41'], 'optionRange', '--teams must be from 1 to 40'],
	[
		['play', '--scenario', 'campus-lab', '--seed', 'x'.repeat(65), '--bots', 'idle'],
		'optionTooLong',
		'The value of --seed is too long'
	],
	[
		['play', '--scenario', 'campus-lab', '--seed', 'A', '--bots', ' , ,'],
		'optionList',
		'--bots takes 1 to 40 names'
	],
	[
		['play', '--scenario', 'campus-lap', '--seed', 'A', '--bots', 'idle'],
		'scenarioUnknownNear',
		'There is no scenario “campus-lap”. Did you mean campus-lab?'
	],
	[
		['play', '--scenario', '../secret', '--seed', 'A', '--bots', 'idle'],
		'fileMissing',
		'There is no file ../secret.'
	],
	[
		['play', '--scenario', folder, '--seed', 'A', '--bots', 'idle'],
		'fileIsFolder',
		`${folder} is a folder.`
	],
	[
		['play', '--scenario', 'campus-lab', '--seed', 'A', '--bots', 'idle,genius'],
		'botUnknown',
		'There is no bot “genius”. Known are random, idle,'
	],
	[
		['play', '--scenario', 'campus-lab', '--seed', 'A', '--bots', 'balaned'],
		'botUnknownNear',
		'There is no bot “balaned”. Did you mean balanced?'
	],
	[[...play, 'extra'], 'argumentExtra', '“extra” is one argument too many.'],
	[['replay'], 'argumentMissing', 'replay needs to know which file: LOG.jsonl'],
	[['replay', 'gone.jsonl'], 'fileMissing', 'There is no file gone.jsonl.'],
	[['replay', folder], 'fileIsFolder', `${folder} is a folder.`],
	[['replay', `${text}/below`], 'fileMissing', `There is no file ${text}/below.`],
	[
		[...play, '--log', `${folder}/no/such/out.jsonl`],
		'folderMissing',
		`${folder}/no/such/out.jsonl cannot be written`
	],
	[[...play, '--log', folder], 'fileIsFolder', `${folder} is a folder.`],
	[['bench', '--games', '0'], 'optionRange', '--games must be from 1'],
	[['balance'], 'optionMissing', '--scenario is missing']
];

describe('wrong usage', { timeout: PATIENCE }, () => {
	it.each(WRONG)('%j is answered with %s', async (args, code, sentence) => {
		const ended = oneObject<{ ok: boolean; error: { code: string; message: string } }>(
			await simHere([...args, '--json'])
		);
		expect(ended.json).toMatchObject({ ok: false, error: { code } });
		expect(ended.json.error.message.startsWith(sentence), ended.json.error.message).toBe(true);
		expect(ended.stderr).toBe(`${ended.json.error.message}\n`);
		expect(ended.code).toBe(2);
	});

	it('says nothing on standard output without --json', async () => {
		expect(await sim(['play', '--scenario', 'nowhere', '--seed', 'A', '--bots', 'idle'])).toEqual({
			code: 2,
			stdout: '',
			stderr: expect.stringContaining('There is no scenario “nowhere”.')
		});
	});

	it('answers in Chinese where the terminal speaks it', async () => {
		const { stderr } = await simHere([...play, '--months', '99'], { LC_ALL: 'zh_CN.UTF-8' });
		expect(stderr).toBe('--months 应在 1 到 36 之间，而不是 99。\n');
	});

	it('tells a forbidden file', async ({ skip }) => {
		const file = write('secret.yaml', 'format: 1');
		chmodSync(file, 0);
		skip(process.getuid?.() === 0, 'the superuser may read every file');
		const { code, stderr } = await simHere([
			'play',
			'--scenario',
			file,
			'--seed',
			'A',
			'--bots',
			'idle'
		]);
		expect([code, stderr]).toEqual([2, `${file} may not be opened: check its permissions.\n`]);
	});
});
