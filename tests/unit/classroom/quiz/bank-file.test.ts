import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readBankFile } from '../../../../src/lib/classroom/quiz/bank-file.ts';
import { KINDS } from '../../../../src/lib/classroom/quiz/model.ts';

const sample = readFileSync('tests/fixtures/quiz/bank.yaml', 'utf8');

const errorsOf = (yaml: string) => {
	const read = readBankFile(yaml);
	return 'errors' in read ? read.errors.map(({ path, line, code }) => [path, line, code]) : [];
};

describe('a bank file', () => {
	it('holds items of every kind', () => {
		const read = readBankFile(sample);
		if ('errors' in read) throw new Error(JSON.stringify(read.errors));
		expect(new Set(read.bank.items.map(({ kind }) => kind))).toEqual(new Set(KINDS));
		expect(read.bank.items[4]).toMatchObject({
			answers: [
				{ min: '86.5', max: '87.5', weight: 100 },
				{ min: '85', max: '89.5', weight: 50 }
			]
		});
	});

	it.each([
		['weight: 100', 'weight: 90', ['items[0].options', 11, 'noFullWeight']],
		['weight: 100', 'wieght: 100', ['items[0].options[0].wieght', 13, 'unknownKey']],
		['weight: -50', 'weight: 50', ['items[1].options', 28, 'weightsSum']],
		['kind: trueFalse', 'kind: maybe', ['items[2].kind', 34, 'choice']],
		['correct: false', 'correct: no', ['items[2].correct', 41, 'type']],
		['value: 87', 'value: many', ['items[4].answers[0].value', 61, 'number']],
		["max: '89.5'", "max: '8.5'", ['items[4].answers[1]', 62, 'range']],
		['{ en: More, zh: 更高 }', '{ en: More }', ['items[0].options[1].text', 19, 'untranslated']],
		['en: More, zh: 更高', '', ['items[0].options[1].text', 19, 'noText']],
		['id: s-order', 'id: s-match', ['items[6].id', 72, 'idDoubled']],
		['difficulty: 1', 'difficulty: 9', ['items[0].difficulty', 23, 'outOfRange']],
		['en: Offer, zh: 报价', 'en: Lead, zh: 线索', ['items[6].steps', 76, 'doubled']],
		['format: 1', 'format: 2', ['format', 1, 'choice']],
		['id: sample', 'id: Sample', ['id', 2, 'idForm']],
		['[S4, retention]', '[S4, "a]b"]', ['items[0].tags[1]', 22, 'tagForm']]
	])('names %s changed to %s by path and line', (before, after, error) => {
		expect(sample).toContain(before);
		expect(errorsOf(sample.replace(before, after))).toContainEqual(error);
	});

	it('names every fault at once', () => {
		const bad = sample.replace('weight: 100', 'weight: 90').replace('correct: false', 'correct: 1');
		expect(errorsOf(bad)).toHaveLength(2);
	});

	it.each(['a: [', '*x', '', '- 1', 'items: 3', `a: &a [1]\nb: ${'[*a, '.repeat(5)}`])(
		'says what is wrong with %j instead of throwing',
		(yaml) => {
			expect(errorsOf(yaml).length).toBeGreaterThan(0);
		}
	);

	it('cannot smuggle a script in', () => {
		const read = readBankFile(sample.replace('Keeping a client', '<script>alert(1)</script>'));
		expect(JSON.stringify(read)).not.toContain('<script');
	});
});
