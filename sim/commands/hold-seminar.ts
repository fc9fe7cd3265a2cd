import { refuse } from '../kernel/refusals.ts';
import { raise } from '../world/recognition.ts';
import { whileOpen, type Action } from './action.ts';
import { clientOf, notOurClient } from './lookups.ts';

/** A product seminar for up to a few of the team's own clients: the strongest lift (S5). */
export const holdSeminar: Action = {
	type: 'holdSeminar',
	fields: { clients: { kind: 'ids', min: 1, max: 20 } },
	phases: whileOpen,
	check(world, team, p) {
		const { maxClients } = world.rules.seminar;
		if (p.clients.length > maxClients)
			return refuse('command.range', 'clients', { min: 1, max: maxClients });
		for (const id of p.clients) {
			const refusal = notOurClient(world, team, id, 'clients');
			if (refusal) return refusal;
		}
		return undefined;
	},
	cost: (world, _team, p) => ({
		money: world.rules.seminar.cost * p.clients.length,
		days: world.rules.seminar.days * p.clients.length,
		account: 'campaigns',
		ref: p.clients.length === 1 ? p.clients[0] : ''
	}),
	apply(world, team, p) {
		return p.clients.map((id: string) => ({
			type: 'recognitionRaised',
			team: team.id,
			campaign: 'seminar',
			client: id,
			gained: raise(world, team, clientOf(world, id), 'seminar', world.rules.seminar.lift)
		}));
	}
};
