import type { Store } from '../db/store.ts';
import { awardsOf } from '../stores/rewards.ts';

/** An advantage in the class's game that a team has earned in front of the class. */
export interface Perk {
	/** Of the award: the same for ever, so that a command made from it is carried out once. */
	id: string;
	team: string;
	/** `token` = an intelligence token. */
	what: string;
	amount: number;
	/** Most of this perk that a team may have from presentations, all awards together. */
	bound: number;
	at: Date;
}

/** The perks that teams of a class have earned and still have, the oldest first. Knows no actor: its caller does. */
export async function perksOf(
	{ db, t }: Pick<Store, 'db' | 't'>,
	classId: string
): Promise<Perk[]> {
	return (await awardsOf(db, t, classId)).flatMap(
		({ id, kind, teamId, what, amount, bound, at }) =>
			kind === 'perk' && bound !== null ? [{ id, team: teamId, what, amount, bound, at }] : []
	);
}
