import type { LuckReport } from '#sim/explain/types.ts';

export interface Bin {
	/** Scores from here (inclusive) to `to`, hundredths. */
	from: number;
	to: number;
	count: number;
	/** The actual score falls in here. */
	actual: boolean;
}

/** Scores in equal classes from the lowest to the highest, the actual one included in the span. */
export function binsOf(report: LuckReport, bins = 12): Bin[] {
	const low = Math.min(report.low, report.actual);
	const high = Math.max(report.high, report.actual);
	const width = Math.max(1, (high - low) / bins);
	const classOf = (score: number) => Math.min(bins - 1, Math.floor((score - low) / width));
	return Array.from({ length: bins }, (_, i) => ({
		from: Math.round(low + i * width),
		to: Math.round(low + (i + 1) * width),
		count: report.scores.filter((score) => classOf(score) === i).length,
		actual: classOf(report.actual) === i
	}));
}

/** Share of the other lucks that came out lower, basis points. */
export const betterThan = ({ scores, actual }: LuckReport): number =>
	scores.length === 0
		? 0
		: Math.round((10_000 * scores.filter((s) => s < actual).length) / scores.length);
