import type { SeatResult } from './tournament.ts';

/** Figures of many games: each game is the list of its seats. Scores in hundredths of a point. */
type Games = readonly (readonly SeatResult[])[];

export const mean = (values: readonly number[]): number =>
	values.length === 0 ? 0 : values.reduce((sum, v) => sum + v, 0) / values.length;

const seatsOf = (games: Games, bot: string): SeatResult[] =>
	games.flatMap((seats) => seats.filter((s) => s.bot === bot));

export const meanScore = (games: Games, bot: string): number =>
	mean(seatsOf(games, bot).map((s) => s.score));

export const insolventShare = (games: Games, bot: string): number =>
	mean(seatsOf(games, bot).map((s) => Number(s.insolvent)));

/** Share of games in which the best seat of `a` came out ahead of the best seat of `b`. */
export function aheadShare(games: Games, a: string, b: string): number {
	const best = (seats: readonly SeatResult[], bot: string) =>
		Math.min(...seats.filter((s) => s.bot === bot).map((s) => s.place));
	return mean(games.map((seats) => Number(best(seats, a) < best(seats, b))));
}

/** Points between the worst of the good bots and the best of the weak ones, by mean score. */
export function ladderGap(games: Games, good: readonly string[], weak: readonly string[]): number {
	const scores = (bots: readonly string[]) => bots.map((bot) => meanScore(games, bot));
	return (Math.min(...scores(good)) - Math.max(...scores(weak))) / 100;
}

/** Share of first places of each bot, in the order of `bots`. */
export const winShares = (games: Games, bots: readonly string[]): number[] =>
	bots.map((bot) =>
		mean(games.map((seats) => Number(seats.some((s) => s.bot === bot && s.place === 1))))
	);

/** Difference of mean score between the early and the late seats, as a share of the mean. */
export function seatGap(games: Games): number {
	const half = games[0]!.length / 2;
	const side = (early: boolean) =>
		mean(games.flatMap((g) => g.filter((s) => s.seat < half === early).map((s) => s.score)));
	const [early, late] = [side(true), side(false)];
	return Math.abs(early - late) / ((early + late) / 2);
}

/** Share of the variance of scores that lies between bots, not between games of one bot. */
export function skillShare(games: Games): number {
	const all = games.flat();
	const overall = mean(all.map((s) => s.score));
	const bots = [...new Set(all.map((s) => s.bot))];
	const average = new Map(bots.map((bot) => [bot, meanScore(games, bot)]));
	let between = 0;
	let total = 0;
	for (const s of all) {
		between += (average.get(s.bot)! - overall) ** 2;
		total += (s.score - overall) ** 2;
	}
	return total === 0 ? 0 : between / total;
}
