import type { Db, Tables } from '../db/store.ts';
import { placesOf, updatePlace } from '../stores/teams.ts';

/**
 * Gives every company of a class that has members exactly one captain: the one it has, else whoever has been in it
 * longest. Called in the transaction in which somebody came, went or was replaced.
 */
export async function settleCaptains(db: Db, t: Tables, classId: string): Promise<void> {
	const led = new Set<string>();
	const places = await placesOf(db, t, classId);
	for (const { teamId, captain, memberId } of places)
		if (captain && led.has(teamId)) await updatePlace(db, t, memberId, { captain: false });
		else if (captain) led.add(teamId);
	for (const { teamId, memberId } of places)
		if (!led.has(teamId)) {
			led.add(teamId);
			await updatePlace(db, t, memberId, { captain: true });
		}
}
