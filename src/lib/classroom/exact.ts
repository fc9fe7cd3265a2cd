// fraction.js: rationals on BigInt. A mean of three marks or a factor of 14 shares has no finite decimal.
import Fraction from 'fraction.js';

/** An exact number. Marks, weights and factors are kept so until they are shown. */
export type Exact = Fraction;

/** A decimal as it is stored and sent: `87.5`, `-3`. At most 12 digits before the point and 6 after. */
const DECIMAL = /^-?\d{1,12}(\.\d{1,6})?$/;
const FRACTION = /^-?\d+\/\d+$/;

/**
 * The exact number that a decimal means. A number is read as it is written, so 0.1 is a tenth.
 * @param value decimal text, a fraction such as `1/3`, or a number with at most six decimals
 * @throws RangeError for anything else; texts that people type go through {@link decimalOr} first
 */
export function exact(value: Exact | string | number): Exact {
	if (typeof value === 'object') return value;
	if (typeof value === 'number' && Number.isSafeInteger(value)) return new Fraction(value);
	const text = String(value);
	if (!DECIMAL.test(text) && !FRACTION.test(text)) throw new RangeError(`no decimal: ${text}`);
	// The library would take a number by its nearest small fraction; a text it takes as it stands.
	return new Fraction(text);
}

/** A typed decimal, full-width digits and a decimal comma included; `otherwise` when it is none. */
export function decimalOr<T>(typed: string, otherwise: T): Exact | T {
	const text = typed.normalize('NFKC').trim().replace(',', '.');
	return DECIMAL.test(text) ? new Fraction(text) : otherwise;
}

export const ZERO: Exact = new Fraction(0);
export const ONE: Exact = new Fraction(1);
export const HUNDRED: Exact = new Fraction(100);

export const sum = (values: Iterable<Exact>): Exact => {
	let total = ZERO;
	for (const value of values) total = total.add(value);
	return total;
};

/** Arithmetic mean; null of nothing. */
export const mean = (values: readonly Exact[]): Exact | null =>
	values.length === 0 ? null : sum(values).div(values.length);

/** Σ value·weight / Σ weight; null when no weight is above zero. */
export function weightedMean(values: readonly { value: Exact; weight: Exact }[]): Exact | null {
	const weight = sum(values.map((v) => v.weight));
	if (weight.lte(0)) return null;
	return sum(values.map((v) => v.value.mul(v.weight))).div(weight);
}

export const ascending = (values: readonly Exact[]): Exact[] =>
	[...values].sort((a, b) => a.compare(b));

/** The middle value, or the mean of the two in the middle; null of nothing. */
export function median(values: readonly Exact[]): Exact | null {
	const sorted = ascending(values);
	const half = Math.floor(sorted.length / 2);
	return mean(sorted.slice(sorted.length % 2 === 1 ? half : half - 1, half + 1));
}

export const least = (a: Exact, b: Exact): Exact => (a.lte(b) ? a : b);
export const most = (a: Exact, b: Exact): Exact => (a.gte(b) ? a : b);
export const clamp = (value: Exact, low: Exact, high: Exact): Exact =>
	most(low, least(high, value));

/**
 * As a person reads it: rounded half up (away from zero), with exactly so many decimals.
 * @param places 0–6
 */
export function shown(value: Exact, places: number): string {
	const scale = 10n ** BigInt(places);
	const digits = (2n * value.n * scale + value.d) / (2n * value.d);
	const text = digits.toString().padStart(places + 1, '0');
	const sign = value.s < 0n && digits > 0n ? '-' : '';
	const point = text.length - places;
	return sign + (places === 0 ? text : `${text.slice(0, point)}.${text.slice(point)}`);
}

/** Rounded half up to at most so many decimals, without noughts at the end: `87.5`, `100`. */
export const plain = (value: Exact, places = 4): string => {
	const text = shown(value, places);
	return places === 0 ? text : text.replace(/\.?0+$/, '');
};

/** For storing without loss: a decimal where there is one, else a fraction. {@link exact} reads it. */
export const stored = (value: Exact): string =>
	10n ** 6n % value.d === 0n ? plain(value, 6) : value.toFraction();

/**
 * Square root, rounded half up to `places` decimals: a root has no exact value.
 * @param value not negative
 */
export function root(value: Exact, places = 4): Exact {
	if (value.lt(0)) throw new RangeError('no root of a negative number');
	const scale = 10n ** BigInt(places);
	// ⌊√(n/d)·2s⌋ by Newton's method on integers; then half up.
	const square = (4n * scale * scale * value.n) / value.d;
	let low = square;
	for (let next = (low + 1n) / 2n; next < low; next = (low + square / low) / 2n) low = next;
	return new Fraction((low + 1n) / 2n, scale);
}
