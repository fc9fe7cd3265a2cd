import { describe, expect, it } from 'vitest';
import { PATIENCE, simHere, simJson } from '../support/sim.ts';

interface Bench {
	msPerGame: number;
	usPerCommand: number;
	commandsPerSecond: number;
	gamesPerSecond: number;
	luckMs: number;
	hash: string;
	measures: { id: string; figure: number; goal: number; met: boolean; hash: string }[];
}

describe('bench', { timeout: PATIENCE }, () => {
	it('measures as the contract says, under its own name too', async () => {
		const script = 'sim/lab/bench-suite.ts';
		const { code, json } = await simJson<Bench>(['--games', '2'], { script });
		expect(code).toBe(0);
		const figures = ['msPerGame', 'usPerCommand', 'commandsPerSecond', 'gamesPerSecond', 'luckMs'];
		for (const figure of figures) expect(json[figure as keyof Bench]).toBeGreaterThan(0);
		expect(json.hash).toMatch(/^[0-9a-f]{64}$/);
		expect(json.measures.map((m) => [m.id, m.goal])).toEqual([
			['msPerGame', 12],
			['gamesPerSecond', 100],
			['usPerCommand', 50],
			['luckMs', 3000]
		]);
		expect(new Set(json.measures.map((m) => m.hash)).size).toBe(4);
		const misjudged = json.measures.filter(
			(m) => m.met !== (m.id === 'gamesPerSecond' ? m.figure >= m.goal : m.figure <= m.goal)
		);
		expect(misjudged).toEqual([]);
	});

	it('ends on Ctrl-C with what it has measured', async () => {
		let interrupted = false;
		const { code, json } = await simJson<Partial<Bench> & { interrupted: boolean }>(
			['bench', '--games', '300', '--progress'],
			{
				onStart(child) {
					child.stderr!.on('data', (text: string) => {
						if (interrupted || !text.includes('/300')) return;
						interrupted = true;
						child.kill('SIGINT');
					});
				}
			}
		);
		expect(code).toBe(130);
		expect(json).toMatchObject({ interrupted: true, msPerGame: expect.any(Number), luckMs: null });
	});

	it('explains itself as npm run bench', async () => {
		const { code, stdout } = await simHere(['--help'], {}, 'bench');
		expect([code, stdout.includes('npm run -s bench -- [--games N]')]).toEqual([0, true]);
	});
});
