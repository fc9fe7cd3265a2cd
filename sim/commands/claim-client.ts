import { refuse } from '../kernel/refusals.ts';
import { enterClaim } from '../world/recognition.ts';
import { isOurs, slotsTaken } from '../world/world.ts';
import type { Action } from './action.ts';
import { clientOf, unknownClient } from './lookups.ts';

const RACE = ['open'] as const;
const SEALED = ['prepare'] as const;

/**
 * Takes a supplier slot (S7). In race access the first comer has it at once. In sealed access the
 * claim is placed while the month is prepared and decided at the opening; it is paid when granted.
 */
export const claimClient: Action = {
	type: 'claimClient',
	fields: { client: { kind: 'id' } },
	phases: (world) => (world.rules.scenario.access === 'race' ? RACE : SEALED),
	check(world, team, p) {
		const unknown = unknownClient(world, p.client);
		if (unknown) return unknown;
		const client = clientOf(world, p.client);
		if (isOurs(team, client)) return refuse('client.ours', 'client', { client: p.client });
		if (team.claims.includes(client))
			return refuse('client.listed', 'client', { client: p.client });
		if (slotsTaken(world)[client]! >= world.state.clients[client]!.slots)
			return refuse('client.noSlot', 'client', { client: p.client });
		if (world.rules.scenario.access === 'sealed') {
			const { cost, days } = world.rules.claim;
			const after = team.claims.length + 1;
			if (team.daysLeft < after * days)
				return refuse('staff.days', undefined, { needed: after * days, left: team.daysLeft });
			if (team.accounts.cash < after * cost)
				return refuse('money.cash', undefined, { needed: after * cost, cash: team.accounts.cash });
		}
		return undefined;
	},
	cost: (world, _team, p) => {
		const now = world.rules.scenario.access === 'race';
		return {
			money: now ? world.rules.claim.cost : 0,
			days: now ? world.rules.claim.days : 0,
			account: 'claims',
			ref: p.client
		};
	},
	apply(world, team, p) {
		const client = clientOf(world, p.client);
		if (world.rules.scenario.access === 'sealed') {
			team.claims.push(client);
			return [{ type: 'claimPlaced', team: team.id, client: p.client }];
		}
		enterClaim(world, team, client);
		return [{ type: 'clientClaimed', team: team.id, client: p.client }];
	}
};

/** Takes back a sealed claim before the opening. */
export const withdrawClaim: Action = {
	type: 'withdrawClaim',
	fields: { client: { kind: 'id' } },
	phases: () => SEALED,
	check(world, team, p) {
		const unknown = unknownClient(world, p.client);
		if (unknown) return unknown;
		return team.claims.includes(clientOf(world, p.client))
			? undefined
			: refuse('client.noClaim', 'client', { client: p.client });
	},
	apply(world, team, p) {
		const client = clientOf(world, p.client);
		team.claims = team.claims.filter((c) => c !== client);
		return [{ type: 'claimWithdrawn', team: team.id, client: p.client }];
	}
};
