import type { CourseUnit } from '../../../classroom/course/read.ts';
import { DEFAULT_SETTINGS, type SpeakingSettings } from '../../../classroom/speaking/settings.ts';
import { Rubric } from '../../../classroom/review/rubric.ts';
import type { GatePolicy } from '../../../classroom/tokens/gate.ts';
import type { Bilingual } from '../../../classroom/units/bilingual.ts';
import type { Deliverable, Part } from '../../../classroom/units/unit.ts';
import { m } from '../../../paraglide/messages.js';
import { checkedBody, checkedTitle } from '../checked-texts.ts';
import { checkedQuiz, type QuizFacts } from '../quiz-facts.ts';
import type { Term } from './reading.ts';

/** What the files of a course say, as a class keeps it. Everything is a draft without times. */

type Language = keyof Bilingual;

/** A text made for both languages. */
const inBoth = (of: (language: Language) => string): Bilingual => ({ zh: of('zh'), en: of('en') });
const bullets = (texts: readonly Bilingual[], language: Language): string =>
	texts.map((text) => `- ${text[language]}`).join('\n');

export interface TextPart {
	part: Part;
	title: Bilingual;
	body: Bilingual;
}

/** Reading, terms, discussion, rules of the presentation, questions for afterwards: what a unit has to read. */
export function textsOf(unit: CourseUnit, terms: ReadonlyMap<string, Term>): TextPart[] {
	const { before, during, after } = unit;
	const texts: TextPart[] = [
		...before.materials.map(({ title, minutes, text }) => ({
			part: 'before' as const,
			title,
			body: inBoth(
				(locale) => `*${m.course_minutes({ n: minutes }, { locale })}*\n\n${text[locale]}`
			)
		})),
		{
			part: 'before',
			title: inBoth((locale) => m.course_terms({}, { locale })),
			body: inBoth((locale) =>
				before.terms
					.map((id) => terms.get(id)![locale])
					.map(({ term, definition }) => `- **${term}**: ${definition}`)
					.join('\n')
			)
		},
		{
			part: 'before',
			title: inBoth((locale) => m.course_discussion({}, { locale })),
			body: inBoth(
				(locale) => `${before.discussion[locale]}\n\n${m.course_discussion_how({}, { locale })}`
			)
		},
		{
			part: 'during',
			title: inBoth((locale) => m.course_presentation({}, { locale })),
			body: inBoth((locale) => bullets(during.presentation.rules, locale))
		},
		{
			part: 'after',
			title: inBoth((locale) => m.course_summary({}, { locale })),
			body: inBoth((locale) => bullets(after.summary, locale))
		},
		{
			part: 'after',
			title: inBoth((locale) => m.course_reflection({}, { locale })),
			body: inBoth((locale) => bullets(after.reflection, locale))
		}
	];
	return texts.map(({ part, title, body }) => ({
		part,
		title: checkedTitle(title),
		body: checkedBody(body)
	}));
}

/** The quiz before class, or the one after the months have been played. */
export function quizOf(unit: CourseUnit, part: 'before' | 'after') {
	const { title, attempts, pass } = unit[part].quiz;
	const facts: QuizFacts = {
		...{ part, title, tries: attempts, pass, intro: { zh: '', en: '' } },
		month: part === 'after' ? unit.after.month : null,
		...{ cooldown: 0, counts: 'best', seconds: null, shuffle: false },
		...{ opensAt: null, dueAt: null, closesAt: null },
		...{ late: { kind: 'accept' }, feedback: 'handedIn' }
	};
	return checkedQuiz(facts);
}

/** The challenge as a task of companies. */
export function challengeOf({ during: { challenge } }: CourseUnit): {
	title: Bilingual;
	brief: Bilingual;
	kinds: Deliverable[];
} {
	const { title, brief, deliverables } = challenge;
	const wanted = deliverables.map(({ text }) => text);
	const body = inBoth(
		(locale) =>
			`${brief[locale]}\n\n**${m.course_deliverables({}, { locale })}**\n\n${bullets(wanted, locale)}`
	);
	return {
		title: checkedTitle(title),
		brief: checkedBody(body, 'brief'),
		kinds: [...new Set(deliverables.map(({ kind }) => kind))]
	};
}

/** What opens the hint. A mean has to reach what the entry quiz asks of each. */
export function gateOf({ before, during: { challenge } }: CourseUnit): GatePolicy {
	const { gate } = challenge;
	if (gate.who === 'each') return { kind: 'each' };
	if (gate.who === 'some') return { kind: 'members', count: gate.members };
	return { kind: 'mean', percent: Math.max(1, before.quiz.pass) };
}

const rubric = (
	criteria: CourseUnit['review']['criteria'],
	comment: Rubric['comment'],
	letter: string
): Rubric =>
	Rubric.parse({
		criteria: criteria.map(({ title, weight, levels }, i) => ({
			...{ id: `${letter}${i + 1}`, kind: 'levels', title, weight, levels }
		})),
		comment
	});

/** The rubric that companies review each other by. How much is to be written is said where it is used. */
export const reviewOf = ({ review: { criteria } }: CourseUnit): Rubric =>
	rubric(criteria, { minCharacters: 0, minWords: 0 }, 'k');

/** The presentation: its title, times, English and what is rated by phone. */
export function presentationOf({ during: { challenge, presentation } }: CourseUnit): {
	title: Bilingual;
	settings: SpeakingSettings;
	rubric: Rubric;
} {
	const { minutes, questions, english, rating } = presentation;
	return {
		title: checkedTitle(challenge.title),
		settings: {
			...DEFAULT_SETTINGS,
			...{ present: minutes, defend: Math.max(1, questions), english }
		},
		rubric: rubric(rating, { minCharacters: 0, minWords: 0 }, 'c')
	};
}
