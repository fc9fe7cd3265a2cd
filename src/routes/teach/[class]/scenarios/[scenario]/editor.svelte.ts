import { SvelteSet } from 'svelte/reactivity';
import { formPath } from '$lib/scenario/fault-text';
import type { FormCell, FormRow, ScenarioForm } from '$lib/scenario/form';

/** A value while it is edited; null while what is typed is no number. */
export type Value = number | string | null;

/** A scenario's form while somebody changes it, compared with the scenario it was made from. */
export class Editor {
	readonly form: ScenarioForm;
	readonly values = $state<Record<string, Value>>({});
	/** Ids of the industries that are in the market. */
	readonly industries: SvelteSet<string>;

	constructor(form: ScenarioForm) {
		this.form = form;
		for (const { rows } of form.sections)
			for (const { cells } of rows) for (const { path, value } of cells) this.values[path] = value;
		this.industries = new SvelteSet(form.industries.filter((i) => i.on).map(({ id }) => id));
	}

	differs({ path, base }: FormCell): boolean {
		return base !== null && this.values[path] !== base;
	}

	rowDiffers = (row: FormRow): boolean => row.cells.some((cell) => this.differs(cell));

	reset(row: FormRow): void {
		for (const { path, base } of row.cells) if (base !== null) this.values[path] = base;
	}

	/** Sum of a row's numbers; those that are none count as 0. Rounded, so that 33.3 + 66.7 is 100. */
	sum(row: FormRow): number {
		const numbers = row.cells.map(({ path }) => Number(this.values[path] ?? 0));
		return Math.round(numbers.reduce((a, b) => a + b, 0) * 100) / 100;
	}

	/** Whether an industry is there and not in the base, or the other way round. */
	industryDiffers = ({ id, inBase }: ScenarioForm['industries'][number]): boolean =>
		this.industries.has(id) !== inBase;

	/** Rows of a section that differ from the base. */
	changes(id: string): number {
		const section = this.form.sections.find((s) => s.id === id);
		const industries = id === 'clients' && this.form.industries.some(this.industryDiffers);
		return (section?.rows.filter(this.rowDiffers).length ?? 0) + Number(industries);
	}

	get allChanges(): number {
		return this.form.sections.reduce((sum, { id }) => sum + this.changes(id), 0);
	}
}

/** Faults at a row: at one of its cells, or at what holds them. */
export function faultsAt<F extends { path: string }>(row: FormRow, faults: readonly F[]): F[] {
	return faults.filter(({ path: raw }) => {
		const path = formPath(raw);
		return row.cells.some((cell) => `${cell.path}.`.startsWith(`${path}.`));
	});
}
