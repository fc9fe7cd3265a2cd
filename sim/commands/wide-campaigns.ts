import { refuse } from '../kernel/refusals.ts';
import { whileOpen, type Action } from './action.ts';
import { raiseIndustries } from './hold-exhibition.ts';
import { unknownIndustry } from './lookups.ts';

/** A web campaign: a cheap, small lift in one industry. */
export const runWebCampaign: Action = {
	type: 'runWebCampaign',
	fields: { industry: { kind: 'id' } },
	phases: whileOpen,
	check: (world, _team, p) => unknownIndustry(world, p.industry, 'industry'),
	cost: (world, _team, p) => ({
		money: world.rules.web.cost,
		days: world.rules.web.days,
		account: 'campaigns',
		ref: p.industry
	}),
	apply(world, team, p) {
		const { lift, unclaimed } = world.rules.web;
		const industry = world.rules.industryIndex.get(p.industry)!;
		return raiseIndustries(world, team, [industry], 'web', lift, unclaimed);
	}
};

/** A sponsored conference: a small lift in several industries at once. */
export const sponsorConference: Action = {
	type: 'sponsorConference',
	fields: { industries: { kind: 'ids', min: 1, max: 12 } },
	phases: whileOpen,
	check(world, _team, p) {
		const { maxIndustries } = world.rules.conference;
		if (p.industries.length > maxIndustries)
			return refuse('command.range', 'industries', { min: 1, max: maxIndustries });
		for (const id of p.industries) {
			const refusal = unknownIndustry(world, id, 'industries');
			if (refusal) return refusal;
		}
		return undefined;
	},
	cost: (world) => ({
		money: world.rules.conference.cost,
		days: world.rules.conference.days,
		account: 'campaigns',
		ref: ''
	}),
	apply(world, team, p) {
		const { lift, unclaimed } = world.rules.conference;
		const industries = p.industries.map((id: string) => world.rules.industryIndex.get(id)!);
		return raiseIndustries(world, team, industries, 'conference', lift, unclaimed);
	}
};
