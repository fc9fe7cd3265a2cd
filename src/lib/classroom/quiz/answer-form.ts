import type { PublicItem } from './public-item.ts';

/**
 * Fields of a quiz as an HTML form sends them, without scripts too. Item ids have no colon and ids of parts are
 * hexadecimal:
 *
 * - `a:ITEM` a chosen option, `true` or `false`, or a text; `a:ITEM[]` each of several options
 * - `m:ITEM:LEFT` the right side chosen for a left one
 * - `o:ITEM:STEP` the position of a step, from 1
 * - `s:ITEM` seconds on the question
 */
export type Fields = Readonly<Record<string, unknown>>;

export const fieldOf = (item: Pick<PublicItem, 'id' | 'kind'>): string => `a:${item.id}`;
export const pairField = (item: Pick<PublicItem, 'id'>, left: string): string =>
	`m:${item.id}:${left}`;
export const stepField = (item: Pick<PublicItem, 'id'>, step: string): string =>
	`o:${item.id}:${step}`;
export const secondsField = (item: Pick<PublicItem, 'id'>): string => `s:${item.id}`;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The answer to an item in the form that `readAnswer` reads; null for none. */
export function answerIn(item: PublicItem, fields: Fields): unknown {
	const own = text(fields[fieldOf(item)]);
	switch (item.kind) {
		case 'single':
			return own === '' ? null : { option: own };
		case 'multiple': {
			const options = fields[fieldOf(item)];
			return { options: Array.isArray(options) ? options.map(text) : [] };
		}
		case 'trueFalse':
			return own === '' ? null : { value: own === 'true' || (own === 'false' ? false : own) };
		case 'matching': {
			const pairs = (item.lefts ?? [])
				.map(({ id }) => ({ left: id, right: text(fields[pairField(item, id)]) }))
				.filter(({ right }) => right !== '');
			return { pairs };
		}
		case 'ordering': {
			const steps = (item.options ?? []).map(({ id }) => ({
				id,
				at: text(fields[stepField(item, id)])
			}));
			const placed = steps.filter(({ at }) => /^\d{1,3}$/.test(at));
			// Two steps at one position are an order that is not finished.
			const whole = new Set(placed.map(({ at }) => Number(at))).size === placed.length;
			if (placed.length === 0) return null;
			const order = [...placed].sort((a, b) => Number(a.at) - Number(b.at)).map(({ id }) => id);
			return { order: whole ? order : order.slice(0, -1) };
		}
		case 'description':
			return null;
		default:
			return { text: own };
	}
}

/** Seconds on a question as a device has measured them; null where it has not. At most `most`. */
export function secondsIn(
	item: Pick<PublicItem, 'id'>,
	fields: Fields,
	most: number
): number | null {
	const typed = text(fields[secondsField(item)]);
	return /^\d{1,7}$/.test(typed) ? Math.min(Number(typed), Math.max(0, Math.floor(most))) : null;
}
