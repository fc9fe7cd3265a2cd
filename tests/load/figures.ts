/** To a tenth. */
export const round = (ms: number): number => Math.round(ms * 10) / 10;

/** The value below which this part of a list lies; NaN of nothing. */
export function share(list: readonly number[], part: number): number {
	const sorted = [...list].sort((a, b) => a - b);
	return round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN);
}
