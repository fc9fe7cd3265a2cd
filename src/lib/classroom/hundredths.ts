import { z } from 'zod';

/** A number that people type: at most two decimals, so that it is exact as it is written. */
export const hundredths = (min: number, max: number) =>
	z.number().min(min).max(max).multipleOf(0.01);
