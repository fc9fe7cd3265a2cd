import { scenarios } from '$lib/game/scenarios';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';

/** An own scenario as far as it is chosen in a form. */
interface Own {
	id: string;
	name: string;
	version: number;
}

const own = ({ id, name, version }: Own) => ({
	value: `own:${id}@${version}`,
	label: m.console_new_scenario_own({ name, n: version })
});

/**
 * Every scenario that a class can play: the product's, then its own in their newest version.
 * @param chosen one to offer besides: an older version of an own scenario
 */
export function scenarioChoices(owns: readonly Own[], chosen?: string | null) {
	const found = /^own:(\w+)@(\d+)$/.exec(chosen ?? '');
	const older = owns.filter(({ id, version }) => id === found?.[1] && version > Number(found[2]));
	return [
		...scenarios.map((card) => ({
			value: card.id,
			label: card.title[getLocale()],
			hint: card.summary[getLocale()]
		})),
		...owns.map(own),
		...older.map((o) => own({ ...o, version: Number(found![2]) }))
	];
}

/** The first of some names that can be chosen; else what the class usually plays. */
export const startWith = (
	options: readonly { value: string }[],
	names: readonly (string | null | undefined)[],
	{ scenario }: { scenario: string }
): string => names.find((name) => options.some(({ value }) => value === name)) ?? scenario;
