import { clamp, divide, FULL, share, type Bp, type Points } from '../kernel/units.ts';
import type { Rules } from '../scenario/rules.ts';
import { CAMPAIGNS, type Campaign, type Relation, type Team } from './state.ts';
import { attentionOf, relationOf, type World } from './world.ts';

/**
 * The lift of a campaign (GAME.md sections 5 and 6):
 * `base × (1 − R/100) × attention × repeat^n`, in hundredths of a point.
 * @param base lift at R = 0, hundredths
 * @param recognition R now, hundredths
 * @param attention the client's attention this month, basis points
 * @param repeat what each earlier campaign of the kind this month leaves, basis points
 * @param times earlier campaigns of the kind on this client this month
 */
export function liftOf(
	base: Points,
	recognition: Points,
	attention: Bp,
	repeat: Bp,
	times: number
): Points {
	let lift = share(divide(base * (FULL - recognition), FULL), attention);
	for (let i = 0; i < times; i++) lift = share(lift, repeat);
	return clamp(lift, 0, FULL - recognition);
}

/** Applies a campaign to one client of a team and returns the points gained. */
export function raise(
	world: World,
	team: Team,
	client: number,
	campaign: Campaign,
	base: Points
): Points {
	const relation = relationOf(team, client);
	const kind = CAMPAIGNS.indexOf(campaign);
	const times = relation.repeats[kind] ?? 0;
	const attention = attentionOf(world, client);
	const lift = liftOf(base, relation.recognition, attention, world.rules.repeat, times);
	while (relation.repeats.length <= kind) relation.repeats.push(0);
	relation.repeats[kind] = times + 1;
	relation.recognition += lift;
	advanceStage(world.rules, relation);
	return lift;
}

/** Moves recognition by a flat amount, within 0 … 100. */
export function shift(rules: Rules, relation: Relation, by: Points): void {
	relation.recognition = clamp(relation.recognition + by, 0, FULL);
	advanceStage(rules, relation);
}

/** The stage that follows from claim and recognition; falling back is for the settlement. */
export function advanceStage(rules: Rules, relation: Relation): void {
	const { stage, recognition } = relation;
	if (stage === 'potential' && recognition > 0) relation.stage = 'target';
	else if (stage === 'courting' && recognition >= rules.threshold.formation)
		relation.stage = 'formation';
}

/** Enters the client among the team's own: first contact, courting begins. */
export function enterClaim(world: World, team: Team, client: number): void {
	const relation = relationOf(team, client);
	relation.claimed = world.state.month;
	world.taken = null;
	relation.stage = 'courting';
	relation.neglected = 0;
	shift(world.rules, relation, world.rules.claim.lift);
}
