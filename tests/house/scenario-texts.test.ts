import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { filesUnder, textOf } from '../support/files.ts';

const cjk = /[\u3400-\u9fff]/;
const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is wrong with a pair of texts, or with two records of texts. */
function pairProblems(at: string, en: unknown, zh: unknown): string[] {
	if (isRecord(en) && isRecord(zh)) {
		const keys = [...new Set([...Object.keys(en), ...Object.keys(zh)])];
		return keys.flatMap((key) => pairProblems(`${at}.${key}`, en[key], zh[key]));
	}
	if (typeof en !== 'string' || !en.trim()) return [`${at}: English is missing`];
	if (typeof zh !== 'string' || !zh.trim()) return [`${at}: Chinese is missing`];
	if (cjk.test(en)) return [`${at}: the English holds Chinese characters`];
	if (!cjk.test(zh)) return [`${at}: the Chinese holds no Chinese character`];
	return [];
}

function problems(at: string, value: unknown): string[] {
	if (Array.isArray(value))
		return value.flatMap((item, index) => problems(`${at}[${index}]`, item));
	if (!isRecord(value)) return [];
	if ('en' in value || 'zh' in value) return pairProblems(at, value.en, value.zh);
	return Object.entries(value).flatMap(([key, item]) => problems(`${at}.${key}`, item));
}

describe('the texts of the scenarios', () => {
	it('exist in both languages', () => {
		const found = filesUnder('scenarios', '.yaml').flatMap((file) =>
			problems(file, parse(textOf(file)))
		);
		expect(found).toEqual([]);
	});

	it('are found wanting when one language is missing', () => {
		expect(problems('x', { title: { en: 'Campus lab' } })).toEqual(['x.title: Chinese is missing']);
		expect(problems('x', [{ en: { term: 'Bid' }, zh: {} }])).toEqual([
			'x[0].term: Chinese is missing'
		]);
	});
});
