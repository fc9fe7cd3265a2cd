import type { Scenario } from '#sim/scenario/schema.ts';
import type { ScenarioEdit } from './edit.ts';
import { cellsOf, valueAt } from './fields.ts';
import { limitsAt } from './limits.ts';

/** Reads a number that a person typed; null for anything else. */
export type ReadNumber = (text: string, whole: boolean) => number | null;

/** What a form changes of the scenario it was opened with, and the fields that hold no number. */
export interface ReadForm {
	edit: ScenarioEdit;
	unreadable: string[];
}

/**
 * Reads a form that came back. Only what differs from what it was opened with counts as changed, so that two people
 * who change different things do not undo each other.
 * @param industries ids of those chosen; undefined where the form has none
 */
export function readScenarioForm(
	opened: Scenario,
	fields: Readonly<Record<string, unknown>>,
	industries: readonly string[] | undefined,
	read: ReadNumber
): ReadForm {
	const values: Record<string, number | string> = {};
	const unreadable: string[] = [];
	for (const [path, { unit }] of cellsOf(opened)) {
		const typed = fields[path];
		// A file may be more exact than a form: what nobody has touched stays as it is.
		if (typeof typed !== 'string' || typed === String(valueAt(opened, path))) continue;
		const value = unit === 'choice' ? typed : read(typed, limitsAt(path).whole ?? false);
		if (value === null) unreadable.push(path);
		else if (value !== valueAt(opened, path)) values[path] = value;
	}
	const had = opened.industries.map(({ id }) => id);
	const same =
		!industries || (industries.length === had.length && had.every((id) => industries.includes(id)));
	return { edit: { values, ...(!same && { industries }) }, unreadable };
}
