import { describe, expect, it } from 'vitest';
import { textOf } from '../support/files.ts';
import { oneObject, PATIENCE, scratch, sim, simHere, simJson } from '../support/sim.ts';

interface Checked {
	ok: boolean;
	files: { file: string; ok: boolean; errors: { path: string; line: number; message: string }[] }[];
}

const { write, folder } = scratch();
const good = textOf('scenarios/campus-lab/scenario.yaml');
const lineOf = (needle: string) => good.slice(0, good.indexOf(needle)).split('\n').length;

const checkHere = async (...files: string[]) =>
	oneObject<Checked>(await simHere(['check', ...files, '--json']));

/** The campus lab with one piece of its text replaced; the piece must be there. */
function changed(name: string, piece: string | RegExp, by: string): string {
	const text = good.replace(piece, by);
	if (text === good) throw new Error(`${String(piece)} is not in the scenario`);
	return write(`${name}.yaml`, text);
}

const FAULTS: [title: string, piece: string, by: string, path: string, message: string][] = [
	[
		'an unknown feature',
		'must: [scanner, battery]',
		'must: [scanner, batery]',
		'industries[0].must[1]',
		'There is no feature “batery”. Name one that is listed under features.'
	],
	['months beyond range', 'months: 12', 'months: 99', 'months', 'This must be at most 36.'],
	[
		'a term beyond the last month',
		'months: 12',
		'months: 1',
		'tenders.dueMonths',
		'This reaches beyond the end of the game (month 1). Choose a smaller number.'
	],
	[
		'a wrong type',
		'capital: 2000000',
		'capital: a lot',
		'capital',
		'A number is expected here, not string.'
	],
	['a half month', 'months: 12', 'months: 11.5', 'months', 'A whole number is expected here.'],
	[
		'a wrong choice',
		'access: sealed',
		'access: open',
		'access',
		'One of these is expected here: race, sealed.'
	],
	[
		'a misspelt key',
		'capital: 2000000',
		'capital: 2000000\ncapitall: 1',
		'capitall',
		'There is no “capitall” here. Check the spelling or remove it.'
	],
	[
		'a missing title',
		'title: { en: Campus lab, zh: 校园实验 }',
		'title: { en: Campus lab }',
		'title.zh',
		'This is missing here.'
	],
	[
		'a feature twice',
		'- { id: scanner,',
		'- { id: display,',
		'features[1].id',
		'“display” is there twice. Every id must be its own.'
	],
	[
		'a bad id',
		'id: campus-lab',
		'id: Campus Lab',
		'id',
		'An id begins with a small letter and holds only letters, digits and dashes, at most 40.'
	]
];

describe('check', { timeout: PATIENCE }, () => {
	it('accepts the scenarios of the project, by file and by id', async () => {
		const { code, json } = await simJson<Checked>([
			'check',
			'scenarios/campus-lab/scenario.yaml',
			'campus-lab-practice'
		]);
		expect(code).toBe(0);
		expect(json).toEqual({
			ok: true,
			files: [
				{ file: 'scenarios/campus-lab/scenario.yaml', ok: true, errors: [] },
				{ file: 'campus-lab-practice', ok: true, errors: [] }
			]
		});
	});

	it.each(FAULTS)('finds %s with its path and line', async (title, piece, by, path, message) => {
		const file = changed(title.replaceAll(' ', '-'), piece, by);
		const { code, json } = await checkHere(file);
		expect(code).toBe(1);
		const found = json.files[0]!.errors.find((e) => e.path === path);
		expect(found?.message, JSON.stringify(json.files[0]!.errors)).toBe(message);
		expect(found!.line).toBeGreaterThan(0);
	});

	it('names the very line', async () => {
		const file = changed('line', 'must: [scanner, battery]', 'must: [scanner, batery]');
		const { json } = await checkHere(file);
		expect(json.files[0]!.errors.map((e) => e.line)).toEqual([lineOf('must: [scanner, battery]')]);
	});

	it('finds weights that do not sum to 100', async () => {
		const file = changed('weights', /weights: \{ recognition: (\d+)/, 'weights: { recognition: 1');
		const { code, json } = await checkHere(file);
		expect(code).toBe(1);
		expect(json.files[0]!.errors[0]).toMatchObject({
			path: 'archetypes[0].weights',
			line: lineOf('weights: { recognition'),
			message: expect.stringMatching(/^These must add up to 100, and they add up to \d+\.$/)
		});
	});

	it('finds a key that is there twice', async () => {
		const file = write('twice.yaml', `${good}\nmonths: 6\n`);
		const { code, json } = await checkHere(file);
		expect(code).toBe(1);
		expect(json.files[0]!.errors[0]).toEqual({
			path: '',
			line: good.split('\n').length + 1,
			message: 'This key is there twice in the same place. Keep one of the two.'
		});
	});

	it('survives text that is no scenario at all', async () => {
		const files = [
			write('empty.yaml', ''),
			write('list.yaml', '- 1\n- 2\n'),
			write('broken.yaml', 'a: [1, 2\nb: }'),
			write('binary.yaml', '\u0000\u0001\uFFFD'),
			write(
				'bomb.yaml',
				`a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghi'].map((k, i) => `${k}: &${k} [${Array(9).fill(`*${'abcdefgh'[i]}`).join()}]`).join('\n')}`
			)
		];
		const { code, json } = await checkHere(...files);
		expect(code).toBe(1);
		expect(json.files.map((f) => [f.ok, f.errors.length > 0])).toEqual(
			files.map(() => [false, true])
		);
		expect(json.files.flatMap((f) => f.errors).filter((e) => e.message === '')).toEqual([]);
	});

	it('reports a missing file beside the others and calls it wrong usage', async () => {
		const { code, json } = await checkHere('gone.yaml', 'campus-lab', folder);
		expect(code).toBe(2);
		expect(json.files.map((f) => f.ok)).toEqual([false, true, false]);
		expect(json.files[0]!.errors[0]!.message).toBe('There is no file gone.yaml.');
	});

	it('writes lines a person can follow, in both languages', async () => {
		const file = changed('people', 'months: 12', 'months: 99');
		const english = await sim(['check', file]);
		expect(english.stdout).toContain(
			`${file}:${lineOf('months: 12')}  months  This must be at most 36.`
		);
		const chinese = await sim(['check', file], { env: { LC_ALL: 'zh_CN.UTF-8' } });
		expect(chinese.stdout).toContain('months  不能大于 36。');
	});

	it('starts from the folder it is called in', async () => {
		write('own.yaml', good);
		expect((await sim(['check', 'own.yaml'], { folder })).code).toBe(0);
	});
});
