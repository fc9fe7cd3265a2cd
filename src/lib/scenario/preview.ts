import { GOOD, WEAK, type Property } from '#sim/lab/balance.ts';
import { insolventShare, mean, meanScore } from '#sim/lab/figures.ts';
import type { SeatResult } from '#sim/lab/tournament.ts';

/** What is said of a scenario in one word, the gravest first. */
export type Verdict = 'bankrupt' | 'unwinnable' | 'trivial' | 'oneWay' | 'uneven' | 'fair';

/** How one style of play fared. Scores in hundredths of a point, money in fen, shares 0 … 1. */
export interface StyleFacts {
	bot: string;
	/** Whether the style knows the trade. */
	good: boolean;
	/** Scores that a tenth, half, and nine tenths of its seats stay under. */
	low: number;
	middle: number;
	high: number;
	netWorth: number;
	insolvent: number;
	/** Share of the games that it won. */
	wins: number;
}

/** What many games of bots say about a scenario. */
export interface PreviewReport {
	verdict: Verdict;
	styles: StyleFacts[];
	properties: Property[];
}

/** From so many bankruptcies on, careful play does not save a company. */
const RUIN = 0.5;
/** One style that wins more often than this leaves no other way. */
const ALONE = 0.6;

const at = (sorted: readonly number[], share: number): number =>
	sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;

/** How each style fared in games of unlike bots. */
export function stylesOf(games: readonly (readonly SeatResult[])[]): StyleFacts[] {
	const seats = games.flat();
	return [...GOOD, ...WEAK].map((bot) => {
		const own = seats.filter((seat) => seat.bot === bot);
		const scores = own.map(({ score }) => score).sort((a, b) => a - b);
		return {
			bot,
			good: GOOD.includes(bot),
			low: at(scores, 0.1),
			middle: at(scores, 0.5),
			high: at(scores, 0.9),
			netWorth: Math.round(mean(own.map(({ netWorth }) => netWorth))),
			insolvent: insolventShare(games, bot),
			wins: mean(own.map(({ place }) => Number(place === 1)))
		};
	});
}

/** @param capital starting cash, fen */
export function verdictOf(
	games: readonly (readonly SeatResult[])[],
	capital: number,
	properties: readonly Property[]
): Verdict {
	const styles = stylesOf(games);
	const good = styles.filter((style) => style.good);
	if (mean(good.map(({ insolvent }) => insolvent)) >= RUIN) return 'bankrupt';
	if (good.every(({ netWorth }) => netWorth <= capital)) return 'unwinnable';
	const best = (bots: readonly string[]) => Math.max(...bots.map((bot) => meanScore(games, bot)));
	if (best(WEAK) >= best(GOOD)) return 'trivial';
	if (properties.some(({ id, figure }) => id === 'ways.largest' && figure > ALONE)) return 'oneWay';
	return properties.every(({ ok }) => ok) ? 'fair' : 'uneven';
}
