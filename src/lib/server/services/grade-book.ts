import type { Book, Cell, Column, Override, Scheme } from '../../classroom/grades/model.ts';
import { schemeFor, type Weights } from '../../classroom/grades/placing.ts';
import { defaultScheme } from '../../classroom/grades/scheme.ts';
import { gather, type Gathered } from '../grading/gather.ts';
import {
	overridesOf,
	publicationOf,
	schemesOf,
	settingsOf,
	type OverrideRow,
	type PublicationRow,
	type SchemeRow,
	type SettingRow
} from '../stores/grades.ts';
import { namesOf } from '../stores/users.ts';
import type { GameDeps } from './deps.ts';

/** The gradebook of a class as it stands now, from every source, with what staff have set. */
export interface ClassBook extends Gathered {
	book: Book;
	/** The weights that hold. */
	scheme: Scheme;
	weights: Weights;
	/** Saved versions, the first one first; none = the default. */
	versions: SchemeRow[];
	settings: SettingRow[];
	overrides: OverrideRow[];
	/** Null: students do not see their grades. */
	published: PublicationRow | null;
}

const columnOf = (
	{ id, source, max, closed }: Gathered['columns'][number],
	setting: SettingRow | undefined
): Column => ({
	...{ id, source, max, closed },
	...(setting?.cap && { cap: setting.cap }),
	...(setting?.curve && { curve: setting.curve })
});

function tableOf<T>(entries: Iterable<readonly [string, string, T]>) {
	const table: Record<string, Record<string, T>> = {};
	for (const [member, column, value] of entries) (table[member] ??= {})[column] = value;
	return table;
}

/** The default weights for some columns, with nothing set aside. */
export const defaultWeights = (columns: readonly Column[]): Weights => {
	const { version: _, ...weights } = defaultScheme(columns);
	return { ...weights, aside: [] };
};

/** Loads and computes nothing yet; knows no actor and checks none: its caller does. */
export async function classBook(deps: GameDeps, classId: string): Promise<ClassBook> {
	const { db, t } = deps.store;
	const { students, columns: offered } = await gather(deps, classId);
	const settings = await settingsOf(db, t, classId);
	const overrides = await overridesOf(db, t, classId);
	const versions = await schemesOf(db, t, classId);
	const publication = await publicationOf(db, t, classId);
	const actors = await namesOf(db, t, [
		...new Set(overrides.flatMap(({ actorId }) => actorId ?? []))
	]);
	const set = new Map(settings.map((setting) => [setting.columnId, setting]));
	const columns = offered.map((column) => columnOf(column, set.get(column.id)));
	const latest = versions.at(-1);
	const weights = latest?.weights ?? defaultWeights(columns);
	const cells = offered.flatMap(({ id, cells }) =>
		[...cells].map(([member, cell]) => [member, id, cell] as const)
	);
	const holding = overrides.flatMap(({ memberId, columnId, cell, reason, actorId, at }) => {
		if (!cell) return [];
		const by = (actorId !== null && actors.get(actorId)) || '';
		const made: Override = { cell: cell as Cell, reason, by, at: at.getTime() };
		return [[memberId, columnId, made] as const];
	});
	return {
		...{ students, columns: offered, weights, versions, settings, overrides },
		book: {
			columns,
			students: students.map(({ id }) => id),
			cells: tableOf(cells),
			overrides: tableOf(holding)
		},
		scheme: schemeFor(weights, latest?.version ?? 0, columns),
		published: publication?.at ? publication : null
	};
}

/** The scheme that students see: the version that was published, for the columns there are now. */
export function publishedScheme({ versions, book, published }: ClassBook): Scheme | null {
	if (!published) return null;
	const saved = versions.find(({ version }) => version === published.scheme);
	return schemeFor(saved?.weights ?? defaultWeights(book.columns), published.scheme, book.columns);
}
