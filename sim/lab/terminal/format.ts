import type { Locale } from './text.ts';

const TAGS = { en: 'en-GB', zh: 'zh-CN' } as const;

/** Numbers as a reader of a language writes them. */
export function formatter(locale: Locale) {
	const number = (digits: number) =>
		new Intl.NumberFormat(TAGS[locale], { maximumFractionDigits: digits });
	const fixed = (digits: number) =>
		new Intl.NumberFormat(TAGS[locale], {
			minimumFractionDigits: digits,
			maximumFractionDigits: digits
		});
	const minus = (text: string) => text.replace('-', '−');
	return {
		/** Fen as yuan; fen only where they tell something: ¥339.50, ¥216,000. */
		money: (fen: number): string => {
			const amount = Math.abs(fen) / 100;
			const written = amount < 10_000 && fen % 100 !== 0 ? fixed(2) : number(0);
			return `${fen < 0 ? '−' : ''}¥${written.format(amount)}`;
		},
		/** Hundredths as points with one decimal: 82.5. */
		points: (hundredths: number): string => minus(fixed(1).format(hundredths / 100)),
		/** A share between 0 and 1 as percent: 12.5 %. */
		share: (value: number): string => `${fixed(1).format(value * 100)} %`,
		count: (value: number): string => minus(number(0).format(value)),
		decimal: (value: number, digits = 2): string => minus(fixed(digits).format(value)),
		/** A written difference with its sign. */
		signed: (text: string): string => (text.startsWith('−') ? text : `+${text}`)
	};
}

export type Formatter = ReturnType<typeof formatter>;
