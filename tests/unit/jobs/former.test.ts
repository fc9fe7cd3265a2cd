import { performance } from 'node:perf_hooks';
import { afterAll, expect, it } from 'vitest';
import { Former } from '../../../src/lib/server/jobs/former.ts';
import { root } from '../../support/files.ts';

const former = new Former(root);
afterAll(() => former.close());

const people = (count: number) =>
	Array.from({ length: count }, (_, i) => ({
		id: `p${i}`,
		skills: {
			...{ language: (i % 5) + 1, communication: ((i * 3) % 5) + 1 },
			...{ leadership: ((i * 7) % 5) + 1, analysis: (i % 3) + 2 }
		}
	}));
const divide = (count: number, seed: string) =>
	former.form({
		...{ people: people(count), seed },
		how: { kind: 'balanced', teams: Math.ceil(count / 7), wishes: [] }
	});

it('divides 280 students without keeping this thread busy for more than 50 ms in all', async () => {
	await divide(8, 'warm');
	const before = performance.eventLoopUtilization();
	const answer = await divide(280, 'SEED');
	expect(performance.eventLoopUtilization(before).active).toBeLessThan(50);
	expect(answer).toHaveProperty('groups.length', 40);
	expect(answer).toHaveProperty('report.partitions', 1_000);
}, 60_000);

it('gives the same teams for the same seed', async () => {
	expect(await divide(30, 'A')).toEqual(await divide(30, 'A'));
	expect(await divide(30, 'A')).not.toEqual(await divide(30, 'B'));
});

it('takes no more than wait already', async () => {
	const many = await Promise.all(Array.from({ length: 40 }, (_, i) => divide(8, `s${i}`)));
	expect(many.filter((answer) => answer === null).length).toBeGreaterThan(0);
	expect(many.filter((answer) => answer !== null).length).toBeGreaterThanOrEqual(20);
}, 60_000);
