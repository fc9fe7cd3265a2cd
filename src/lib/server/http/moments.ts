import { momentOf } from '$lib/classroom/units/moments';
import { Refused } from '$lib/server/services/refused';

/**
 * Reads the `datetime-local` fields of a form by the zone of its sender.
 * @returns milliseconds; null for an empty field
 * @throws Refused `form.invalid` with the field
 */
export const momentsIn =
	(zone: string) =>
	(local: string, field: string): number | null => {
		if (local === '') return null;
		const at = momentOf(local, zone);
		if (at === null) throw new Refused('form.invalid', field);
		return at;
	};
