import type { ClientView, Rulebook } from '#sim/view/types.ts';
import { share, type Points } from '#sim/kernel/units.ts';
import { liftOf } from '#sim/world/recognition.ts';
import { CAMPAIGNS, type Campaign, type PlannedAction } from '#sim/world/state.ts';

/** What a campaign is expected to bring one client: mean attention, and the range it can have. */
export interface Lift {
	low: Points;
	mean: Points;
	high: Points;
	/** Whether it repeats a campaign of this month and so counts less. */
	repeated: boolean;
}

type Target = Pick<ClientView, 'recognition' | 'repeats'>;

/**
 * The lift `base × (1 − R/100)`, halved for repeats, for every attention a client may have.
 * @param base lift at R = 0, hundredths
 */
export function liftFor(rules: Rulebook, client: Target, campaign: Campaign, base: Points): Lift {
	const times = client.repeats[CAMPAIGNS.indexOf(campaign)] ?? 0;
	const at = (attention: number) =>
		liftOf(base, client.recognition, attention, rules.repeat, times);
	const [low, high] = rules.attention;
	return { low: at(low), mean: at(10_000), high: at(high), repeated: times > 0 };
}

/** The lift of a campaign over all clients it reaches. */
export interface Reach {
	clients: { client: ClientView; lift: Lift }[];
	low: Points;
	mean: Points;
	high: Points;
}

function sum(clients: Reach['clients']): Reach {
	const of = (part: 'low' | 'mean' | 'high') => clients.reduce((n, c) => n + c.lift[part], 0);
	return { clients, low: of('low'), mean: of('mean'), high: of('high') };
}

/** Reach of a campaign in whole industries: own clients in full, others by a share. */
function wide(
	rules: Rulebook,
	clients: readonly ClientView[],
	campaign: 'exhibition' | 'web' | 'conference',
	base: Points,
	industries: readonly string[]
): Reach {
	const reached = clients.filter((c) => industries.includes(c.industry));
	return sum(
		reached.map((client) => {
			const full = client.ours ? base : share(base, rules.unclaimed[campaign]);
			return { client, lift: liftFor(rules, client, campaign, full) };
		})
	);
}

function direct(
	rules: Rulebook,
	clients: readonly ClientView[],
	campaign: 'seminar' | 'visit',
	ids: readonly string[]
): Reach {
	const reached = clients.filter((c) => ids.includes(c.id));
	const { lift } = rules[campaign];
	return sum(reached.map((client) => ({ client, lift: liftFor(rules, client, campaign, lift) })));
}

/** Whom an action reaches and what it is expected to lift; undefined when it is no campaign. */
export function reachOf(
	action: PlannedAction,
	rules: Rulebook,
	clients: readonly ClientView[]
): Reach | undefined {
	switch (action.type) {
		case 'holdExhibition': {
			const base = rules.exhibition[action.size as 'S' | 'M' | 'L'].lift;
			return wide(rules, clients, 'exhibition', base, [action.industry as string]);
		}
		case 'runWebCampaign':
			return wide(rules, clients, 'web', rules.web.lift, [action.industry as string]);
		case 'sponsorConference':
			return wide(
				rules,
				clients,
				'conference',
				rules.conference.lift,
				action.industries as string[]
			);
		case 'holdSeminar':
			return direct(rules, clients, 'seminar', action.clients as string[]);
		case 'visitClient':
			return direct(rules, clients, 'visit', [action.client as string]);
		default:
			return undefined;
	}
}
