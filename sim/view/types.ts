import type { Bp, Fen, Points } from '../kernel/units.ts';
import type {
	Criterion,
	Fact,
	Fault,
	MonthRecord,
	OrderState,
	Phase,
	PlannedAction,
	Size,
	Stage,
	TeamStatus,
	Text,
	Weights
} from '../world/state.ts';

/**
 * What leaves the engine. Ids and texts only, never state objects; money in fen, recognition and
 * points in hundredths, ratios in basis points. `Rulebook` holds what is public and never
 * changes, so a view can stay small.
 */

export interface Rulebook {
	scenario: string;
	title: Text;
	summary: Text;
	level: string;
	months: number;
	seats: number;
	capital: Fen;
	access: 'race' | 'sealed';
	absence: string;
	coach: string[];
	features: { id: string; name: Text; cost: Fen }[];
	industries: { id: string; name: Text; must: string[] }[];
	serviceLevels: { name: Text; cost: Fen; points: Points }[];
	product: {
		baseCost: Fen;
		discounts: { from: number; off: Bp }[];
		delivery: Fen;
		leadMonths: number;
	};
	claim: { cost: Fen; days: number; lift: Points };
	exhibition: Record<'S' | 'M' | 'L', { cost: Fen; lift: Points; days: number }>;
	seminar: { cost: Fen; lift: Points; days: number; maxClients: number };
	web: { cost: Fen; lift: Points; days: number };
	conference: { cost: Fen; lift: Points; days: number; maxIndustries: number };
	visit: { cost: Fen; lift: Points; days: number };
	/** Share of a wide campaign's lift that reaches clients not yet claimed. */
	unclaimed: { exhibition: Bp; web: Bp; conference: Bp };
	repeat: Bp;
	attention: [Bp, Bp];
	thresholds: { formation: Points; promotion: Points; decline: Points; neglect: Points };
	neglectMonths: number;
	decay: { formation: Bp; stable: Bp; unclaimed: Bp };
	minRecognition: Record<Size, Points>;
	/** Mean units that a client of each size orders in a year. */
	sizeVolume: Record<Size, number>;
	bond: Bp;
	/** Bids under this share of the mean valid price are abnormally low, and what follows. */
	abnormallyLow: { below: Bp; treat: 'allow' | 'flag' | 'reject' };
	promiseShare: Bp;
	startRecord: Bp;
	earlyPoints: Points;
	performanceShare: Bp;
	/** Mean weights of the market: what a team may assume of a client it does not know. */
	meanWeights: Weights;
	staff: { representatives: number; days: number; wage: Fen };
	money: {
		creditLine: Bp;
		loanInterest: Bp;
		overdraftInterest: Bp;
		factoring: Bp;
		care: Fen;
		planMonths: number;
	};
	scoreWeights: Record<string, number>;
}

/** Facts a team has found out about a client; undefined where it has not. */
export interface KnownFacts {
	weights?: Weights;
	performance?: string[];
	excitement?: string[];
	/** Next month with a tender after the current one; 0 = none left. */
	schedule?: number;
}

export interface ClientView {
	id: string;
	name: Text;
	industry: string;
	size: Size;
	slots: number;
	taken: number;
	/** Seen after a visit. */
	contact?: { name: Text; position: Text };
	recognition: Points;
	stage: Stage;
	ours: boolean;
	/** A sealed claim for it is placed. */
	claimPlaced: boolean;
	/** Months of neglect so far. */
	neglected: number;
	known: KnownFacts;
	/** What a token last told of the strongest rival here: recognition, and the month it was so. */
	rival?: { recognition: Points; month: number };
	/** How often each campaign reached it this month: exhibition, seminar, web, conference, visit. */
	repeats: readonly number[];
	/** Id of its tender this month. */
	tender?: string;
}

export interface BidView {
	unitPrice: Fen;
	features: string[];
	dueMonth: number;
	serviceLevel: number;
	winProbability?: Bp;
}

export interface TenderView {
	id: string;
	client: string;
	month: number;
	quantity: number;
	required: string[];
	ceiling: Fen;
	/** Purchase cost of one unit of the required set this month, before quantity discount. */
	unitCost: Fen;
	dueMonth: number;
	paymentMonths: number;
	damages: Bp;
	minRecognition: Points;
	/** How many companies have a live bid (public). */
	bids: number;
	/** Own live bid. */
	bid?: BidView;
}

export interface OrderView {
	id: string;
	client: string;
	features: string[];
	quantity: number;
	delivered: number;
	unitPrice: Fen;
	wonMonth: number;
	dueMonth: number;
	paymentMonths: number;
	damages: Bp;
	serviceLevel: number;
	state: OrderState;
	/** Units in stock that could serve it. */
	suitable: number;
}

export interface StockView {
	features: string[];
	quantity: number;
	value: Fen;
	/** Month of arrival for goods under way. */
	arrives?: number;
}

export interface ReceivableView {
	id: string;
	client: string;
	amount: Fen;
	dueMonth: number;
	late: boolean;
}

export interface ForecastMonth {
	month: number;
	opening: Fen;
	receivables: Fen;
	/** Purchase of what open orders still lack, and their delivery. */
	orders: Fen;
	/** Sales paid on delivery. */
	sales: Fen;
	wages: Fen;
	care: Fen;
	interest: Fen;
	instalment: Fen;
	closing: Fen;
}

export interface Warning {
	code:
		| 'insolvencyAhead'
		| 'overdraftAhead'
		| 'cashGap'
		| 'orderDue'
		| 'clientNeglected'
		| 'stableFalling'
		| 'overdraft'
		| 'restructured';
	params: Record<string, string | number>;
}

export interface NewsView {
	id: string;
	kind: 'demand' | 'purchasePrice' | 'fair' | 'newBuyer';
	month: number;
	industry?: string;
	client?: string;
	change: Bp;
}

export interface BoardRow {
	/** Stable label of a company as this viewer may know it. */
	team: string;
	name: string;
	rank: number;
	score: Points;
	own: boolean;
	status: TeamStatus;
	/** Change of rank since last month; positive = up. */
	moved: number;
}

/** A bid with its points, of the team itself or of the winner beside it. */
export interface JudgedBidView extends BidView {
	team: string;
	own: boolean;
	rank: number;
	recognition: Points;
	faults: Fault[];
	/** Own bid: valid, but flagged as abnormally low. */
	abnormallyLow?: true;
	points: Record<Criterion, Points>;
	score: Points;
}

/** The public result of a tender, with the team's own bid and the winner's when it took part. */
export interface ResultView {
	tender: string;
	client: string;
	month: number;
	quantity: number;
	ceiling: Fen;
	bids: number;
	/** Label of the winner, null when nobody bid validly. */
	winner: string | null;
	won: boolean;
	unitPrice: Fen | null;
	decidedBy: string;
	own?: JudgedBidView;
	best?: JudgedBidView;
}

export interface EntryView {
	month: number;
	cause: string;
	ref: string;
	lines: { account: string; amount: Fen }[];
}

export interface TeamView {
	month: number;
	months: number;
	phase: Phase;
	/** A practice month: shown as month 0, nothing of it counts. */
	practice: boolean;
	over: boolean;
	/** Between settlement and reveal nothing new is shown. */
	envelopesSealed: boolean;
	team: {
		id: string;
		name: string;
		color: string;
		status: TeamStatus;
		bot: string | null;
		daysLeft: number;
		days: number;
		/** On-time record, basis points. */
		record: Bp;
		/** Own actions accepted this month (staging not counted). */
		acted: number;
		/** Intelligence tokens left; absent until the first was granted. */
		tokens?: number;
	};
	readonly money: {
		cash: Fen;
		netWorth: Fen;
		stock: Fen;
		receivables: Fen;
		loan: Fen;
		overdraft: Fen;
		paymentPlan: Fen;
		instalment: Fen;
		creditLine: Fen;
		creditLeft: Fen;
		/** Change of purchase prices this month and next. */
		purchaseChange: Bp;
	};
	readonly accounts: Record<string, Fen>;
	readonly clients: ClientView[];
	readonly tenders: TenderView[];
	readonly orders: OrderView[];
	readonly stock: StockView[];
	readonly receivables: ReceivableView[];
	readonly plan: PlannedAction[];
	readonly news: NewsView[];
	readonly forecast: ForecastMonth[];
	readonly warnings: Warning[];
	readonly board: BoardRow[];
	readonly results: ResultView[];
	readonly history: MonthRecord[];
	readonly journal: EntryView[];
	/** Outcome of own claims at this month's opening. */
	readonly claimResults: { client: string; granted: boolean; place: number }[];
}

/** The pulse of the market: no name, no price, no private number. */
export interface PublicView {
	month: number;
	months: number;
	phase: Phase;
	over: boolean;
	clients: { id: string; name: Text; industry: string; size: Size; slots: number; taken: number }[];
	tenders: { id: string; client: string; quantity: number; bids: number }[];
	news: NewsView[];
	teams: number;
	absence: string;
}

export interface StageView extends PublicView {
	/** The settled tenders of the month, in the order in which they are opened. */
	envelopes: { tender: string; client: string; quantity: number; bids: number }[];
	/** Revealed awards of the last settled month. */
	awards: {
		tender: string;
		client: string;
		winner: string | null;
		unitPrice: Fen | null;
		bids: number;
	}[];
	board: BoardRow[];
}

export interface InstructorView extends StageView {
	companies: {
		id: string;
		name: string;
		bot: string | null;
		status: TeamStatus;
		cash: Fen;
		netWorth: Fen;
		daysLeft: number;
		acted: number;
		staged: number;
		claims: number;
		bids: number;
		openOrders: number;
		warnings: Warning[];
		history: MonthRecord[];
	}[];
	/** Bids of the revealed awards that the scenario flags as abnormally low. */
	flagged: { tender: string; team: string; unitPrice: Fen }[];
	hash: string | null;
}

export type { Fact };
