import { divide, type Fen } from '../kernel/units.ts';
import type { Stock, Team } from './state.ts';

/** Adds units at their purchase value; one stock line a feature set, kept in order of the mask. */
export function putInStock(team: Team, features: number, quantity: number, value: Fen): void {
	const line = team.stock.find((s) => s.features === features);
	if (line) {
		line.quantity += quantity;
		line.value += value;
		return;
	}
	team.stock.push({ features, quantity, value });
	team.stock.sort((a, b) => a.features - b.features);
}

/** Units that could serve an order: every feature it was promised must be on board. */
export function suitable(team: Team, features: number): number {
	let units = 0;
	for (const s of team.stock) if ((s.features & features) === features) units += s.quantity;
	return units;
}

/**
 * Takes units out for an order at average cost and returns their book value: exact feature sets
 * first, then the cheapest richer ones. The caller has checked that enough are there.
 */
export function takeFromStock(team: Team, features: number, quantity: number): Fen {
	const lines = team.stock
		.filter((s) => (s.features & features) === features && s.quantity > 0)
		.sort(
			(a, b) => Number(b.features === features) - Number(a.features === features) || order(a, b)
		);
	let left = quantity;
	let value = 0;
	for (const line of lines) {
		if (left === 0) break;
		const taken = Math.min(left, line.quantity);
		const cost = taken === line.quantity ? line.value : divide(line.value * taken, line.quantity);
		line.quantity -= taken;
		line.value -= cost;
		left -= taken;
		value += cost;
	}
	if (left > 0) throw new RangeError(`stock: ${left} units short`);
	team.stock = team.stock.filter((s) => s.quantity > 0);
	return value;
}

/** Cheaper unit first, then the smaller mask: a total order on stock lines. */
const order = (a: Stock, b: Stock): number =>
	a.value * b.quantity - b.value * a.quantity || a.features - b.features;
