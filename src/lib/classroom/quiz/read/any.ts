import type { Reading } from '../faults.ts';
import type { Item } from '../model.ts';
import { readAiken } from './aiken.ts';
import { readCsv } from './csv.ts';
import type { QuizFormat } from './formats.ts';
import { readGift } from './gift.ts';
import { readMoodleXml } from './moodle-xml.ts';

const READERS: Record<QuizFormat, (source: string) => Reading<Item>> = {
	gift: readGift,
	aiken: readAiken,
	xml: readMoodleXml,
	csv: readCsv
};

/** Reads questions of a format. Never throws. */
export const readQuestions = (format: QuizFormat, text: string): Reading<Item> =>
	READERS[format](text);

/** The format that a text is probably in. @param name of the file; '' for a text that was pasted */
export function guessFormat(name: string, text: string): QuizFormat {
	if (/\.xml$/i.test(name) || /^\ufeff?\s*</.test(text)) return 'xml';
	if (/\.(csv|tsv)$/i.test(name)) return 'csv';
	if (/\.gift$/i.test(name)) return 'gift';
	if (!text.includes('{') && /^ANSWER:/m.test(text)) return 'aiken';
	const [head = ''] = text.trimStart().split('\n', 1);
	return !text.includes('{') && /[,;\t，]/.test(head) ? 'csv' : 'gift';
}
