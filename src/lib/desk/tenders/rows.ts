import type { Fen, Points } from '#sim/kernel/units.ts';
import type { ClientView, Rulebook, TeamView, TenderView } from '#sim/view/types.ts';
import { assumedRival, goingPrice } from './assumption';
import type { Way } from '../plan/way';
import { claimStaged, draftOf, mayBid, stagedBid, type CompleteDraft } from './draft';
import { economicsOf } from './economics';
import { previewOf, type Outlook } from './preview';

/** How a bid stands; `barred` by recognition, `foreign` where the client is not ours. */
export type Standing = Outlook | 'barred' | 'foreign';

/** A tender with what the team should know before it looks closer. */
export interface TenderRow {
	tender: TenderView;
	client: ClientView;
	/** Value at the ceiling, fen. */
	value: Fen;
	/** Margin of the own bid, else at the going price with the required features, fen. */
	marginUnit: Fen;
	margin: Fen;
	/** How the own bid stands, else one at the going price. */
	outlook: Standing;
	/** The same at the going price alone: a bid must not make its tender jump in the list. */
	chance: { outlook: Standing; lead: Points };
	access: 'ours' | 'claimOpen' | 'claimPlaced' | 'full';
	state: 'live' | 'staged' | 'none';
	mayBid: boolean;
}

function accessOf(client: ClientView, view: TeamView): TenderRow['access'] {
	if (client.ours) return 'ours';
	if (client.claimPlaced || claimStaged(view, client.id)) return 'claimPlaced';
	return client.taken < client.slots ? 'claimOpen' : 'full';
}

/** @param way where a bid can go now */
export function rowOf(
	rules: Rulebook,
	view: TeamView,
	tender: TenderView,
	way: Way
): TenderRow | undefined {
	const client = view.clients.find((c) => c.id === tender.client);
	if (!client) return undefined;
	const staged = stagedBid(view, tender.id);
	const { rival } = assumedRival(rules, view, tender);
	const going = goingPrice(rival, tender);
	const draft = draftOf(tender, staged, going);
	const economics = economicsOf(rules, view, tender, draft);
	const judged = (bid: CompleteDraft) =>
		previewOf(rules, tender, client, view.team.record, bid, rival);
	const plain = judged(draftOf({ ...tender, bid: undefined }, undefined, going));
	const access = accessOf(client, view);
	const barred = client.recognition < tender.minRecognition;
	const standing = (outlook: Outlook): Standing =>
		access !== 'ours' ? 'foreign' : barred ? 'barred' : outlook;
	return {
		tender,
		client,
		value: tender.ceiling * tender.quantity,
		marginUnit: economics.margin,
		margin: economics.profit,
		outlook: standing(judged(draft).outlook),
		chance: {
			outlook: standing(plain.outlook),
			lead: (plain.low + plain.high) / 2 - plain.rival
		},
		access,
		state: tender.bid ? 'live' : staged ? 'staged' : 'none',
		mayBid: mayBid(view, client, way)
	};
}

export type TenderSort = 'chance' | 'value' | 'margin' | 'due' | 'quantity';
export type TenderFilter = 'ours' | 'bids' | 'all';

const OUTLOOK_ORDER = { ahead: 0, close: 1, behind: 2, barred: 3, foreign: 4 } as const;

/** Best first within each sort; equal ones keep the market's order. */
const COMPARE: Record<TenderSort, (a: TenderRow, b: TenderRow) => number> = {
	chance: ({ chance: a }, { chance: b }) =>
		OUTLOOK_ORDER[a.outlook] - OUTLOOK_ORDER[b.outlook] || b.lead - a.lead,
	value: (a, b) => b.value - a.value,
	margin: (a, b) => b.margin - a.margin,
	due: (a, b) => a.tender.dueMonth - b.tender.dueMonth || b.value - a.value,
	quantity: (a, b) => b.tender.quantity - a.tender.quantity
};

/** Own clients first, then by the chosen figure. */
export function arrange(
	rows: readonly TenderRow[],
	filter: TenderFilter,
	sort: TenderSort
): TenderRow[] {
	const own = (row: TenderRow) => (row.access === 'ours' || row.access === 'claimPlaced' ? 0 : 1);
	return rows
		.filter((row) =>
			filter === 'all' ? true : filter === 'bids' ? row.state !== 'none' : own(row) === 0
		)
		.sort((a, b) => own(a) - own(b) || COMPARE[sort](a, b));
}
