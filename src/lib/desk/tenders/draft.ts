import type { Bp, Fen } from '#sim/kernel/units.ts';
import type { BidView, ClientView, TeamView, TenderView } from '#sim/view/types.ts';
import type { PlannedAction } from '#sim/world/state.ts';
import type { Way } from '../plan/way';

/** A bid while it is being written: null where the person has not typed a usable number. */
export interface BidDraft {
	unitPrice: Fen | null;
	features: string[];
	dueMonth: number;
	serviceLevel: number;
	winProbability: Bp | null;
}

/** A draft whose numbers are all there. */
export type CompleteDraft = BidDraft & { unitPrice: Fen };

export const isComplete = (draft: BidDraft): draft is CompleteDraft => draft.unitPrice !== null;

/** Months that may be promised for a tender. */
export function promisableMonths(tender: TenderView): number[] {
	const first = Math.min(tender.month + 1, tender.dueMonth);
	return Array.from({ length: tender.dueMonth - first + 1 }, (_, i) => first + i);
}

/** The bid staged for a tender, if the plan holds one. */
export function stagedBid(view: Pick<TeamView, 'plan'>, tender: string): BidView | undefined {
	const action = view.plan.find((a) => a.type === 'submitBid' && a.tender === tender);
	if (!action) return undefined;
	const { unitPrice, features, dueMonth, serviceLevel, winProbability } =
		action as unknown as BidView;
	const bid: BidView = { unitPrice, features, dueMonth, serviceLevel };
	return winProbability === undefined ? bid : { ...bid, winProbability };
}

/**
 * Whether a bid may be sent or staged: the client is ours or, before the opening, a claim on it
 * is on its way.
 */
export function mayBid(
	view: Pick<TeamView, 'plan'>,
	client: ClientView | undefined,
	way: Way
): boolean {
	if (!client || way === 'none') return false;
	if (client.ours) return true;
	return way === 'plan' && (client.claimPlaced || claimStaged(view, client.id));
}

/** Whether the plan holds a claim on a client. */
export const claimStaged = (view: Pick<TeamView, 'plan'>, client: string): boolean =>
	view.plan.some((a) => a.type === 'claimClient' && a.client === client);

/**
 * The draft to start from: the live bid, the staged one, or what is required at a first price.
 * @param price to begin with where there is no bid yet, fen
 */
export function draftOf(
	tender: TenderView,
	staged: BidView | undefined,
	price: Fen
): CompleteDraft {
	const bid = tender.bid ?? staged;
	return {
		unitPrice: bid?.unitPrice ?? price,
		features: [...(bid?.features ?? tender.required)],
		dueMonth: bid?.dueMonth ?? tender.dueMonth,
		serviceLevel: bid?.serviceLevel ?? 0,
		winProbability: bid?.winProbability ?? null
	};
}

/** The command that sends a draft. */
export function bidAction(tender: string, draft: CompleteDraft): PlannedAction {
	const { unitPrice, features, dueMonth, serviceLevel, winProbability } = draft;
	const action: PlannedAction = {
		type: 'submitBid',
		tender,
		unitPrice,
		features: [...features],
		dueMonth,
		serviceLevel
	};
	return winProbability === null ? action : { ...action, winProbability };
}

const isBidOn = (tender: string) => (action: PlannedAction) =>
	action.type === 'submitBid' && action.tender === tender;

/** The plan with this bid in the place of an earlier one on the same tender, else at its end. */
export function planWith(plan: readonly PlannedAction[], bid: PlannedAction): PlannedAction[] {
	const at = plan.findIndex(isBidOn(bid.tender as string));
	return at < 0 ? [...plan, bid] : plan.map((action, i) => (i === at ? bid : action));
}

export const planWithout = (plan: readonly PlannedAction[], tender: string): PlannedAction[] =>
	plan.filter((action) => !isBidOn(tender)(action));

/** Whether two bids promise the same. */
export function sameBid(a: BidDraft, b: BidView | undefined): boolean {
	return (
		b !== undefined &&
		a.unitPrice === b.unitPrice &&
		a.dueMonth === b.dueMonth &&
		a.serviceLevel === b.serviceLevel &&
		(a.winProbability ?? undefined) === b.winProbability &&
		a.features.length === b.features.length &&
		a.features.every((id) => b.features.includes(id))
	);
}
