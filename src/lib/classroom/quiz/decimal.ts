/**
 * Decimals as text: `-12.5`, at most 15 digits before the point and 10 behind. Compared exactly, so that 0.1 + 0.2 is
 * 0.3 in a tolerance too.
 */
export const DECIMAL = /^-?\d{1,15}(\.\d{1,10})?$/;
const PLACES = 10;

/** A decimal in units of its last possible place (10⁻¹⁰). */
function decimalUnits(decimal: string): bigint {
	const [, sign, whole, part] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal)!;
	const units = BigInt(whole! + (part ?? '').padEnd(PLACES, '0'));
	return sign ? -units : units;
}

const fromUnits = (units: bigint): string => {
	const digits = (units < 0n ? -units : units).toString().padStart(PLACES + 1, '0');
	const part = digits.slice(-PLACES).replace(/0+$/, '');
	return `${units < 0n ? '-' : ''}${digits.slice(0, -PLACES)}${part ? `.${part}` : ''}`;
};

/** Full-width digits and signs, and the minus of typesetters, as a keyboard has them. */
export const plainDigits = (text: string): string =>
	text
		.normalize('NFKC')
		.replace(/[−–﹣]/g, '-')
		.replace(/。/g, '.');

/**
 * A number as people write it (`１２．５`, `+3`, `.5`, `1,000`, `1.5e3`) as the one decimal that is kept for it.
 * @returns null when it is no number, or one with more digits than are kept
 */
export function readDecimal(typed: string): string | null {
	const text = plainDigits(typed).replace(/[\s_]/g, '');
	const whole = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text;
	const found = /^([+-]?)(\d{0,40})(?:\.(\d{0,40}))?(?:e([+-]?\d{1,2}))?$/i.exec(whole);
	if (!found) return null;
	const [, sign, before = '', behind = '', exponent = '0'] = found;
	let digits = before + behind;
	if (digits === '') return null;
	// The point moves by the exponent.
	let point = before.length + Number(exponent);
	if (point < 0) [digits, point] = ['0'.repeat(-point) + digits, 0];
	digits = digits.padEnd(point, '0');
	const part = digits.slice(point).replace(/0+$/, '');
	const plain = `${digits.slice(0, point).replace(/^0+/, '') || '0'}${part && '.'}${part}`;
	const decimal = (sign === '-' ? '-' : '') + plain;
	return DECIMAL.test(decimal) ? fromUnits(decimalUnits(decimal)) : null;
}

/** `value` ± `tolerance` as a range; null when an end has more digits than are kept. */
export function rangeAround(value: string, tolerance: string): { min: string; max: string } | null {
	const min = fromUnits(decimalUnits(value) - decimalUnits(tolerance));
	const max = fromUnits(decimalUnits(value) + decimalUnits(tolerance));
	return DECIMAL.test(min) && DECIMAL.test(max) ? { min, max } : null;
}

/** Whether `a` < `b`, exactly. */
export const below = (a: string, b: string): boolean => decimalUnits(a) < decimalUnits(b);
