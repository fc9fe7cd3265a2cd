import type { Reading } from '../faults.ts';
import type { Item } from '../model.ts';
import { cleanText, guessLanguage, makeText } from '../text.ts';
import { makeCollector, refuseText, type Collector } from './collector.ts';
import { evenWeights } from './even-weights.ts';
import { lineFeeds } from './file.ts';

interface Question {
	line: number;
	text: string[];
	choices: { letter: string; text: string; line: number }[];
}

/** `A) text` or `A. text`; also as a Chinese keyboard gives it. */
const CHOICE = /^([A-Z])[).、．）]\s*(.*)$/u;
const ANSWER = /^(?:ANSWER|答案)\s*[:：]\s*(.*)$/u;

/** Latin letters in the width of Chinese characters, as plain ones. */
const plainLetters = (line: string): string =>
	line.replace(/^[Ａ-Ｚ]/u, (wide) => wide.normalize('NFKC'));

/**
 * Reads questions in Aiken format: a text, choices `A)` or `A.`, `ANSWER: B`. More than one letter makes a question
 * with several right choices. Never throws.
 */
export function readAiken(source: string): Reading<Item> {
	const refused = refuseText(source);
	if (refused) return refused;
	const collector = makeCollector();
	let open: Question | null = null;
	for (const [index, whole] of lineFeeds(source).split('\n').entries()) {
		const at = index + 1;
		const line = plainLetters(whole.trim());
		if (line === '') continue;
		const choice = CHOICE.exec(line);
		const answer = ANSWER.exec(line);
		if (choice) {
			if (!open) collector.error(at, 'aikenChoice');
			else open.choices.push({ letter: choice[1]!, text: choice[2]!, line: at });
		} else if (answer) {
			if (!open) collector.error(at, 'aikenAnswer');
			else {
				if (collector.full(open.line)) break;
				finish(open, answer[1]!, at, collector);
			}
			open = null;
		} else {
			if (open && open.choices.length > 0) {
				collector.error(open.line, 'aikenUnfinished');
				open = null;
			}
			open ??= { line: at, text: [], choices: [] };
			open.text.push(line);
		}
	}
	if (open) collector.error(open.line, 'aikenUnfinished');
	return collector.reading();
}

function finish(
	{ line, text, choices }: Question,
	answer: string,
	at: number,
	collector: Collector
) {
	const letters: string[] = answer.normalize('NFKC').toUpperCase().match(/[A-Z]/g) ?? [];
	const unknown = letters.find((letter) => !choices.some((choice) => choice.letter === letter));
	if (letters.length === 0 || unknown)
		return collector.error(at, 'aikenLetter', { letter: unknown ?? answer.slice(0, 20) });
	const whole = cleanText(text.join('\n'));
	const language = guessLanguage(whole);
	const weights = evenWeights(choices.map(({ letter }) => letters.includes(letter)));
	collector.add(
		{
			kind: new Set(letters).size > 1 ? 'multiple' : 'single',
			id: '',
			title: '',
			tags: [],
			text: makeText({ [language]: whole }),
			options: choices.map((choice, index) => ({
				text: makeText({ [language]: choice.text }),
				weight: weights[index]
			}))
		},
		line,
		choices.map((choice) => choice.line)
	);
}
