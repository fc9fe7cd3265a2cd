import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';

/** Tags for Intl by interface locale. British English: day before month, as everywhere but in the United States. */
const tags = { en: 'en-GB', zh: 'zh-CN' } as const;

const made = new Map<string, Intl.NumberFormat>();

/** Making a formatter is slow, using one is fast: keep each. */
function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
	const tag = tags[getLocale()];
	const key = tag + JSON.stringify(options);
	const format = made.get(key) ?? new Intl.NumberFormat(tag, options);
	made.set(key, format);
	return format;
}

/** A real minus is as wide as a digit, so that columns of numbers stay straight. */
const withMinus = (text: string) => text.replace('-', '\u2212');

const yuan: Intl.NumberFormatOptions = {
	style: 'currency',
	currency: 'CNY',
	currencyDisplay: 'narrowSymbol',
	trailingZeroDisplay: 'stripIfInteger'
};

/** An amount in full: 123456 fen → `¥1,234.56`, 21600000 → `¥216,000`. */
export const money = (fen: number): string => withMinus(numberFormat(yuan).format(fen / 100));

/** An amount with its sign, zero without: `+¥1,200`, `−¥90`. */
export const signedMoney = (fen: number): string =>
	withMinus(numberFormat({ ...yuan, signDisplay: 'exceptZero' }).format(fen / 100));

/** A large amount in few characters: `¥21.6万` or `¥216K`. */
export const moneyCompact = (fen: number): string =>
	withMinus(
		numberFormat({ ...yuan, notation: 'compact', maximumFractionDigits: 1 }).format(fen / 100)
	);

/** A ratio in basis points: 1250 → `12.5%`. */
export const percent = (basisPoints: number, digits = 1): string =>
	withMinus(
		numberFormat({ style: 'percent', maximumFractionDigits: digits }).format(basisPoints / 10_000)
	);

/** Points in hundredths: 8245 → `82.5`. */
export const points = (hundredths: number, digits = 1): string =>
	withMinus(numberFormat({ maximumFractionDigits: digits }).format(hundredths / 100));

/** A number of things: `1,234`. */
export const count = (n: number): string =>
	withMinus(numberFormat({ maximumFractionDigits: 2 }).format(n));

/** A difference with its sign: `+3`, `−2`, `0`. */
export const signed = (n: number): string =>
	withMinus(numberFormat({ maximumFractionDigits: 2, signDisplay: 'exceptZero' }).format(n));

/** The label of a month of the game: `Month 3`, `第 3 个月`. */
export const month = (n: number): string => m.shell_month({ n });

/** Names in a sentence: `a, b and c`, `a、b和c`. */
export const list = (names: readonly string[]): string =>
	new Intl.ListFormat(tags[getLocale()], { type: 'conjunction' }).format(names);

/** A moment of real time, in the zone of the device. */
export const dateTime = (epochMs: number): string =>
	new Intl.DateTimeFormat(tags[getLocale()], { dateStyle: 'medium', timeStyle: 'short' }).format(
		epochMs
	);

/** A moment of a lesson: the time alone today, with its day otherwise. */
export const moment = (epochMs: number): string =>
	new Date(epochMs).toDateString() === new Date().toDateString()
		? new Intl.DateTimeFormat(tags[getLocale()], { timeStyle: 'short' }).format(epochMs)
		: dateTime(epochMs);

/** Compares names as a reader of this language would: Chinese by pinyin. */
export const collator = (): Intl.Collator =>
	new Intl.Collator(tags[getLocale()], { numeric: true, sensitivity: 'base' });
