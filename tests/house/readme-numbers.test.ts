import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadScenario } from '../../sim/index.ts';

/** A number of the scenario as the README writes it: ranges with a dash, records as `A 20 · B 30`. */
function written(value: unknown): string {
	if (Array.isArray(value)) return value.join('–');
	if (typeof value === 'object' && value !== null)
		return Object.entries(value)
			.map(([key, inner]) => `${key} ${written(inner)}`)
			.join(' · ');
	return typeof value === 'number' ? value.toLocaleString('en-GB') : String(value);
}

const at = (value: unknown, path: string): unknown =>
	path.split('.').reduce<unknown>((v, key) => (v as Record<string, unknown>)?.[key], value);

const load = (id: string) =>
	loadScenario(readFileSync(`scenarios/${id}/scenario.yaml`, 'utf8')) as Record<string, unknown>;

describe('the numbers in sim/README.md', () => {
	const [, section] = readFileSync('sim/README.md', 'utf8').split('\n## Numbers\n');
	const rows = [...section!.split('\n## ')[0]!.matchAll(/^\| `([a-zA-Z.]+)`\s*\| ([^|]+?)\s*\|/gm)];
	const lab = load('campus-lab');

	it('lists at least forty of them', () => {
		expect(rows.length).toBeGreaterThanOrEqual(40);
	});

	it.each(rows.map(([, path, value]) => [path!, value!]))('%s is %s', (path, value) => {
		expect(value).toBe(written(at(lab, path)));
	});
});

describe('the practice scenario', () => {
	it('differs from the campus lab only in length, capital, seats, coach and rivals', () => {
		const [lab, practice] = [load('campus-lab'), load('campus-lab-practice')];
		const differing = Object.keys(lab).filter(
			(key) => JSON.stringify(lab[key]) !== JSON.stringify(practice[key])
		);
		expect(differing.sort()).toEqual(
			['capital', 'coach', 'difficulties', 'id', 'months', 'seats', 'summary', 'title'].sort()
		);
	});
});
