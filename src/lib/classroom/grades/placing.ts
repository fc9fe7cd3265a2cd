import type { Column, Scheme } from './model.ts';
import { partOf } from './scheme.ts';

/** Weights as a class keeps them: what counts where, and what counts nowhere on purpose. */
export interface Weights extends Omit<Scheme, 'version'> {
	/** Columns that count nowhere on purpose; a column named nowhere is new. */
	aside: readonly string[];
}

/**
 * A scheme for the columns there are now. Columns that are gone fall out; one that came after the weights were saved goes
 * to the part where its source belongs, with weight 1, as long as there is such a part.
 */
export function schemeFor(
	{ parts, bonus, aside }: Weights,
	version: number,
	columns: readonly Pick<Column, 'id' | 'source'>[]
): Scheme {
	const known = new Set(columns.map(({ id }) => id));
	const named = new Set([
		...parts.flatMap((part) => part.columns.map(({ id }) => id)),
		...bonus.columns,
		...aside
	]);
	const fresh = columns.filter(({ id }) => !named.has(id));
	const arrived = (place: string) =>
		fresh.filter(({ source }) => partOf(source) === place).map(({ id }) => id);
	return {
		version,
		parts: parts.map((part) => ({
			...part,
			columns: [
				...part.columns.filter(({ id }) => known.has(id)),
				...arrived(part.id).map((id) => ({ id, weight: '1' }))
			]
		})),
		bonus: {
			...bonus,
			columns: [...bonus.columns.filter((id) => known.has(id)), ...arrived('bonus')]
		}
	};
}
