import type { ClientView } from '#sim/view/types.ts';
import type { PlannedAction } from '#sim/world/state.ts';
import { m } from '$lib/paraglide/messages';
import { money, points } from '$lib/i18n/format';
import type { Icon } from '$lib/ui/types';
import Handshake from '@lucide/svelte/icons/handshake';
import Key from '@lucide/svelte/icons/key-round';
import Footprints from '@lucide/svelte/icons/footprints';
import Presentation from '@lucide/svelte/icons/presentation';
import Tent from '@lucide/svelte/icons/tent';
import { reachOf, type Lift } from '../campaigns/lift';
import type { Desk } from '../desk.svelte';
import { claimable } from '../plan/actions';
import { costOf, type Cost } from '../plan/cost';
import { BOOTH_NAMES, BOOTHS } from '../plan/describe';

/** Something that can be done for one client, with its price and effect. */
export interface Move {
	id: string;
	icon: Icon;
	title: string;
	what: string;
	verb: string;
	action: PlannedAction;
	cost: Cost;
	/** Expected lift at this client. */
	lift?: Lift;
	/** Why it is not possible; undefined when it is. */
	blocked?: string;
	coach?: string;
}

type Draft = Omit<Move, 'cost' | 'lift'>;

function claim(client: ClientView): Draft[] {
	if (client.ours || client.claimPlaced) return [];
	return [
		{
			id: 'claim',
			icon: Key,
			title: m.desk_client_claim(),
			what: m.desk_client_claim_what(),
			verb: m.desk_common_claim(),
			action: { type: 'claimClient', client: client.id },
			blocked: claimable(client) ? undefined : m.desk_client_blocked_slots(),
			coach: 'claim'
		}
	];
}

function seminar(client: ClientView): Draft {
	return {
		id: 'seminar',
		icon: Presentation,
		title: m.desk_client_seminar(),
		what: m.desk_client_seminar_what(),
		verb: m.desk_common_seminar(),
		action: { type: 'holdSeminar', clients: [client.id] },
		blocked: client.ours ? undefined : m.desk_client_blocked_ours(),
		coach: 'seminar'
	};
}

const factsFound = (client: ClientView) => Object.keys(client.known).length;

function visit(client: ClientView): Draft {
	return {
		id: 'visit',
		icon: Footprints,
		title: m.desk_client_visit(),
		what: factsFound(client) < 4 ? m.desk_client_visit_what() : m.desk_client_visit_known(),
		verb: m.desk_common_visit(),
		action: { type: 'visitClient', client: client.id }
	};
}

function promotion(client: ClientView, desk: Desk): Draft[] {
	if (!client.ours || client.stage === 'stable') return [];
	const missing = desk.rules.thresholds.promotion - client.recognition;
	const early = client.stage === 'courting';
	const blocked = early
		? m.desk_client_blocked_stage()
		: missing > 0
			? m.desk_client_blocked_recognition({ missing: points(missing) })
			: undefined;
	return [
		{
			id: 'promote',
			icon: Handshake,
			title: m.desk_client_promote(),
			what: m.desk_client_promote_what({ money: money(desk.rules.money.care) }),
			verb: m.desk_common_promote(),
			action: { type: 'promoteClient', client: client.id },
			blocked
		}
	];
}

const exhibitions = (client: ClientView, desk: Desk): Draft[] =>
	BOOTHS.map((size) => ({
		id: `exhibition-${size}`,
		icon: Tent,
		title: m.desk_client_exhibition({
			industry: desk.industryName(client.industry),
			booth: BOOTH_NAMES[size]()
		}),
		what: m.desk_client_exhibition_what(),
		verb: m.desk_common_exhibition(),
		action: { type: 'holdExhibition', industry: client.industry, size }
	}));

/** All that can be done for a client, the closest to it first. */
export const movesFor = (client: ClientView, desk: Desk): Move[] =>
	[
		...claim(client),
		...promotion(client, desk),
		seminar(client),
		visit(client),
		...exhibitions(client, desk)
	]
		// What is not possible yet stands last.
		.sort((a, b) => Number(a.blocked !== undefined) - Number(b.blocked !== undefined))
		.map((draft) => ({
			...draft,
			cost: costOf(draft.action, desk.rules, desk.view),
			lift: reachOf(draft.action, desk.rules, desk.view.clients)?.clients.find(
				(c) => c.client.id === client.id
			)?.lift
		}));
