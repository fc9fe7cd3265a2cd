import { refuse } from '../kernel/refusals.ts';
import { whileOpen, type Action } from './action.ts';
import { clientOf, notOurClient } from './lookups.ts';

/** Moves a client from formation (or decline) to stable: slower decay for a monthly care cost (S6). */
export const promoteClient: Action = {
	type: 'promoteClient',
	fields: { client: { kind: 'id' } },
	phases: whileOpen,
	check(world, team, p) {
		const refusal = notOurClient(world, team, p.client);
		if (refusal) return refusal;
		const relation = team.relations[clientOf(world, p.client)]!;
		if (relation.stage !== 'formation' && relation.stage !== 'decline')
			return refuse('client.stage', 'client', { client: p.client, stage: relation.stage });
		const needed = world.rules.threshold.promotion;
		return relation.recognition >= needed
			? undefined
			: refuse('client.recognition', 'client', {
					client: p.client,
					recognition: relation.recognition,
					needed
				});
	},
	apply(world, team, p) {
		team.relations[clientOf(world, p.client)]!.stage = 'stable';
		return [{ type: 'clientPromoted', team: team.id, client: p.client }];
	}
};
