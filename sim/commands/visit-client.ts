import { raise } from '../world/recognition.ts';
import { FACTS } from '../world/state.ts';
import { relationOf } from '../world/world.ts';
import { whileOpen, type Action } from './action.ts';
import { clientOf, unknownClient } from './lookups.ts';

/** Two days with a client: a small lift, and one hidden fact a visit in the client's own order. */
export const visitClient: Action = {
	type: 'visitClient',
	fields: { client: { kind: 'id' } },
	phases: whileOpen,
	check: (world, _team, p) => unknownClient(world, p.client),
	cost: (world, _team, p) => ({
		money: world.rules.visit.cost,
		days: world.rules.visit.days,
		account: 'campaigns',
		ref: p.client
	}),
	apply(world, team, p) {
		const client = clientOf(world, p.client);
		const gained = raise(world, team, client, 'visit', world.rules.visit.lift);
		const relation = relationOf(team, client);
		const next = world.state.clients[client]!.factOrder.find((f) => !(relation.facts & (1 << f)));
		if (next !== undefined) relation.facts |= 1 << next;
		return [
			{
				type: 'clientVisited',
				team: team.id,
				client: p.client,
				gained,
				fact: next === undefined ? null : FACTS[next]!
			}
		];
	}
};
