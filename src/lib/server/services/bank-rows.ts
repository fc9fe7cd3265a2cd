import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { readBankFile, type Bank } from '../../classroom/quiz/bank-file.ts';
import type { Item } from '../../classroom/quiz/model.ts';
import type { BankRow } from '../stores/bank.ts';

/** Most questions of a class. */
export const MAX_BANK = 20_000;
/** What of an item is searched, in characters. */
const SEARCHED = 4_000;

/** Every text in an item. */
function* textsIn(value: unknown): Generator<string> {
	if (typeof value === 'string') yield value;
	else if (typeof value === 'object' && value !== null)
		for (const part of Object.values(value)) yield* textsIn(part);
}

/** Tells items apart by what they say, whatever they are called. */
export function hashOf({ id: _, ...content }: Item): string {
	return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

/** An item as a row of a new version. */
export const rowOf = (classId: string, item: Item, at: Date): BankRow => ({
	classId,
	id: item.id,
	kind: item.kind,
	title: item.title,
	category: item.category,
	tags: `|${item.tags.map((tag) => `${tag}|`).join('')}`,
	difficulty: item.difficulty,
	words: [...textsIn(item)].join(' ').toLowerCase().slice(0, SEARCHED),
	hash: hashOf(item),
	item,
	version: 1,
	changedAt: at
});

export const tagsOf = (stored: string): string[] => stored.split('|').filter(Boolean);

let starter: Promise<Bank[]> | undefined;

/**
 * The bank that comes with the product, a topic a file; read once.
 * @param root folder of the project
 * @throws Error for a file that is not valid: a test reads them all
 */
export function starterBanks(root: string): Promise<Bank[]> {
	starter ??= (async () => {
		const folder = path.join(root, 'scenarios', 'bank');
		const files = (await readdir(folder)).filter((file) => file.endsWith('.yaml')).sort();
		return Promise.all(
			files.map(async (file) => {
				const read = readBankFile(await readFile(path.join(folder, file), 'utf8'));
				if ('bank' in read) return read.bank;
				throw new Error(`${file}:${read.errors[0]?.line}`);
			})
		);
	})();
	return starter;
}
