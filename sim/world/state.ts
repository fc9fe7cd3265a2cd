import type { Bp, Fen, Points } from '../kernel/units.ts';
import type { Account } from './ledger.ts';

/**
 * The whole state of a game. Plain data, no classes: it is snapshotted, hashed and forked.
 * Teams and clients are addressed by index inside the state and by id outside the engine;
 * feature sets are bit masks (bit i = feature i of the scenario).
 */

export interface Text {
	en: string;
	zh: string;
}

export const PHASES = ['prepare', 'open', 'paused', 'locked', 'settled', 'revealed'] as const;
export type Phase = (typeof PHASES)[number];

export const STAGES = [
	'potential',
	'target',
	'courting',
	'formation',
	'stable',
	'decline',
	'lost'
] as const;
export type Stage = (typeof STAGES)[number];

export const SIZES = ['A', 'B', 'C'] as const;
export type Size = (typeof SIZES)[number];

export const CRITERIA = ['recognition', 'price', 'service', 'fit'] as const;
export type Criterion = (typeof CRITERIA)[number];
export type Weights = Record<Criterion, number>;

/** Hidden facts of a client; each visit finds the next one in the client's own order. */
export const FACTS = ['weights', 'performance', 'excitement', 'schedule'] as const;
export type Fact = (typeof FACTS)[number];

export const CAMPAIGNS = ['exhibition', 'seminar', 'web', 'conference', 'visit'] as const;
export type Campaign = (typeof CAMPAIGNS)[number];

export interface Client {
	id: string;
	name: Text;
	contact: { name: Text; position: Text };
	industry: number;
	size: Size;
	/** How many suppliers it takes. */
	slots: number;
	/** Percent, sum 100. Hidden until found out. */
	weights: Weights;
	/** Masks. Hidden until found out. */
	performance: number;
	excitement: number;
	/** Months between two tenders, and the first month of the rhythm. */
	interval: number;
	firstTender: number;
	/** The order in which visits uncover facts (indices of FACTS). */
	factOrder: number[];
}

export interface Relation {
	recognition: Points;
	stage: Stage;
	/** Month of the claim; 0 = never claimed. */
	claimed: number;
	/** Bit mask over FACTS. */
	facts: number;
	/** How often each campaign (index of CAMPAIGNS) reached this client this month. */
	repeats: number[];
	/** Consecutive months of neglect (claimed, recognition under the floor). */
	neglected: number;
}

export interface Bid {
	team: number;
	/** Order of arrival: decides the last tie but one. */
	seq: number;
	unitPrice: Fen;
	features: number;
	dueMonth: number;
	service: number;
	/** The bidder's own estimate, basis points; −1 when not stated. */
	winProbability: Bp;
}

export interface Tender {
	id: string;
	client: number;
	month: number;
	quantity: number;
	required: number;
	ceiling: Fen;
	dueMonth: number;
	/** Months from delivery to payment. */
	paymentMonths: number;
	damages: Bp;
	minRecognition: Points;
}

export const FAULTS = ['features', 'ceiling', 'recognition', 'bond', 'abnormal', 'closed'] as const;
export type Fault = (typeof FAULTS)[number];

/** A bid as the award saw it. */
export interface JudgedBid extends Bid {
	recognition: Points;
	/** On-time record used for the service points. */
	record: Bp;
	faults: Fault[];
	/** Points by criterion, hundredths, 0 … 10,000 each. */
	points: Record<Criterion, Points>;
	/** Weighted sum, hundredths. */
	score: Points;
}

export interface Award {
	tender: Tender;
	/** The client's weights at the time of the award. */
	weights: Weights;
	/** Masks the fit was judged by. */
	performance: number;
	excitement: number;
	/** Team index, −1 when nobody bid validly. */
	winner: number;
	/** All bids, best first, invalid ones last. */
	bids: JudgedBid[];
	/** What decided: the score, or one of the tie rules. */
	decidedBy: 'score' | 'price' | 'recognition' | 'arrival' | 'draw' | 'none';
}

export type OrderState = 'open' | 'delivered' | 'defaulted';

export interface Order {
	id: string;
	client: number;
	features: number;
	quantity: number;
	unitPrice: Fen;
	delivered: number;
	wonMonth: number;
	dueMonth: number;
	paymentMonths: number;
	damages: Bp;
	service: number;
	state: OrderState;
	closedMonth: number;
}

export interface Receivable {
	id: string;
	client: number;
	amount: Fen;
	dueMonth: number;
	/** The client has let the term pass once. */
	late: boolean;
}

export interface Stock {
	features: number;
	quantity: number;
	/** Book value of all units together. */
	value: Fen;
}

export interface Incoming {
	/** Book value, paid when ordered. */
	value: Fen;
	features: number;
	quantity: number;
	month: number;
}

export type TeamStatus = 'active' | 'restructured' | 'closed';

/** A journal entry: lines are [account index, signed fen], debit positive; the sum is zero. */
export interface Entry {
	month: number;
	cause: string;
	/** Client, order, tender or loan the entry is about; '' when none. */
	ref: string;
	lines: [number, Fen][];
}

/** What is kept of a team after each settled month. */
export interface MonthRecord {
	month: number;
	cash: Fen;
	netWorth: Fen;
	score: number;
	components: Record<string, number>;
	rank: number;
	revenue: Fen;
	bids: number;
	wins: number;
	invalid: number;
	delivered: number;
	defaulted: number;
	clients: number;
	stable: number;
}

/** A staged action: a team command without team and id. */
export type PlannedAction = { type: string } & Record<string, unknown>;

export interface Team {
	id: string;
	name: string;
	color: string;
	bot: string | null;
	status: TeamStatus;
	insolventMonth: number;
	reps: number;
	daysLeft: number;
	accounts: Record<Account, Fen>;
	/** Monthly instalment of the payment plan after a restructuring. */
	instalment: Fen;
	stock: Stock[];
	incoming: Incoming[];
	orders: Order[];
	receivables: Receivable[];
	/** One entry a client, null while nothing has happened between the two. */
	relations: (Relation | null)[];
	plan: PlannedAction[];
	/** Sealed claims, client indices in order of preference. */
	claims: number[];
	/** Commands accepted this month (staging not counted). */
	acted: number;
	/** Units whose due month has come, and how many of them were delivered in time. */
	dueUnits: number;
	onTimeUnits: number;
	revenue: Fen;
	journal: Entry[];
	history: MonthRecord[];
	/** Intelligence earned by learning; absent until the first grant. */
	tokens?: Tokens;
}

export interface Tokens {
	left: number;
	/** What has given a token, and the month it was given in. */
	earned: { cause: string; month: number }[];
	/** Highest recognition of a rival with a client, as it was when a token was spent on it. */
	seen: { client: number; month: number; recognition: Points }[];
}

export interface News {
	id: string;
	kind: 'demand' | 'purchasePrice' | 'fair' | 'newBuyer';
	/** Month in which it holds; it is announced one month before. */
	month: number;
	industry: number;
	client: number;
	/** Change in basis points: +3,000 = 30 % more. */
	change: Bp;
}

export interface ClaimResult {
	team: number;
	client: number;
	granted: boolean;
	/** How many claims stood before this one. */
	place: number;
}

export interface GameState {
	month: number;
	phase: Phase;
	clients: Client[];
	teams: Team[];
	/** Tenders of the current month and their live bids. */
	tenders: Tender[];
	bids: Bid[][];
	awards: Award[];
	news: News[];
	/** Outcome of the last sealed opening. */
	claimResults: ClaimResult[];
	/** Accepted commands so far: order of arrival. */
	seq: number;
	/** True in practice months: nothing counts until the clean start. */
	practice: boolean;
	/** True once the last month has been settled. */
	over: boolean;
}
