import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readMoodleXml } from '../../../../src/lib/classroom/quiz/read/moodle-xml.ts';

const quiz = (inner: string) => `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${inner}\n</quiz>`;
const errorsOf = (xml: string) => readMoodleXml(xml).errors.map(({ line, code }) => [line, code]);

describe('an export of Moodle', () => {
	const read = readMoodleXml(readFileSync('tests/fixtures/quiz/moodle.xml', 'utf8'));

	it('is read with every kind that is known here', () => {
		expect(read.items).toMatchObject([
			{
				kind: 'single',
				id: 'crm-1',
				category: 'CRM/Value',
				title: 'Client value',
				text: { en: 'What is the **value** of a client?' },
				options: [
					{ text: { en: 'Margin over time' }, weight: 100, feedback: { en: 'Right.' } },
					{ text: { en: 'Last order & no more' }, weight: -33.33333 }
				],
				fixedOrder: true,
				tags: ['S4', 'value'],
				feedback: { en: 'See unit 1.' }
			},
			{ kind: 'multiple', options: [{ weight: 50 }, { weight: 50 }, { weight: -100 }] },
			{
				kind: 'trueFalse',
				correct: false,
				rightFeedback: { en: 'Yes.' },
				wrongFeedback: { en: 'No.' }
			},
			{
				kind: 'short',
				caseSensitive: true,
				answers: [{ text: 'CLV', weight: 100 }],
				otherwise: { en: 'Look it up.' }
			},
			{
				kind: 'numerical',
				answers: [
					{ min: '86.5', max: '87.5', weight: 100 },
					{ min: '80', max: '94', weight: 50 }
				]
			},
			{
				kind: 'matching',
				pairs: [
					{ left: { en: 'churn' }, right: { en: 'leaving' } },
					{ left: { en: 'upsell' }, right: { en: 'better' } }
				],
				distractors: [{ en: 'cheaper' }]
			},
			{ kind: 'ordering', steps: [{ en: 'lead' }, { en: 'offer' }, { en: 'order' }] },
			{ kind: 'essay', text: { en: 'Why?', zh: '为什么？' } },
			{ kind: 'description', text: { zh: '以下各题围绕同一家客户。' } }
		]);
	});

	it('says what it leaves out, and where', () => {
		expect(read.errors.map(({ line, code, params }) => [line, code, params])).toEqual([
			[95, 'kindUnknown', { kind: 'cloze' }]
		]);
		expect(read.warnings.map(({ code }) => code).sort()).toEqual([
			'feedbackDropped',
			'fileDropped',
			'htmlDropped',
			'pictureDropped',
			'unitDropped'
		]);
	});

	it('lets no script through', () => {
		expect(JSON.stringify(read.items)).not.toMatch(/alert|<[a-z]/i);
	});
});

describe('XML that is no export', () => {
	it.each([
		['<!DOCTYPE quiz [<!ENTITY x SYSTEM "file:///etc/passwd">]><quiz>&x;</quiz>', 'xmlDoctype'],
		['<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><quiz>&b;</quiz>', 'xmlDoctype'],
		['<!doctype html><html></html>', 'xmlDoctype'],
		[quiz('<question type="essay"><name><text>&xxe;</text></name></question>'), 'xml'],
		[quiz('<question'), 'xml'],
		['<quiz><question type="essay"></quiz>', 'xml'],
		['no xml at all', 'xml'],
		['<html></html>', 'xmlNotQuiz'],
		[quiz('<a>'.repeat(60) + '</a>'.repeat(60)), 'xmlDepth'],
		['', 'empty']
	])('is refused as a whole: %s', (xml, code) => {
		const read = readMoodleXml(xml);
		expect(read.items).toEqual([]);
		expect(read.errors.map((each) => each.code)).toEqual([code]);
	});

	it('names the line of a fault', () => {
		const bad = quiz(
			'<question type="essay">\n<questiontext><text>Why?</text></questiontext>\n</queston>'
		);
		expect(errorsOf(bad)).toEqual([[5, 'xml']]);
	});

	it('names what a question lacks, with its line', () => {
		const xml = quiz(
			'<question type="truefalse"><questiontext><text>Q</text></questiontext></question>'
		);
		expect(errorsOf(xml)).toEqual([[3, 'missing']]);
		expect(errorsOf(quiz('<question type="toString"></question>'))).toEqual([[3, 'kindUnknown']]);
	});
});
