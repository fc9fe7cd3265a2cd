import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ENGINE_VERSION } from '../../sim/version.ts';
import { PATIENCE, scratch, sim, simJson } from '../support/sim.ts';

interface Played {
	hash: string;
	monthHashes: string[];
	months: number;
	commands: number;
	elapsedMs: number;
	teams: {
		team: string;
		bot: string;
		rank: number;
		score: number;
		refused: Record<string, number>;
	}[];
}

const { folder, write } = scratch();
const game = ['play', '--scenario', 'campus-lab', '--seed', 'A', '--months', '2'];
const play = (bots: string, ...more: string[]) =>
	simJson<Played>([...game, '--bots', bots, ...more]);

const ofMine = (body: string) =>
	`export default { name: 'mine', decide(view: any, random: any): any { ${body} } };\n`;

describe('play', { timeout: PATIENCE }, () => {
	it('tells the game as the contract says', async () => {
		const { code, json } = await play('recognition,lowPrice,balanced');
		expect(code).toBe(0);
		expect(json).toMatchObject({
			engine: ENGINE_VERSION,
			scenario: 'campus-lab',
			seed: 'A',
			months: 2
		});
		expect(json.monthHashes).toHaveLength(2);
		expect(json.hash).toBe(json.monthHashes[1]);
		expect(json.hash).toMatch(/^[0-9a-f]{64}$/);
		expect(json.teams.map((t) => t.bot)).toEqual(['recognition', 'lowPrice', 'balanced']);
		expect(Object.keys(json.teams[0]!)).toEqual(
			expect.arrayContaining([
				'team',
				'bot',
				'rank',
				'score',
				'netWorth',
				'cash',
				'bids',
				'wins',
				'insolventMonth'
			])
		);
		expect(json.teams.map((t) => t.rank).sort()).toEqual([1, 2, 3]);
	});

	it('says the same twice, but for the time it took', async () => {
		const [one, two] = await Promise.all([play('random,trader'), play('random,trader')]);
		expect({ ...one.json, elapsedMs: 0 }).toEqual({ ...two.json, elapsedMs: 0 });
	});

	it('plays another market for another seed', async () => {
		const other = simJson<Played>([
			'play',
			'--scenario',
			'campus-lab',
			'--seed',
			'B',
			'--months',
			'2',
			'--bots',
			'idle'
		]);
		expect((await other).json.hash).not.toBe((await play('idle')).json.hash);
	});

	it('plays a scenario file, writes a log and shows a table', async () => {
		const file = 'scenarios/campus-lab-practice/scenario.yaml';
		const { code, stdout } = await sim(
			[
				'play',
				'--scenario',
				path.resolve(file),
				'--seed',
				'A',
				'--bots',
				'idle，balanced',
				'--log',
				'out.jsonl'
			],
			{ folder }
		);
		expect(code).toBe(0);
		expect(stdout).toMatch(/^ +\d +t2 +balanced /m);
		const [header] = readFileSync(path.join(folder, 'out.jsonl'), 'utf8').split('\n');
		expect(JSON.parse(header!)).toMatchObject({ format: 'rapport-log/1', engine: ENGINE_VERSION });
		const again = await simJson<Played>(['replay', 'out.jsonl'], { folder });
		expect(stdout).toContain(again.json.hash);
	});

	it('accepts full-width digits', async () => {
		const { json } = await simJson<Played>([
			...game.slice(0, 5),
			'--months',
			'１',
			'--bots',
			'idle'
		]);
		expect(json.months).toBe(1);
	});

	it('refuses an invalid scenario with its first fault', async () => {
		const file = write('bad.yaml', 'format: 1\nid: bad\n');
		const { code, stderr } = await sim([
			'play',
			'--scenario',
			file,
			'--seed',
			'A',
			'--bots',
			'idle'
		]);
		expect(code).toBe(1);
		expect(stderr).toContain('This is missing here.');
		expect(stderr).toContain(`check ${file}`);
	});
});

describe('a bot of your own', { timeout: PATIENCE }, () => {
	it('plays beside the others', async () => {
		const file = write(
			'mine.ts',
			ofMine(`return view.phase === 'prepare'
				? view.clients.filter((c: any) => !c.ours && !c.claimPlaced).slice(0, 1).map((c: any) => ({ type: 'claimClient', client: c.id }))
				: []`)
		);
		const { code, json, stderr } = await play('mine,idle', '--bot-file', file);
		expect([code, stderr]).toEqual([0, '']);
		expect(json.teams[0]).toMatchObject({ bot: 'mine', refused: {} });
		expect(json.commands).toBeGreaterThan((await play('idle,idle')).json.commands);
	});

	it('sees a copy: writing into its view changes nothing', async () => {
		const peek = write(
			'peek.ts',
			ofMine(
				`view.money.cash = 1e12; view.rules.seminar.cost = 0; view.history.push({}); view.plan.push({}); return []`
			)
		);
		const { code, json } = await play('mine,balanced', '--bot-file', peek);
		const { json: fair } = await play('idle,balanced');
		expect(code).toBe(0);
		expect(json.teams[1]).toEqual(fair.teams[1]);
	});

	it('is told what the engine refused', async () => {
		const file = write(
			'illegal.ts',
			ofMine(
				`return view.phase === 'open' ? [{ type: 'fly' }, { type: 'borrow', amount: -1 }] : []`
			)
		);
		const args = [...game, '--bots', 'mine', '--bot-file', file];
		const { json } = await simJson<Played>(args);
		expect(json.teams[0]!.refused).toEqual({ 'command.unknown': 2, 'command.range': 2 });
		expect((await sim(args)).stdout).toContain(
			'Refused of t1 (mine): command.unknown ×2, command.range ×2'
		);
	});

	it.each([
		[
			'throws',
			'bot_threw',
			ofMine(`if (view.month === 2) throw new TypeError('boom'); return []`),
			1,
			'in month 2: TypeError: boom'
		],
		[
			'answers with no list',
			'bot_shape',
			ofMine(`return 'claim everything'`),
			1,
			'in month 1 it answered "claim everything"'
		],
		[
			'answers with no actions',
			'bot_shape',
			ofMine(`return [{ type: 'visitClient' }, 7]`),
			1,
			'it answered 7'
		],
		[
			'never ends',
			'bot_endless',
			ofMine(`return Array(5000).fill({ type: 'fly' })`),
			1,
			'5000 actions at once'
		],
		[
			'has no decide',
			'botNoDecide',
			`export default { name: 'mine' };`,
			2,
			'has no function decide'
		],
		['has no name', 'botName', `export default { decide: () => [] };`, 2, 'needs a name'],
		['exports nothing', 'botNoDefault', `export const mine = 1;`, 2, 'its default export'],
		['does not parse', 'botFileBroken', `export default {`, 2, 'cannot be loaded'],
		[
			'takes a name',
			'botNameTaken',
			`export default { name: 'idle', decide: () => [] };`,
			2,
			'like another one'
		]
	])('that %s is reported clearly', async (_title, error, source, exit, words) => {
		const file = write(`${error}-${words.length}.ts`, source);
		const { code, json, stderr } = await simJson<{ error: { code: string } }>([
			...game,
			'--bots',
			'mine',
			'--bot-file',
			file
		]);
		expect([json.error.code, code]).toEqual([error, exit]);
		expect(stderr).toContain(words);
		expect(stderr).toContain(file);
	});

	it.each([
		['gone.ts', 'fileMissing'],
		['.', 'fileIsFolder'],
		['notes.txt', 'botFileKind']
	])('in %s cannot be loaded', async (file, error) => {
		write('notes.txt', '');
		const { code, json } = await simJson<{ error: { code: string } }>(
			[...game, '--bots', 'mine', '--bot-file', file],
			{ folder }
		);
		expect([json.error.code, code]).toEqual([error, 2]);
	});
});
