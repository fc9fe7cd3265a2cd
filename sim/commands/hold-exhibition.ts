import { share } from '../kernel/units.ts';
import { BOOTHS } from '../scenario/rules.ts';
import { raise } from '../world/recognition.ts';
import type { Campaign, Team } from '../world/state.ts';
import { exhibitionCost, isOurs, type World } from '../world/world.ts';
import { whileOpen, type Action, type GameEvent } from './action.ts';
import { unknownIndustry } from './lookups.ts';

/**
 * Raises recognition with every client of the given industries: in full for the team's own,
 * by `unclaimed` for the others.
 */
export function raiseIndustries(
	world: World,
	team: Team,
	industries: readonly number[],
	campaign: Campaign,
	base: number,
	unclaimed: number
): GameEvent[] {
	let reached = 0;
	let gained = 0;
	world.state.clients.forEach((client, i) => {
		if (!industries.includes(client.industry)) return;
		reached++;
		gained += raise(world, team, i, campaign, isOurs(team, i) ? base : share(base, unclaimed));
	});
	return [{ type: 'recognitionRaised', team: team.id, campaign, reached, gained }];
}

/** An exhibition in one industry: the larger the booth, the stronger (S5). */
export const holdExhibition: Action = {
	type: 'holdExhibition',
	fields: { industry: { kind: 'id' }, size: { kind: 'enum', of: BOOTHS } },
	phases: whileOpen,
	check: (world, _team, p) => unknownIndustry(world, p.industry, 'industry'),
	cost(world, _team, p) {
		const booth = BOOTHS.indexOf(p.size);
		const industry = world.rules.industryIndex.get(p.industry)!;
		return {
			money: exhibitionCost(world, industry, booth),
			days: world.rules.exhibition.days[booth]!,
			account: 'campaigns',
			ref: p.industry
		};
	},
	apply(world, team, p) {
		const { lift, unclaimed } = world.rules.exhibition;
		const industry = world.rules.industryIndex.get(p.industry)!;
		const base = lift[BOOTHS.indexOf(p.size)]!;
		return raiseIndustries(world, team, [industry], 'exhibition', base, unclaimed);
	}
};
