import { MAX_AMOUNT } from '../kernel/fields.ts';
import { refuse } from '../kernel/refusals.ts';
import { featureMask } from '../scenario/rules.ts';
import { isOurs, type World } from '../world/world.ts';
import { whileOpen, type Action } from './action.ts';
import { unknownFeature } from './lookups.ts';

const tenderIndex = (world: World, id: string) => world.state.tenders.findIndex((t) => t.id === id);

/**
 * One live bid a tender, revisable until the month is locked: a second one replaces the first.
 * Wrong features or a price over the ceiling are accepted; the award will call the bid invalid.
 */
export const submitBid: Action = {
	type: 'submitBid',
	fields: {
		tender: { kind: 'id' },
		unitPrice: { kind: 'int', min: 1, max: MAX_AMOUNT / 1_000_000 },
		features: { kind: 'ids', min: 0, max: 24 },
		dueMonth: { kind: 'int', min: 1, max: 60 },
		serviceLevel: { kind: 'int', min: 0, max: 4 },
		winProbability: { kind: 'int', min: 0, max: 10_000, optional: true }
	},
	phases: whileOpen,
	check(world, team, p) {
		const tender = world.state.tenders[tenderIndex(world, p.tender)];
		if (!tender) return refuse('tender.unknown', 'tender', { tender: p.tender });
		if (!isOurs(team, tender.client))
			return refuse('client.notOurs', 'tender', {
				client: world.state.clients[tender.client]!.id
			});
		const unknown = unknownFeature(world, p.features);
		if (unknown) return unknown;
		const earliest = Math.min(tender.month + 1, tender.dueMonth);
		if (p.dueMonth < earliest || p.dueMonth > tender.dueMonth)
			return refuse('bid.due', 'dueMonth', { min: earliest, max: tender.dueMonth });
		const levels = world.rules.serviceCost.length;
		return p.serviceLevel < levels
			? undefined
			: refuse('command.range', 'serviceLevel', { min: 0, max: levels - 1 });
	},
	apply(world, team, p) {
		const index = tenderIndex(world, p.tender);
		const bids = world.state.bids[index]!;
		const seat = world.teamIndex.get(team.id)!;
		const before = bids.findIndex((b) => b.team === seat);
		if (before >= 0) bids.splice(before, 1);
		bids.push({
			team: seat,
			seq: world.state.seq,
			unitPrice: p.unitPrice,
			features: featureMask(world.rules, p.features),
			dueMonth: p.dueMonth,
			service: p.serviceLevel,
			winProbability: p.winProbability ?? -1
		});
		return [{ type: before >= 0 ? 'bidRevised' : 'bidSubmitted', team: team.id, tender: p.tender }];
	}
};

/** Takes back the live bid on a tender. */
export const withdrawBid: Action = {
	type: 'withdrawBid',
	fields: { tender: { kind: 'id' } },
	phases: whileOpen,
	check(world, team, p) {
		const index = tenderIndex(world, p.tender);
		if (index < 0) return refuse('tender.unknown', 'tender', { tender: p.tender });
		const seat = world.teamIndex.get(team.id)!;
		return world.state.bids[index]!.some((b) => b.team === seat)
			? undefined
			: refuse('tender.noBid', 'tender', { tender: p.tender });
	},
	apply(world, team, p) {
		const index = tenderIndex(world, p.tender);
		const seat = world.teamIndex.get(team.id)!;
		world.state.bids[index] = world.state.bids[index]!.filter((b) => b.team !== seat);
		return [{ type: 'bidWithdrawn', team: team.id, tender: p.tender }];
	}
};
