import { describe, expect, it } from 'vitest';
import { PATIENCE, scratch, sim, simJson } from '../support/sim.ts';

interface Tournament {
	games: number;
	seed: string;
	elapsedMs: number;
	gamesPerSecond: number;
	commands: number;
	bots: Record<string, Record<string, number>>;
	beats: Record<string, number>;
	interrupted?: boolean;
}

const { write } = scratch();
const args = (games: number, bots = 'idle,lowPrice,random') => [
	'tournament',
	'--scenario',
	'campus-lab-practice',
	'--bots',
	bots,
	'--games',
	String(games),
	'--seed',
	'A',
	'--teams',
	'3'
];
const withoutTimes = ({ elapsedMs: _, gamesPerSecond: __, ...rest }: Tournament) => rest;

describe('tournament', { timeout: PATIENCE }, () => {
	it('tells the tournament as the contract says', async () => {
		const { code, json, stderr } = await simJson<Tournament>(args(6));
		expect([code, stderr]).toEqual([0, '']);
		expect(json).toMatchObject({ games: 6, seed: 'A' });
		expect(json.elapsedMs).toBeGreaterThan(0);
		expect(json.gamesPerSecond).toBeGreaterThan(0);
		expect(json.commands).toBeGreaterThan(6 * 6 * 4);
		expect(Object.keys(json.bots)).toEqual(['idle', 'lowPrice', 'random']);
		for (const bot of Object.values(json.bots)) {
			expect(Object.keys(bot).sort()).toEqual([
				'games',
				'insolvent',
				'meanNetWorth',
				'meanRank',
				'meanScore',
				'wins'
			]);
			expect(bot.games).toBe(6);
		}
		expect(Object.values(json.bots).reduce((sum, b) => sum + b.wins!, 0)).toBeGreaterThanOrEqual(6);
		expect(json.beats['lowPrice>idle']! + json.beats['idle>lowPrice']!).toBe(1);
	});

	it('comes out the same for any number of workers', async () => {
		const one = await simJson<Tournament>([...args(25), '--workers', '1']);
		const three = await simJson<Tournament>([...args(25), '--workers', '3']);
		expect(withoutTimes(one.json)).toEqual(withoutTimes(three.json));
		expect(one.json.games).toBe(25);
	});

	it('plays a bot of your own in the workers and reports what it does wrong', async () => {
		const fine = write('fine.ts', `export default { name: 'mine', decide: () => [] };`);
		const { json } = await simJson<Tournament>([...args(4, 'mine,lowPrice'), '--bot-file', fine]);
		expect(json.bots.mine!.games).toBeGreaterThan(0);
		const bad = write(
			'bad.ts',
			`export default { name: 'mine', decide() { throw new Error('boom'); } };`
		);
		const failed = await simJson<{ error: { code: string; month: number } }>([
			...args(40, 'mine,lowPrice'),
			'--bot-file',
			bad
		]);
		expect(failed.code).toBe(1);
		expect(failed.json.error).toMatchObject({ code: 'bot_threw', bot: 'mine', month: 1 });
		expect(failed.stderr).toContain('boom');
	});

	it('shows progress only where it is wanted, never among the results', async () => {
		const shown = await simJson<Tournament>([...args(20), '--progress']);
		expect(shown.stderr).toMatch(/^Games .*20\/20\n$/s);
		expect(shown.json.games).toBe(20);
	});

	it('shows tables to a person, in both languages', async () => {
		const english = await sim(args(3));
		expect(english.stdout).toMatch(/^Bot +Mean score +Mean rank/m);
		const chinese = await sim(args(3), { env: { LC_ALL: 'zh_CN.UTF-8' } });
		expect(chinese.stdout).toContain('平均得分');
	});

	it('ends on Ctrl-C with what it has', async () => {
		let interrupted = false;
		const { code, json, stderr } = await simJson<Tournament>(
			[...args(1_000_000), '--progress', '--workers', '2'],
			{
				onStart(child) {
					child.stderr!.on('data', (text: string) => {
						if (interrupted || !text.includes('Games')) return;
						interrupted = true;
						child.kill('SIGINT');
					});
				}
			}
		);
		expect(code).toBe(130);
		expect(json.interrupted).toBe(true);
		expect(json.games).toBeLessThan(1_000_000);
		expect(stderr).toContain('Stopping.');
		if (json.games > 0) {
			const { interrupted: _, ...partial } = withoutTimes(json);
			const whole = await simJson<Tournament>(args(json.games));
			expect(withoutTimes(whole.json)).toEqual(partial);
		}
	});
});
