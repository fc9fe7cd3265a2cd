/**
 * Reading a number that a person typed, on whatever keyboard: full-width digits, thousands separators, ¥ and 元, 万.
 * Decimals are moved by text, never by floating-point multiplication, so that 1234.57 yuan is 123457 fen.
 */

/** `money` gives fen for typed yuan, `percent` basis points for typed per cent. */
export type NumberKind = 'integer' | 'decimal' | 'money' | 'percent';

/** Why a text was not accepted. `limit` is in the unit of the value. */
export type NumberProblem =
	| { code: 'missing' | 'notNumber' | 'notWhole' | 'tooPrecise' }
	| { code: 'tooSmall' | 'tooLarge'; limit: number };

export interface NumberRules {
	kind: NumberKind;
	/** Smallest and largest value accepted, in the unit of the value. */
	min?: number;
	max?: number;
	required?: boolean;
}

/** Decimals a person may type, and how many of them become part of the whole number that is stored. */
const decimals = {
	integer: { typed: 0, moved: 0 },
	decimal: { typed: 2, moved: 0 },
	money: { typed: 2, moved: 2 },
	percent: { typed: 2, moved: 2 }
} as const;

const fullWidth = /[\uff01-\uff5e]/g;
const units = /[¥￥元%\s\u3000_]/g;
const grouped = /^\d{1,3}(,\d{3})+(\.\d*)?$/;
const plain = /^(\d+\.?\d*|\.\d+)$/;

/** One spelling of a typed number: half-width, no units, a plain minus. */
export function normalise(text: string): string {
	return text
		.replace(fullWidth, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
		.replace(/[、，]/g, ',')
		.replace(/。/g, '.')
		.replace(/[−–—]/g, '-')
		.replace(units, '')
		.trim();
}

/** Moves the decimal point to the right: ('12.5', 2) → '1250'. */
function shift(digits: string, places: number): string {
	const [whole = '', fraction = ''] = digits.split('.');
	const moved = whole + fraction.slice(0, places).padEnd(places, '0');
	const rest = fraction.slice(places);
	return rest ? `${moved}.${rest}` : moved;
}

const trimmed = (digits: string) =>
	digits.includes('.') ? digits.replace(/0+$/, '').replace(/\.$/, '') : digits;

/** Reads a typed text. An empty text is `null` without a problem unless a number is required. */
export function readNumber(
	text: string,
	{ kind, min, max, required = false }: NumberRules
): { value: number | null; problem: NumberProblem | null } {
	const refuse = (problem: NumberProblem) => ({ value: null, problem });
	const typed = normalise(text);
	if (typed === '') return required ? refuse({ code: 'missing' }) : { value: null, problem: null };

	const negative = typed.startsWith('-');
	const inTenThousands = /万$/.test(typed);
	const bare = typed.replace(/^[-+]/, '').replace(/万$/, '');
	if (!grouped.test(bare) && !plain.test(bare)) return refuse({ code: 'notNumber' });

	const amount = bare.replaceAll(',', '');
	const digits = trimmed(inTenThousands ? shift(amount, 4) : amount);
	const { typed: allowed, moved } = decimals[kind];
	const fraction = digits.split('.')[1]?.length ?? 0;
	if (fraction > allowed) return refuse({ code: allowed === 0 ? 'notWhole' : 'tooPrecise' });

	const size = Number(shift(digits, moved));
	const value = negative && size !== 0 ? -size : size;
	const least = min ?? -Number.MAX_SAFE_INTEGER;
	const most = max ?? Number.MAX_SAFE_INTEGER;
	if (value < least) return refuse({ code: 'tooSmall', limit: least });
	if (value > most) return refuse({ code: 'tooLarge', limit: most });
	return { value, problem: null };
}

/** The text to edit for a value: no separators, no unit. */
export function editable(value: number | null, kind: NumberKind): string {
	if (value === null) return '';
	const { moved } = decimals[kind];
	if (moved === 0) return String(value);
	const size = String(Math.abs(value)).padStart(moved + 1, '0');
	const text = trimmed(`${size.slice(0, -moved)}.${size.slice(-moved)}`);
	return value < 0 ? `-${text}` : text;
}
