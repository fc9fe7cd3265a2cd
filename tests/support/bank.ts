import { readBankFile } from '../../src/lib/classroom/quiz/bank-file.ts';
import type { Item, Text } from '../../src/lib/classroom/quiz/model.ts';
import { filesUnder, textOf } from './files.ts';

/** The files of the starter bank. */
export const bankFiles = filesUnder('scenarios/bank', '.yaml');

/** Every item of the starter bank; throws with path and line when a file is not valid. */
export function starterBank(): Item[] {
	return bankFiles.flatMap((file) => {
		const read = readBankFile(textOf(file));
		if ('bank' in read) return read.bank.items;
		throw new Error(read.errors.map((e) => `${file}:${e.line} ${e.path} ${e.code}`).join('\n'));
	});
}

/** Everything a student reads of an item, in the order of its fields. */
export function textsOf(value: unknown): Text[] {
	if (Array.isArray(value)) return value.flatMap(textsOf);
	if (typeof value !== 'object' || value === null) return [];
	return 'en' in value || 'zh' in value ? [value as Text] : Object.values(value).flatMap(textsOf);
}
