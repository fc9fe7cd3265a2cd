import type { Score } from './score.ts';

/** An exact fraction, `of` > 0. */
export interface Ratio {
	earned: bigint;
	of: bigint;
}

const divisor = (a: bigint, b: bigint): bigint => (b === 0n ? a : divisor(b, a % b));

/**
 * The share of a quiz that was earned.
 * @param marks the mark of each item with the points it is worth (integers ≥ 0); null is not graded yet and earns
 * nothing so far
 * @returns null when nothing could be earned
 */
export function totalOf(marks: readonly { score: Score | null; points: number }[]): Ratio | null {
	const most = BigInt(marks.reduce((sum, { points }) => sum + points, 0));
	if (most === 0n) return null;
	let earned = 0n;
	let of = 1n;
	for (const { score, points } of marks) {
		if (!score) continue;
		earned = earned * BigInt(score.of) + BigInt(score.earned * points) * of;
		of *= BigInt(score.of);
		const shared = divisor(earned < 0n ? -earned : earned, of);
		earned /= shared;
		of /= shared;
	}
	const shared = divisor(earned, of * most) || 1n;
	return { earned: earned / shared, of: (of * most) / shared };
}

/** A fraction in percent as it is shown, rounded half-up: `66.67`. @param places decimals, 0–6 */
export function percentText({ earned, of }: Ratio | Score, places = 2): string {
	const scale = 10n ** BigInt(places);
	const [n, d] = [BigInt(earned) * 100n * scale, BigInt(of)];
	const rounded = (2n * n + d) / (2n * d);
	const digits = rounded.toString().padStart(places + 1, '0');
	return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** Below zero, zero or above zero as `a` is less than, equal to or more than `b`. */
export function compareRatios(a: Ratio, b: Ratio): number {
	const [left, right] = [a.earned * b.of, b.earned * a.of];
	return left < right ? -1 : left > right ? 1 : 0;
}
