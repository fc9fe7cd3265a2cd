import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Item, ItemKind, ItemOf } from './model.ts';
import { textKey, type Text } from './text.ts';

/** A part of an item that a student chooses or moves; the id means nothing outside one attempt. */
export interface PublicPart {
	id: string;
	text: Text;
}

/** What a student may see of an item before the answer: no key, no weight, no feedback, no title, no tag. */
export interface PublicItem {
	id: string;
	kind: ItemKind;
	text: Text;
	/** Of choices, in the order they are shown; of an ordering the steps to be put in order. */
	options?: PublicPart[];
	/** Of a matching: what has to find its partner, in the order of the item. */
	lefts?: PublicPart[];
	/** Of a matching: what may be a partner. */
	rights?: PublicPart[];
	/** Of an essay: what it is graded by. */
	rubric?: ItemOf<'essay'>['rubric'];
}

const digest = (...parts: string[]): string =>
	bytesToHex(sha256(utf8ToBytes(parts.join('\u0000'))));

/** The id of a part in one attempt. Without the seed, which stays on the server, nobody can tell its place. */
export const partId = (seed: string, item: string, part: string, place: number): string =>
	digest('part', seed, item, part, String(place)).slice(0, 16);

/** Parts in an order drawn by the seed. */
const shuffled = <T>(parts: readonly T[], seed: string, item: string, name: string): T[] =>
	parts
		.map((part, place) => ({ part, key: digest('order', seed, item, name, String(place)) }))
		.sort((a, b) => (a.key < b.key ? -1 : 1))
		.map(({ part }) => part);

/** The texts that may be partners in a matching; each once. */
export function rightsOf({ pairs, distractors }: ItemOf<'matching'>): Text[] {
	const all = [...pairs.map(({ right }) => right), ...distractors];
	return [...new Map(all.map((text) => [textKey(text), text])).values()];
}

/**
 * An item as a student gets it in one attempt.
 * @param seed secret of the attempt, at least 16 random characters: who knows it can tell the order of the bank
 */
export function publicItem(item: Item, seed: string): PublicItem {
	const { id, kind, text } = item;
	const parts = (name: string, texts: readonly Text[]): PublicPart[] =>
		texts.map((each, place) => ({ id: partId(seed, id, name, place), text: each }));
	const mixed = (name: string, texts: readonly Text[]) =>
		shuffled(parts(name, texts), seed, id, name);
	const shown = { id, kind, text };
	switch (item.kind) {
		case 'single':
		case 'multiple': {
			const texts = item.options.map((option) => option.text);
			return {
				...shown,
				options: item.fixedOrder ? parts('option', texts) : mixed('option', texts)
			};
		}
		case 'ordering':
			return { ...shown, options: mixed('step', item.steps) };
		case 'matching':
			return {
				...shown,
				lefts: parts(
					'left',
					item.pairs.map(({ left }) => left)
				),
				rights: mixed('right', rightsOf(item))
			};
		case 'essay':
			return { ...shown, rubric: item.rubric };
		default:
			return shown;
	}
}
