import { afterEach, describe, expect, it } from 'vitest';
import { courseFaultText } from '$lib/refused/course-texts';
import { overwriteGetLocale } from '$lib/paraglide/runtime';

describe('a fault of the files of a course', () => {
	afterEach(() => overwriteGetLocale(() => 'en'));

	const all = [
		['noFile', { name: 'a.md' }, 'The file a.md is missing.', '缺少文件 a.md。'],
		['strayFile', {}, 'No part of the course names this file.', '课程里没有任何地方用到这个文件。'],
		['unknownItem', { id: 'x' }, 'There is no question x in', '起始题库里没有题目 x'],
		['unknownTerm', { id: 'x' }, 'There is no term x in', '术语表里没有术语 x'],
		['unknownScenario', { id: 'x' }, 'There is no scenario x.', '没有剧本 x。'],
		['usedTwice', { id: 'x' }, 'x is used twice.', 'x 用了两次。'],
		['monthOrder', { last: 2 }, 'before month 2', '第 2 个月'],
		['yaml', { detail: 'x' }, 'x', 'x']
	] as const;
	it.each(all)('%s is said in both languages', (code, params, en, zh) => {
		overwriteGetLocale(() => 'en');
		expect(courseFaultText({ code, params })).toContain(en);
		overwriteGetLocale(() => 'zh');
		expect(courseFaultText({ code, params })).toContain(zh);
	});
});
