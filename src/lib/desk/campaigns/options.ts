import type { Rulebook, TeamView } from '#sim/view/types.ts';
import type { PlannedAction } from '#sim/world/state.ts';
import type { Fen, Points } from '#sim/kernel/units.ts';
import { costOf, type Cost } from '../plan/cost';
import { reachOf, type Reach } from './lift';

/** Whose recognition counts when campaigns are compared. */
export type Counted = 'own' | 'all';

/** One campaign with its price and what it brings. */
export interface Option {
	id: string;
	action: PlannedAction;
	cost: Cost;
	/** Clients counted and their expected lift together. */
	clients: number;
	points: Points;
	/** Money for one whole point; null when it brings nothing. */
	pointPrice: Fen | null;
	/** Units that the clients counted buy a year: decides between equal prices. */
	volume: number;
}

type Market = Pick<TeamView, 'clients' | 'news' | 'month' | 'money' | 'orders'>;

/** Price and effect of one campaign. */
export function optionOf(
	id: string,
	action: PlannedAction,
	rules: Rulebook,
	view: Market,
	counted: Counted
): Option {
	const reach: Reach['clients'] = reachOf(action, rules, view.clients)?.clients ?? [];
	const counting = counted === 'all' ? reach : reach.filter((r) => r.client.ours);
	const points = counting.reduce((sum, r) => sum + r.lift.mean, 0);
	const cost = costOf(action, rules, view);
	return {
		id,
		action,
		cost,
		clients: counting.length,
		points,
		pointPrice: points > 0 ? Math.round((cost.money * 100) / points) : null,
		volume: counting.reduce((sum, r) => sum + rules.sizeVolume[r.client.size], 0)
	};
}

const cheaper = (a: Option, b: Option) =>
	(a.pointPrice ?? Infinity) - (b.pointPrice ?? Infinity) || b.volume - a.volume;

const best = (options: Option[]): Option[] => options.sort(cheaper).slice(0, 1);

/**
 * The best target of each kind of campaign, cheapest point first: the answer to "where does my
 * next yuan raise recognition most?". Kinds without any target are left out.
 */
export function bestOptions(rules: Rulebook, view: Market, counted: Counted): Option[] {
	const industries = rules.industries.map((i) => i.id);
	const option = (id: string, action: PlannedAction) => optionOf(id, action, rules, view, counted);
	const direct = counted === 'own' ? view.clients.filter((c) => c.ours) : view.clients;

	const exhibitions = (['S', 'M', 'L'] as const).flatMap((size) =>
		best(
			industries.map((industry) =>
				option(`exhibition-${size}`, { type: 'holdExhibition', industry, size })
			)
		)
	);
	const seminars = best(
		view.clients
			.filter((c) => c.ours)
			.map((c) => option('seminar', { type: 'holdSeminar', clients: [c.id] }))
	);
	const visits = best(direct.map((c) => option('visit', { type: 'visitClient', client: c.id })));
	const webs = industries
		.map((industry) => option('web', { type: 'runWebCampaign', industry }))
		.sort(cheaper);
	// The lifts of industries add up, so the best conference is that of the best industries.
	const conference = industries
		.map((id) => option(id, { type: 'sponsorConference', industries: [id] }))
		.sort(cheaper)
		.slice(0, rules.conference.maxIndustries)
		.map((o) => o.id);
	return [
		...exhibitions,
		...seminars,
		...visits,
		...webs.slice(0, 1),
		option('conference', { type: 'sponsorConference', industries: conference })
	].sort(cheaper);
}
