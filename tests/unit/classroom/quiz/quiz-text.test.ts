import { afterEach, describe, expect, it } from 'vitest';
import { ITEM_FLAGS } from '$lib/classroom/quiz/analysis';
import { ANSWER_FAULTS } from '$lib/classroom/quiz/answer';
import { FAULTS, WARNINGS } from '$lib/classroom/quiz/faults';
import { overwriteGetLocale } from '$lib/paraglide/runtime';
import {
	answerFaultText,
	cautionText,
	faultText,
	fieldText,
	flagText,
	warningText
} from '$lib/refused/quiz-text';
import { textOf } from '../../../support/files.ts';

const locales = ['en', 'zh'] as const;
afterEach(() => overwriteGetLocale(() => 'en'));

/** Values for everything a sentence may name. */
const params = {
	...{ field: 'options[1].text', allowed: 'a, b', min: 2, max: 20, detail: 'odd', kind: 'cloze' },
	...{
		id: 'x',
		first: 3,
		language: 'zh',
		value: 'true',
		letter: 'F',
		tag: 'sup',
		now: 'q1',
		count: 2
	}
};

describe.each(locales)('the sentences about questions in %s', (locale) => {
	it('exist for every code, with every value filled in', () => {
		overwriteGetLocale(() => locale);
		const sentences = [
			...FAULTS.map((code) => faultText({ code, params })),
			...WARNINGS.map((code) => warningText({ code, params })),
			...ANSWER_FAULTS.map((fault) => answerFaultText(fault, 500)),
			...ITEM_FLAGS.map(flagText),
			cautionText(20)
		];
		expect(sentences.filter((text) => !/[.。：:]/.test(text) || /\{|undefined/.test(text))).toEqual(
			[]
		);
		expect(new Set(sentences).size).toBe(sentences.length);
	});

	it('are all used', () => {
		const keys = Object.keys(JSON.parse(textOf(`messages/quiz.${locale}.json`)));
		const used = [
			...FAULTS.map((code) => `quiz_fault_${code}`),
			...WARNINGS.map((code) => `quiz_warning_${code}`),
			...ANSWER_FAULTS.map((code) => `quiz_answer_${code}`),
			...[...ITEM_FLAGS, 'caution'].map((code) => `quiz_flag_${code}`)
		];
		const sentences = keys.filter((key) => /^quiz_(fault|warning|answer|flag)_/.test(key));
		expect(sentences.sort()).toEqual(used.sort());
	});
});

it('calls a place in a question by its name', () => {
	expect(fieldText('options[1].text.en')).toBe('Option 2 · Text · English');
	overwriteGetLocale(() => 'zh');
	expect(fieldText('pairs[0].left')).toBe('配对 1 · 左边');
	expect(fieldText('wieght')).toBe('wieght');
	expect(fieldText('constructor')).toBe('constructor');
});
