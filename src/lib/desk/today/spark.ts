/** A point of a small line: x and y in a box of the given size, y growing downwards. */
export interface SparkPoint {
	x: number;
	y: number;
}

/**
 * Places values evenly in a box so that the lowest touches its foot and the highest its top; zero
 * is always inside, because a line that hides where zero is misleads.
 */
export function sparkPoints(values: readonly number[], width: number, height: number) {
	const low = Math.min(0, ...values);
	const high = Math.max(0, ...values);
	const span = high - low || 1;
	const yOf = (value: number) => height - ((value - low) / span) * height;
	const points: SparkPoint[] = values.map((value, i) => ({
		x: values.length === 1 ? 0 : (i * width) / (values.length - 1),
		y: yOf(value)
	}));
	return { points, zero: yOf(0) };
}

/** Points as the `points` of an SVG polyline. */
export const line = (points: readonly SparkPoint[]): string =>
	points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
