import type { Reading } from '../faults.ts';
import { readDecimal } from '../decimal.ts';
import type { Item } from '../model.ts';
import { cleanLine, guessLanguage, type Language, type Text } from '../text.ts';
import { makeCollector, refuseText, unreadable, type Collector } from './collector.ts';
import { categoryPath } from './gift.ts';
import { readText, unmarked } from './languages.ts';
import { fromMarkup, nothingDropped, type Dropped, type Format } from './markup.ts';
import { child, childrenOf, readXml, textIn, type Element } from './xml-tree.ts';

const FORMATS: Readonly<Record<string, Format>> = {
	html: 'html',
	moodle_auto_format: 'moodle',
	plain_text: 'plain',
	markdown: 'markdown'
};
/** Longest text, in characters of the file. */
const MAX_TEXT = 60_000;

/** Reads questions that Moodle has exported as XML. Never throws. */
export function readMoodleXml(source: string): Reading<Item> {
	const refused = refuseText(source);
	if (refused) return refused;
	const read = readXml(source.replace(/^\ufeff/, ''));
	if ('fault' in read) return unreadable(read.fault.code, read.fault.params, read.fault.line);
	if (read.root.name !== 'quiz') return unreadable('xmlNotQuiz');
	const collector = makeCollector();
	let category = '';
	let combined: number | null = null;
	for (const element of childrenOf(read.root, 'question')) {
		if (element.attributes.type === 'category') {
			category = categoryPath(textIn(element, 'category'));
			continue;
		}
		if (collector.full(element.line)) break;
		if (COMBINED.some((name) => textIn(element, name).trim())) combined ??= element.line;
		readQuestion(element, category, collector);
	}
	// Moodle writes the same three sentences into every question: said once for the file.
	if (combined !== null) collector.warn(combined, 'feedbackDropped');
	return collector.reading();
}

const COMBINED = ['correctfeedback', 'partiallycorrectfeedback', 'incorrectfeedback'];

interface Context {
	language: Language;
	dropped: Dropped;
	textOf(element: Element | undefined): Text | undefined;
}

interface Body {
	kind: string;
	fields: Record<string, unknown>;
	parts?: Element[];
}

const yes = (text: string): boolean => /^(true|1|yes)$/i.test(text.trim());

const weightOf = (answer: Element): number =>
	Math.round(Number(answer.attributes.fraction ?? '0') * 100_000) / 100_000;

/** Answers with weight and feedback; one whose text is a star goes to `otherwise`. */
function answered<T>(
	element: Element,
	context: Context,
	valueOf: (text: string, answer: Element) => T
) {
	const answers = childrenOf(element, 'answer');
	const kept = answers.filter((answer) => textIn(answer).trim() !== '*');
	const star = answers.find((answer) => textIn(answer).trim() === '*');
	const feedbackOf = (answer: Element) => context.textOf(child(answer, 'feedback'));
	const otherwise = star && feedbackOf(star);
	return {
		fields: {
			answers: kept.map((answer) => {
				const feedback = feedbackOf(answer);
				const value = valueOf(textIn(answer), answer);
				return { ...value, weight: weightOf(answer), ...(feedback && { feedback }) };
			}),
			...(otherwise && { otherwise })
		},
		parts: kept
	};
}

const READERS: Record<string, (element: Element, context: Context) => Body> = {
	multichoice: (element, { textOf }) => {
		const answers = childrenOf(element, 'answer');
		const shuffled = child(element, 'shuffleanswers');
		return {
			kind: yes(textIn(element, 'single')) ? 'single' : 'multiple',
			fields: {
				options: answers.map((answer) => {
					const feedback = textOf(child(answer, 'feedback'));
					return { text: textOf(answer), weight: weightOf(answer), ...(feedback && { feedback }) };
				}),
				...(shuffled && !yes(shuffled.text) && { fixedOrder: true })
			},
			parts: answers
		};
	},
	truefalse: (element, { textOf }) => {
		const answers = childrenOf(element, 'answer');
		const right = answers.find((answer) => weightOf(answer) === 100);
		const wrong = answers.find((answer) => answer !== right);
		const [rightFeedback, wrongFeedback] = [right, wrong].map((answer) =>
			textOf(child(answer, 'feedback'))
		);
		const said = right ? textIn(right).trim().toLowerCase() : '';
		return {
			kind: 'trueFalse',
			fields: {
				...(/^(true|false)$/.test(said) && { correct: said === 'true' }),
				...(rightFeedback && { rightFeedback }),
				...(wrongFeedback && { wrongFeedback })
			}
		};
	},
	shortanswer: (element, context) => {
		const body = answered(element, context, (text) => ({ text: cleanLine(text) }));
		const caseSensitive = yes(textIn(element, 'usecase'));
		return {
			kind: 'short',
			...body,
			fields: { ...body.fields, ...(caseSensitive && { caseSensitive }) }
		};
	},
	numerical: (element, context) => ({
		kind: 'numerical',
		...answered(element, context, (text, answer) => {
			const tolerance = textIn(answer, 'tolerance').trim();
			// Moodle writes 1.0E-5; what is no number is left for the check to name.
			return {
				value: readDecimal(text) ?? text.slice(0, 60),
				tolerance: tolerance.slice(0, 60) || '0'
			};
		})
	}),
	matching: (element, { textOf }) => {
		const parts = childrenOf(element, 'subquestion');
		const read = parts.map((part) => ({
			left: textOf(part),
			right: textOf(child(part, 'answer')),
			part
		}));
		const pairs = read.filter(({ left }) => left !== undefined);
		return {
			kind: 'matching',
			fields: {
				pairs: pairs.map(({ left, right }) => ({ left, right })),
				distractors: read.filter(({ left }) => left === undefined).map(({ right }) => right)
			},
			parts: pairs.map(({ part }) => part)
		};
	},
	ordering: (element, { textOf }) => {
		const answers = childrenOf(element, 'answer');
		// Its fraction is the place of a step.
		const ordered = answers.every((answer) => weightOf(answer) > 0)
			? [...answers].sort((a, b) => weightOf(a) - weightOf(b))
			: answers;
		return { kind: 'ordering', fields: { steps: ordered.map(textOf) }, parts: ordered };
	},
	essay: () => ({ kind: 'essay', fields: {} }),
	description: () => ({ kind: 'description', fields: {} })
};
READERS.match = READERS.matching!;

function readQuestion(element: Element, category: string, collector: Collector): void {
	const type = element.attributes.type ?? '';
	const reader = Object.hasOwn(READERS, type) ? READERS[type] : undefined;
	const { line } = element;
	if (!reader) return collector.error(line, 'kindUnknown', { kind: type.slice(0, 40) });
	const texts = allTexts(element);
	if (texts.some((text) => text.length > MAX_TEXT))
		return collector.error(line, 'tooLong', { field: 'text', max: MAX_TEXT });
	const question = child(element, 'questiontext');
	const dropped = nothingDropped();
	const language = guessLanguage(fromMarkup(unmarked(textIn(question)), 'html', nothingDropped()));
	const textOf = (holder: Element | undefined): Text | undefined => {
		const source = textIn(holder).trim();
		if (!holder || source === '') return undefined;
		if (childrenOf(holder, 'file').length > 0) collector.warn(holder.line, 'fileDropped');
		return readText(
			source,
			FORMATS[holder.attributes.format ?? 'html'] ?? 'html',
			language,
			dropped
		);
	};
	if (child(element, 'units')?.children.length) collector.warn(line, 'unitDropped');
	if (textIn(element, 'graderinfo').trim()) collector.warn(line, 'feedbackDropped');
	const body = reader(element, { language, dropped, textOf });
	const feedback = textOf(child(element, 'generalfeedback'));
	collector.add(
		{
			...body.fields,
			kind: body.kind,
			id: textIn(element, 'idnumber').trim(),
			title: fromMarkup(textIn(element, 'name'), 'html', nothingDropped()),
			text: textOf(question),
			...(feedback && { feedback }),
			category,
			tags: childrenOf(child(element, 'tags') ?? element, 'tag').map((tag) => textIn(tag).trim())
		},
		line,
		(body.parts ?? []).map((part) => part.line),
		dropped
	);
}

const allTexts = (element: Element): string[] => [
	element.text,
	...element.children.flatMap(allTexts)
];
