import type { Rulebook, TeamView, TenderView } from '#sim/view/types.ts';

/** What the coach looks at: the real state of the game, never what was pressed. */
export interface CoachFacts {
	view: TeamView;
	rules: Rulebook;
	/** Id of the place of the desk that is open: `today`, `market`, … */
	page: string;
	/** How many envelopes of own bids have been opened in Review. */
	envelopesOpened: number;
}

/** Something on the screen to point at: a page of the desk, or a control marked `data-coach`. */
export type Target = { page: string } | { control: string };

export interface CoachStep {
	id: StepId;
	/** True once the game shows that it has happened, or that its moment has passed. */
	done: (facts: CoachFacts) => boolean;
	/** Where to look next, the most exact first. */
	targets: (facts: CoachFacts) => Target[];
	/** How far it has come, for steps that take several presses. */
	count?: (facts: CoachFacts) => { done: number; of: number };
	/** A hint that fits the situation at hand. */
	hint?: (facts: CoachFacts) => HintId | undefined;
}

export const STEP_IDS = [
	'meetMarket',
	'claimClients',
	'openMonth',
	'holdSeminar',
	'submitBid',
	'closeMonth',
	'readAutopsy',
	'buyAndDeliver'
] as const;
export type StepId = (typeof STEP_IDS)[number];

export const HINT_IDS = [
	'noClients',
	'noTender',
	'bidFeatures',
	'bidPrice',
	'bidRecognition',
	'noBid',
	'noOrder',
	'nextMonth'
] as const;
export type HintId = (typeof HINT_IDS)[number];

/** Clients to ask for: enough that one of them has a tender, few enough to look after. */
export const CLAIMS_WANTED = 3;

const begun = ({ view }: CoachFacts): boolean => view.month > 1 || view.phase !== 'prepare';
const judged = ({ view }: CoachFacts): boolean => view.history.length > 0;
const revealed = ({ view }: CoachFacts): boolean => view.phase === 'revealed';

const wanted = ({ view }: CoachFacts): number =>
	view.clients.filter((client) => client.ours || client.claimPlaced).length;

const seminarHeld = ({ view }: CoachFacts): boolean =>
	view.journal.some((entry) => entry.cause === 'holdSeminar');

/** Tenders of the own clients: those a bid may be sent for. */
function ownTenders({ view }: CoachFacts): TenderView[] {
	const ours = new Set(view.clients.filter((c) => c.ours).map((c) => c.id));
	return view.tenders.filter((tender) => ours.has(tender.client));
}

/** What would make the client throw a live bid away; undefined when the bid is fine. */
export function bidFault(view: TeamView, tender: TenderView): HintId | undefined {
	const { bid } = tender;
	if (!bid) return undefined;
	if (tender.required.some((feature) => !bid.features.includes(feature))) return 'bidFeatures';
	if (bid.unitPrice > tender.ceiling) return 'bidPrice';
	const client = view.clients.find((c) => c.id === tender.client);
	return client && client.recognition < tender.minRecognition ? 'bidRecognition' : undefined;
}

const validBid = (facts: CoachFacts): boolean =>
	facts.view.tenders.some((tender) => tender.bid && !bidFault(facts.view, tender));

const delivered = ({ view }: CoachFacts): boolean => view.orders.some((o) => o.delivered > 0);

/** The guided steps of the practice game, in the order the scenario lists them. */
export const STEPS: Record<StepId, CoachStep> = {
	meetMarket: {
		id: 'meetMarket',
		done: (facts) => facts.page === 'market' || begun(facts),
		targets: () => [{ page: 'market' }]
	},
	claimClients: {
		id: 'claimClients',
		done: (facts) => wanted(facts) >= CLAIMS_WANTED || begun(facts),
		targets: () => [{ control: 'claim' }, { page: 'market' }],
		count: (facts) => ({ done: Math.min(wanted(facts), CLAIMS_WANTED), of: CLAIMS_WANTED })
	},
	openMonth: {
		id: 'openMonth',
		done: begun,
		targets: () => [{ control: 'open-month' }, { page: 'today' }]
	},
	holdSeminar: {
		id: 'holdSeminar',
		done: (facts) => seminarHeld(facts) || judged(facts),
		targets: () => [{ control: 'seminar' }, { page: 'campaigns' }],
		hint: (facts) => (facts.view.clients.some((c) => c.ours) ? undefined : 'noClients')
	},
	submitBid: {
		id: 'submitBid',
		done: (facts) => validBid(facts) || judged(facts),
		targets: () => [{ control: 'submit-bid' }, { control: 'bid' }, { page: 'tenders' }],
		hint(facts) {
			const tenders = ownTenders(facts);
			const faults = tenders.map((tender) => bidFault(facts.view, tender));
			return tenders.length === 0 ? 'noTender' : faults.find(Boolean);
		}
	},
	closeMonth: {
		id: 'closeMonth',
		done: judged,
		targets: () => [{ control: 'close-month' }, { page: 'today' }]
	},
	readAutopsy: {
		id: 'readAutopsy',
		done: (facts) =>
			facts.page === 'review' &&
			(facts.envelopesOpened > 0 || !facts.view.results.some((result) => result.own)),
		targets: () => [{ control: 'envelope' }, { page: 'review' }],
		hint: ({ view }) => (view.results.some((result) => result.own) ? undefined : 'noBid')
	},
	buyAndDeliver: {
		id: 'buyAndDeliver',
		done: delivered,
		targets(facts) {
			if (revealed(facts)) return [{ control: 'next-month' }, { page: 'today' }];
			if (facts.view.phase === 'prepare') return [{ control: 'open-month' }, { page: 'today' }];
			return [{ control: 'deliver' }, { control: 'buy' }, { page: 'orders' }];
		},
		hint(facts) {
			if (revealed(facts)) return 'nextMonth';
			return facts.view.orders.length === 0 ? 'noOrder' : undefined;
		}
	}
};

/** The steps of a scenario in its order; ids this desk does not know are left out. */
export const stepsOf = (rules: Rulebook): CoachStep[] =>
	rules.coach.flatMap((id) => (id in STEPS ? [STEPS[id as StepId]] : []));
