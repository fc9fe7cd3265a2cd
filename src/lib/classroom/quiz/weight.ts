/** Weights are percent with at most five decimals, as 33.33333; counted in units of 10⁻⁵ percent they are exact. */
export const ONE_PERCENT = 100_000;

/** A weight in units of 10⁻⁵ percent. */
export const weightUnits = (percent: number): number => Math.round(percent * ONE_PERCENT);

/** Whether a number has no more decimals than a weight may have. */
export const isWeight = (percent: number): boolean =>
	weightUnits(percent) / ONE_PERCENT === percent;
