import type { RosterRow } from './roster.ts';

/** A student who has a place in the class already. */
export interface Place {
	id: string;
	name: string;
	number: string | null;
	email: string | null;
	status: 'active' | 'withdrawn' | 'banned';
}

/** What a list would change. */
export interface RosterPlan {
	added: RosterRow[];
	/** Known by number; name or address differs. */
	changed: { place: Place; row: RosterRow }[];
	/** Withdrawn once, and on the list again. */
	returning: { place: Place; row: RosterRow }[];
	unchanged: Place[];
	/** Active in the class and not on the list: withdrawn only if the instructor says so. */
	missing: Place[];
	/** On the list, but banned: stays banned. */
	banned: Place[];
}

/**
 * Compares a list with the class, by student number. An address that the list does not give is kept: a list
 * without a column of addresses must not wipe them out.
 */
export function planRoster(places: readonly Place[], rows: readonly RosterRow[]): RosterPlan {
	const byNumber = new Map(places.flatMap((p) => (p.number === null ? [] : [[p.number, p]])));
	const plan: RosterPlan = {
		added: [],
		changed: [],
		returning: [],
		unchanged: [],
		missing: [],
		banned: []
	};
	const listed = new Set<string>();
	for (const row of rows) {
		const place = byNumber.get(row.number);
		if (!place) {
			plan.added.push(row);
			continue;
		}
		listed.add(place.id);
		const differs = place.name !== row.name || (row.email !== null && row.email !== place.email);
		if (place.status === 'banned') plan.banned.push(place);
		else if (place.status === 'withdrawn') plan.returning.push({ place, row });
		else if (differs) plan.changed.push({ place, row });
		else plan.unchanged.push(place);
	}
	plan.missing = places.filter((p) => p.status === 'active' && !listed.has(p.id));
	return plan;
}
