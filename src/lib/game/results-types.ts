import type { BoardHistory } from '#sim/explain/types.ts';
import type { BoardRow } from '#sim/view/types.ts';
import type { Text } from '#sim/world/state.ts';

/** Plain data of the pages after a game. */

/** A company's year in numbers: fen, hundredths of a point, basis points. */
export interface CompanyYear {
	/** Id of the company, or the label by which the person may know it. */
	company: string;
	name: string;
	bot: string | null;
	own: boolean;
	/** 0 = outside of the ranking. */
	rank: number;
	score: number;
	netWorth: number;
	bids: number;
	wins: number;
	invalid: number;
	defaulted: number;
	/** Mean price as a share of the ceiling; null before the end, or where nothing was bid. */
	priceLevel: number | null;
}

/** What the figures can be computed from again. */
export interface Proof {
	engine: string;
	/** Hash of the last settled month; null before the first. */
	hash: string | null;
	seed: string;
	/** Hash of the scenario's content. */
	scenarioHash: string;
}

export interface ResultsFacts {
	id: string;
	classId: string;
	title: string;
	status: 'running' | 'ended' | 'archived';
	scenario: Text;
	practice: boolean;
	/** Months settled and shown, and how many the year has. */
	settled: number;
	months: number;
	/** A month is settled, and its results are not shown to this person yet. */
	sealed: boolean;
	/** The year is over and everything may be shown. */
	over: boolean;
	/** Whether the person is of the staff: then all companies are shown at any time. */
	staff: boolean;
	/** Company of the person's own team. */
	own: string | null;
	board: BoardRow[];
	years: CompanyYear[];
	history: BoardHistory;
	proof: Proof;
}

/** Why a run cannot be set beside another one. */
export type NotComparable = 'scenario' | 'settings' | 'engine' | 'unfinished' | 'broken';

/** A game beside others of the same instructor. */
export interface Run {
	id: string;
	classId: string;
	className: string;
	term: string;
	title: string;
	/** Milliseconds since 1970. */
	createdAt: number;
	here: boolean;
	/** The same seed and number of companies: the same market in every detail. */
	sameMarket: boolean;
	because: NotComparable | null;
	seed: string;
	engine: string;
	scenarioHash: string;
	/** Figures of runs that can be compared. */
	figures: RunFigures | null;
}

export interface RunFigures {
	hash: string | null;
	companies: number;
	/** Companies of teams, not of bots. */
	people: number;
	/** Scores of the teams' companies, hundredths; null where only bots played. */
	best: number | null;
	median: number | null;
	/** Companies of teams that went insolvent. */
	insolvent: number;
	/** Share of the teams' bids that were invalid, basis points; null where nothing was bid. */
	invalidShare: number | null;
}
