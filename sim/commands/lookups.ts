import { refuse, type Refusal } from '../kernel/refusals.ts';
import type { Order, Team } from '../world/state.ts';
import { isOurs, type World } from '../world/world.ts';

/** The refusal for a client id that names no client; undefined when it does. */
export function unknownClient(world: World, id: string, field = 'client'): Refusal | undefined {
	return world.clientIndex.has(id) ? undefined : refuse('client.unknown', field, { client: id });
}

/** The refusal for a client that is unknown or not among the team's own. */
export function notOurClient(
	world: World,
	team: Team,
	id: string,
	field = 'client'
): Refusal | undefined {
	const unknown = unknownClient(world, id, field);
	if (unknown) return unknown;
	return isOurs(team, world.clientIndex.get(id)!)
		? undefined
		: refuse('client.notOurs', field, { client: id });
}

export function unknownIndustry(world: World, id: string, field: string): Refusal | undefined {
	return world.rules.industryIndex.has(id)
		? undefined
		: refuse('industry.unknown', field, { industry: id });
}

export function unknownFeature(world: World, ids: readonly string[]): Refusal | undefined {
	for (const id of ids)
		if (!world.rules.featureIndex.has(id))
			return refuse('feature.unknown', 'features', { feature: id });
	return undefined;
}

export const openOrder = (team: Team, id: string): Order | undefined =>
	team.orders.find((o) => o.id === id && o.state === 'open');

export const clientOf = (world: World, id: string): number => world.clientIndex.get(id)!;
