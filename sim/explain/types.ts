import type { Bp, Fen, Points } from '../kernel/units.ts';
import type { Criterion, Fault, Weights } from '../world/state.ts';

/** One thing changed in a bid that would have won the tender, all else equal. */
export interface Change {
	kind: 'price' | 'recognition' | 'feature' | 'service' | 'valid';
	/** New unit price (fen), recognition (hundredths) or service level. */
	to: number;
	/** The change itself: fen less, hundredths more, levels more. */
	by: number;
	/** Features to add. */
	features: string[];
	/** What the change would have cost, fen: price × units, seminars, features × units … */
	cost: Fen;
}

export interface AutopsyBid {
	team: string;
	own: boolean;
	rank: number;
	valid: boolean;
	faults: Fault[];
	unitPrice: Fen;
	recognition: Points;
	serviceLevel: number;
	features: string[];
	points: Record<Criterion, Points>;
	score: Points;
}

/** Why a tender was won or lost, computed by judging it again. */
export interface Autopsy {
	tender: string;
	client: string;
	month: number;
	won: boolean;
	winner: string | null;
	decidedBy: string;
	/** The client's weights; shown to a team in its autopsy after the award. */
	weights: Weights;
	own?: AutopsyBid;
	best?: AutopsyBid;
	/** The own bid was valid, but flagged as abnormally low. */
	abnormallyLow?: true;
	/** Own points less the winner's, weighted, by criterion, hundredths. */
	gaps: Record<Criterion, Points>;
	gap: Points;
	/** Every single change that would have won, cheapest first. */
	changes: Change[];
	/** For a win: how much higher the price could have been, fen a unit. */
	leftOnTable: Fen;
}

export interface BridgeStep {
	cause: string;
	amount: number;
}

/** Last month's cash, net worth and score to this month's, by cause. */
export interface Bridge {
	month: number;
	cash: { from: Fen; steps: BridgeStep[]; to: Fen };
	netWorth: { from: Fen; steps: BridgeStep[]; to: Fen };
	score: { from: Points; steps: BridgeStep[]; to: Points };
}

export interface BoardHistory {
	months: number[];
	teams: {
		team: string;
		name: string;
		own: boolean;
		bot: string | null;
		color: string;
		score: (Points | null)[];
		rank: (number | null)[];
		/** Share of the market's revenue so far, basis points. */
		marketShare: (Bp | null)[];
	}[];
}

/** Recognition after every closed month, of the clients that know the company best. */
export interface RecognitionHistory {
	months: number[];
	clients: { client: string; recognition: Points[] }[];
}

/** A month or decision that moved the year most. */
export interface TurningPoint {
	kind: 'bigWin' | 'bigLoss' | 'default' | 'insolvency' | 'lead' | 'fall';
	month: number;
	tender?: string;
	client?: string;
	/** What it moved: fen for orders, places for ranks. */
	amount: number;
}

/** The locked decisions under other luck: mean = skill, actual − mean = luck. */
export interface LuckReport {
	seeds: number;
	actual: Points;
	mean: Points;
	luck: Points;
	low: Points;
	high: Points;
	/** Scores in ascending order, for a histogram. */
	scores: Points[];
}

/** The year of every company side by side, after the end. */
export interface Comparison {
	teams: {
		team: string;
		name: string;
		bot: string | null;
		own: boolean;
		rank: number;
		score: Points;
		components: Record<string, Points>;
		netWorth: Fen;
		bids: number;
		wins: number;
		invalid: number;
		defaulted: number;
		/** Mean of price / ceiling over valid bids, basis points. */
		priceLevel: Bp;
		/** Mean recognition when bidding, hundredths. */
		recognition: Points;
		campaignSpend: Fen;
		insolventMonth: number;
	}[];
}
