import type { Bp } from '../kernel/units.ts';
import type { Size } from '../world/state.ts';

/** The instruments of level L1; the balance report switches them off one by one. */
export interface Instruments {
	exhibition: boolean;
	seminar: boolean;
	visit: boolean;
	/** Bid only for what can be paid. */
	reserve: boolean;
}

/** A way to run the company. Money in fen, ratios in basis points, recognition in hundredths. */
export interface Style {
	/** Clients it wants to serve, and how many of them it asks for in the first month. */
	clients: number;
	start: number;
	/** How much it likes each size (0 = never), against the size's volume. */
	taste: Record<Size, number>;
	/** Industries it keeps to; 0 = all. */
	industries: number;
	/** Share of the ceiling it asks of a client it knows nothing of. */
	price: Bp;
	/** Discount to a thrifty client, per percent of price weight above the usual. */
	discount: Bp;
	/** How much likelier a point of score makes a win, as a share of the chance there is. */
	edge: Bp;
	/** Largest share of its cash that a month's campaigns may take. */
	campaigns: Bp;
	/** Recognition above which it stops courting a client. */
	enough: number;
	/** Visits a month to a client it does not know everything of. */
	curiosity: number;
	/** Wins it counts on, of ten bids, before it has a record. */
	hope: Bp;
	/** How far all its bids together may go beyond what it could pay. */
	daring: Bp;
	/** Cash it never plans with, as a share of the starting capital. */
	cushion: Bp;
	instruments: Instruments;
}

export const ALL_INSTRUMENTS: Instruments = {
	exhibition: true,
	seminar: true,
	visit: true,
	reserve: true
};
