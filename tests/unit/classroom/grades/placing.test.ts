import { expect, it } from 'vitest';
import { schemeFor, type Weights } from '../../../../src/lib/classroom/grades/placing.ts';

const weights: Weights = {
	parts: [
		{
			...{ id: 'process', weight: '60', dropLowest: 0, cap: '100' },
			columns: [
				{ id: 'gone', weight: '1' },
				{ id: 'kept', weight: '2' }
			]
		},
		{ id: 'own', weight: '40', columns: [], dropLowest: 0, cap: '100' }
	],
	bonus: { columns: ['lost'], most: '5' },
	aside: ['aside']
};
const task = (id: string) => ({ id, source: 'task' as const });

it('lets columns fall out that are gone, and places new ones where their source belongs', () => {
	const columns = [
		...[task('kept'), task('new'), task('aside')],
		{ id: 'extra', source: 'bonus' as const },
		{ id: 'quiz', source: 'quiz' as const },
		{ id: 'hand', source: 'manual' as const }
	];
	const { parts, bonus, version } = schemeFor(weights, 3, columns);
	expect(version).toBe(3);
	expect(parts.map((part) => part.columns)).toEqual([
		[
			{ id: 'kept', weight: '2' },
			{ id: 'new', weight: '1' }
		],
		// No part for quizzes is left, so a quiz waits for a person to place it.
		[]
	]);
	expect(bonus.columns).toEqual(['extra']);
});
