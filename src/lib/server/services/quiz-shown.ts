import { showAnswer, type Answer, type ShownAnswer } from '../../classroom/quiz/answer.ts';
import type { Item, ItemKind } from '../../classroom/quiz/model.ts';
import { publicItem, type PublicPart } from '../../classroom/quiz/public-item.ts';
import { criteriaOf, judge } from '../../classroom/quiz/score.ts';
import type { Text } from '../../classroom/quiz/text.ts';
import { percentText } from '../../classroom/quiz/total.ts';
import type { Bilingual } from '../../classroom/units/bilingual.ts';
import type { QuizAnswerRow, QuizAttemptRow } from '../stores/quiz-attempts.ts';
import type { QuizItemRow } from '../stores/quizzes.ts';
import { bothAsHtml, bothAsInlineHtml } from './markdown.ts';
import { itemOf, markOf } from './quiz-marks.ts';

/** A part of a question, as HTML and as it stands in a list to choose from. */
export interface AskedPart {
	id: string;
	html: Bilingual;
	text: Bilingual;
}

/** A question as the student who answers it gets it: nothing in it tells what is right. */
export interface AskedItem {
	id: string;
	kind: ItemKind;
	/** HTML. */
	html: Bilingual;
	points: number;
	options: AskedPart[];
	lefts: AskedPart[];
	rights: AskedPart[];
	/** Of an essay: what earns how many points; a criterion without a name stands for the whole. */
	criteria: {
		name: Bilingual | null;
		points: number;
		levels: { points: number; text: Bilingual }[];
	}[];
	/** The student's own, with the ids of this attempt. */
	answer: ShownAnswer | null;
	/** Seconds on it so far. */
	seconds: number;
}

/** A question after it was handed in, once the class lets see it. */
export interface MarkedItem extends AskedItem {
	/** Percent earned; null = waits for a person, or asks nothing. */
	percent: string | null;
	/** HTML. */
	feedback: Bilingual[];
	/** Of an essay: points for each criterion, and what the grader wrote. */
	given: number[] | null;
	comment: string;
}

const both = (text: Text): Bilingual => ({ zh: text.zh ?? '', en: text.en ?? '' });
/** What the bank keeps as `&lt;` so that nothing can run, where no HTML is read. */
const plain = (text: Text): Bilingual => {
	const one = (source = '') => source.replaceAll('&lt;', '<');
	return { zh: one(text.zh), en: one(text.en) };
};
const html = (text: Text): Bilingual => bothAsHtml(both(text), () => '');

const partOf = ({ id, text }: PublicPart): AskedPart => ({
	id,
	html: bothAsInlineHtml(both(text)),
	text: plain(text)
});

const criteria = (item: Item): AskedItem['criteria'] =>
	item.kind !== 'essay'
		? []
		: criteriaOf(item).map(({ name, points, levels }) => ({
				name: name && plain(name),
				points,
				levels: levels.map((level) => ({ points: level.points, text: plain(level.text) }))
			}));

/** A question of an attempt for the student who takes it. */
export function asked(
	row: QuizItemRow,
	{ seed }: Pick<QuizAttemptRow, 'seed'>,
	answer: QuizAnswerRow | undefined
): AskedItem {
	const item = itemOf(row);
	const shown = publicItem(item, seed);
	const own = (answer?.answer ?? null) as Answer | null;
	return {
		...{ id: shown.id, kind: shown.kind, html: html(shown.text), points: row.points },
		options: (shown.options ?? []).map(partOf),
		lefts: (shown.lefts ?? []).map(partOf),
		rights: (shown.rights ?? []).map(partOf),
		criteria: criteria(item),
		answer: own && showAnswer(item, seed, own),
		seconds: answer?.seconds ?? 0
	};
}

/** The same with its mark and what the student is told about the answer. */
export function marked(
	row: QuizItemRow,
	attempt: Pick<QuizAttemptRow, 'seed'>,
	answer: QuizAnswerRow | undefined
): MarkedItem {
	const item = itemOf(row);
	const score = markOf(item, answer);
	return {
		...asked(row, attempt, answer),
		percent: score && percentText(score, 0),
		feedback: judge(item, (answer?.answer ?? null) as Answer | null).feedback.map(html),
		given: answer?.points ?? null,
		comment: answer?.comment ?? ''
	};
}
