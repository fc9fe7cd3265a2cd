import type { Fen } from '../kernel/units.ts';
import type { ForecastMonth } from './types.ts';

/**
 * What a cash forecast means. The warnings of every page and the screens of tenders and money
 * read it here, so that they never contradict each other.
 */

/** The month-end to know: the first in danger, or the lowest when none is. */
export interface Low {
	month: number;
	closing: Fen;
	/** `short` runs into overdraft, `insolvent` beyond the credit line. */
	risk: 'none' | 'short' | 'insolvent';
}

/** A month in which goods cannot be paid for in time. */
export interface Gap {
	month: number;
	/** Fen missing at the worst moment of the month. */
	short: Fen;
}

export interface CashAhead {
	/** Undefined when nothing is left to forecast. */
	low?: Low;
	/** A gap inside a month that closes well, and before any month-end in danger. */
	gap?: Gap;
}

/** How far cash may fall below zero before the company is insolvent, fen; `loan` is positive. */
export const overdraftRoom = (money: { creditLine: Fen; loan: Fen }): Fen =>
	Math.max(0, money.creditLine - money.loan);

/**
 * The danger in a forecast.
 * @param room how far cash may fall below zero (`overdraftRoom`)
 */
export function cashAhead(forecast: readonly ForecastMonth[], room: Fen): CashAhead {
	const low = lowOf(forecast, room);
	if (!low) return {};
	const safe = low.risk === 'none' ? forecast : forecast.filter((f) => f.month < low.month);
	const gap = gapOf(safe);
	return gap ? { low, gap } : { low };
}

function lowOf(forecast: readonly ForecastMonth[], room: Fen): Low | undefined {
	const first = (limit: Fen) => forecast.find((f) => f.closing < limit);
	const beyond = first(0 - room);
	if (beyond) return lowAt(beyond, 'insolvent');
	const below = first(0);
	if (below) return lowAt(below, 'short');
	let lowest = forecast[0];
	for (const month of forecast) if (month.closing < lowest!.closing) lowest = month;
	return lowest && lowAt(lowest, 'none');
}

const lowAt = ({ month, closing }: ForecastMonth, risk: Low['risk']): Low => ({
	month,
	closing,
	risk
});

/**
 * The worst gap inside a month: goods and delivery are paid in the course of it, while clients
 * pay at its end. The month may close well above zero and still have been impossible.
 */
function gapOf(forecast: readonly ForecastMonth[]): Gap | undefined {
	let gap: Gap | undefined;
	for (const { month, opening, orders } of forecast) {
		const short = orders - opening;
		if (orders > 0 && short > 0 && (!gap || short > gap.short)) gap = { month, short };
	}
	return gap;
}
