import { describe, expect, it } from 'vitest';
import { PATIENCE, sim, simJson } from '../support/sim.ts';

interface Balance {
	ok: boolean;
	games: number;
	interrupted?: boolean;
	properties: { id: string; ok: boolean; figure: number; target: string; look?: string }[];
}

const args = ['balance', '--scenario', 'campus-lab'];

describe('balance', { timeout: PATIENCE }, () => {
	it('reports every property as the contract says, the same for any number of workers', async () => {
		const one = await simJson<Balance>([...args, '--games', '2', '--workers', '1']);
		const two = await simJson<Balance>([...args, '--games', '2', '--workers', '2']);
		expect(two.json).toEqual(one.json);
		const { ok, properties } = one.json;
		expect(properties.length).toBeGreaterThan(10);
		expect(ok).toBe(properties.every((p) => p.ok));
		expect(one.code).toBe(ok ? 0 : 1);
		for (const p of properties) {
			expect(p.target).toMatch(/^[<>]=? \d/);
			// What does not hold names a number of the scenario to look at.
			expect(p.look === undefined).toBe(p.ok);
		}
	});

	it('calls every property by a name a person understands, in both languages', async () => {
		for (const LC_ALL of ['C', 'zh_CN.UTF-8']) {
			const { stdout } = await sim([...args, '--games', '1'], { env: { LC_ALL } });
			const rows = stdout.split('\n').filter((line) => /[<>]=? \d/.test(line));
			expect(rows.length).toBeGreaterThan(10);
			expect(rows.filter((row) => /^[a-z]+\.\w/.test(row))).toEqual([]);
		}
	});

	it('ends on Ctrl-C with the properties it knows', async () => {
		let interrupted = false;
		const { code, json } = await simJson<Balance>([...args, '--games', '200', '--progress'], {
			onStart(child) {
				child.stderr!.on('data', (text: string) => {
					if (interrupted || !text.includes('/1600')) return;
					interrupted = true;
					child.kill('SIGINT');
				});
			}
		});
		expect(code).toBe(130);
		expect(json).toMatchObject({ ok: false, interrupted: true });
		expect(json.properties.length).toBeGreaterThanOrEqual(3);
		expect(json.properties.length).toBeLessThan(17);
	});
});
