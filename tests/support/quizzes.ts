import type { App } from '../../src/lib/server/app.ts';
import type { Actor } from '../../src/lib/server/services/actor.ts';
import type { QuizFacts } from '../../src/lib/server/services/quiz-facts.ts';
import type { AskedItem } from '../../src/lib/server/services/quiz-shown.ts';
import { both } from './units.ts';

/** Any number of attempts, no times, feedback at once. */
export const quiz = (facts: Partial<QuizFacts> = {}): QuizFacts => ({
	part: 'before',
	month: null,
	title: both('测验', 'Quiz'),
	intro: both('', ''),
	tries: null,
	cooldown: 0,
	counts: 'best',
	seconds: null,
	shuffle: false,
	opensAt: null,
	dueAt: null,
	closesAt: null,
	late: { kind: 'accept' },
	pass: 60,
	feedback: 'handedIn',
	...facts
});

const text = (en: string) => ({ en, zh: `${en}。` });
const base = (id: string) => ({ id, title: id, text: text(`Asked ${id}`), tags: ['T1'] });

/** One question of each kind; what is right, and every feedback, has SECRET in it. */
export const ITEMS: Record<string, unknown>[] = [
	{
		...base('one'),
		kind: 'single',
		options: [
			{ text: text('wrong A'), feedback: text('SECRET about A') },
			{ text: text('good B'), weight: 100, feedback: text('SECRET about B') },
			{ text: text('wrong C'), feedback: text('SECRET about C') }
		],
		feedback: text('SECRET in general')
	},
	{
		...base('many'),
		kind: 'multiple',
		options: [
			{ text: text('yes A'), weight: 50, feedback: text('SECRET yes A') },
			{ text: text('yes B'), weight: 50 },
			{ text: text('no C'), weight: -50, feedback: text('SECRET no C') }
		]
	},
	{
		...base('true'),
		kind: 'trueFalse',
		correct: false,
		rightFeedback: text('SECRET right'),
		wrongFeedback: text('SECRET wrong')
	},
	{
		...base('short'),
		kind: 'short',
		answers: [{ text: 'SECRET word', feedback: text('SECRET feedback') }],
		otherwise: text('SECRET otherwise')
	},
	{ ...base('number'), kind: 'numerical', answers: [{ value: '731.5', tolerance: '0.5' }] },
	{
		...base('match'),
		kind: 'matching',
		pairs: [
			{ left: text('L1'), right: text('R1') },
			{ left: text('L2'), right: text('R2') }
		],
		distractors: [text('R3')]
	},
	{ ...base('order'), kind: 'ordering', steps: [text('S1'), text('S2'), text('S3')] },
	{
		...base('essay'),
		kind: 'essay',
		rubric: [
			{ name: text('Depth'), points: 5, levels: [] },
			{ name: text('Form'), points: 5, levels: [] }
		]
	}
];

/** Fields of a form that answers everything right, or wrong. */
export function fieldsFor(items: readonly AskedItem[], right: boolean): Record<string, unknown> {
	const fields: Record<string, unknown> = { q: items.map(({ id }) => id) };
	const part = (parts: readonly { id: string; text: { en: string } }[], word: string) =>
		parts.filter((p) => p.text.en.startsWith(word)).map(({ id }) => id);
	for (const item of items) {
		const own = `a:${item.id}`;
		if (item.kind === 'single') fields[own] = part(item.options, right ? 'good' : 'wrong')[0];
		if (item.kind === 'multiple') fields[own] = part(item.options, right ? 'yes' : 'no');
		if (item.kind === 'trueFalse') fields[own] = right ? 'false' : 'true';
		if (item.kind === 'short') fields[own] = right ? 'secret  WORD。' : 'no idea';
		if (item.kind === 'numerical') fields[own] = right ? '７31.8' : '1';
		if (item.kind === 'essay') fields[own] = right ? 'A long answer' : '';
		if (item.kind === 'matching')
			for (const [i, left] of item.lefts.entries())
				fields[`m:${item.id}:${left.id}`] =
					part(item.rights, right ? left.text.en.replace('L', 'R') : 'R3')[0] ?? item.rights[i]!.id;
		if (item.kind === 'ordering') {
			const sorted = [...item.options].sort((a, b) => (a.text.en < b.text.en ? -1 : 1));
			for (const [at, step] of sorted.entries())
				fields[`o:${item.id}:${step.id}`] = String(right ? at + 1 : sorted.length - at);
		}
	}
	return fields;
}

/** A published quiz of the items named. @returns its id */
export async function publishedQuiz(
	app: App,
	owner: Actor,
	classId: string,
	unit: string,
	facts: Partial<QuizFacts> = {},
	ids: readonly string[] = ITEMS.map(({ id }) => id as string)
): Promise<string> {
	for (const item of ITEMS) await app.quizzes.bank.add(owner, classId, item).catch(() => undefined);
	const id = await app.quizzes.add(owner, classId, unit, quiz(facts));
	await app.quizzes.addItems(owner, classId, unit, id, 1, ids);
	await app.quizzes.publish(owner, classId, unit, id, true);
	return id;
}

/** Takes a quiz from beginning to end. */
export async function take(
	app: App,
	who: Actor,
	classId: string,
	unit: string,
	id: string,
	right: boolean
): Promise<void> {
	await app.quizzes.taking.begin(who, classId, unit, id);
	const { running } = await app.quizzes.taking.view(who, classId, unit, id);
	const fields = fieldsFor(running!.items, right);
	await app.quizzes.taking.submit(who, classId, unit, id, running!.id, fields);
}
