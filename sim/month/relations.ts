import { share } from '../kernel/units.ts';
import { isOurs, type World } from '../world/world.ts';

/** Step 5: recognition fades (GAME.md section 6): slowly in stable, fast where nobody calls. */
export function decay(world: World): void {
	const { rules, state } = world;
	for (const team of state.teams)
		team.relations.forEach((relation, client) => {
			if (!relation) return;
			const rate = !isOurs(team, client)
				? rules.decay.unclaimed
				: relation.stage === 'stable'
					? rules.decay.stable
					: rules.decay.formation;
			relation.recognition -= share(relation.recognition, rate);
			relation.repeats = [];
		});
}

/** Step 8: relationships fall back: stable declines, neglected clients leave and free the slot. */
export function stages(world: World): void {
	world.taken = null;
	const { threshold, neglectMonths } = world.rules;
	for (const team of world.state.teams)
		team.relations.forEach((relation, client) => {
			if (!relation || !isOurs(team, client)) return;
			if (relation.stage === 'stable' && relation.recognition < threshold.decline)
				relation.stage = 'decline';
			relation.neglected = relation.recognition < threshold.neglect ? relation.neglected + 1 : 0;
			if (relation.neglected >= neglectMonths || team.status === 'closed') {
				relation.stage = 'lost';
				relation.neglected = 0;
			}
		});
}
