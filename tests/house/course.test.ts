import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { GRADE_SOURCES, MAX_ENTRY_ITEMS } from '../../src/lib/classroom/course/model.ts';
import { readCourse, type Course } from '../../src/lib/classroom/course/read.ts';
import { starterBank, textsOf } from '../support/bank.ts';
import { chineseFaults } from '../support/chinese.ts';
import { courseFiles, projectKnows } from '../support/course.ts';
import { glossary } from '../support/glossary.ts';
import { campusLab } from '../support/engine.ts';
import { root } from '../support/files.ts';

const ids = readdirSync(path.join(root, 'scenarios/courses'));
const known = projectKnows();
const terms = new Map(glossary().map((term) => [term.id, term]));
const bank = new Map(starterBank().map((item) => [item.id, item]));

const courseOf = (id: string): Course => {
	const read = readCourse(courseFiles(id), known);
	if ('course' in read) return read.course;
	throw new Error(read.errors.map((e) => `${e.file}:${e.line} ${e.path} ${e.code}`).join('\n'));
};
const sum = (parts: readonly { weight: number }[]) => parts.reduce((all, p) => all + p.weight, 0);
const hanOf = (text: string) => text.match(/\p{Script=Han}/gu)?.length ?? 0;
const wordsOf = (text: string) => text.match(/[\p{L}\p{N}][\p{L}\p{N}'’.,%-]*/gu)?.length ?? 0;
/** Markdown without its table rules and marks, which are no punctuation. */
const prose = (markdown: string) =>
	markdown
		.split('\n')
		.filter((line) => !/^\|[\s|:-]+\|$/.test(line))
		.map((line) => line.replace(/[|*#>]|^\s*(-|\d+\.)\s/g, ' ').trim());

it('there is a course to copy', () => {
	expect(ids).toContain('campus-lab-course');
});

describe.each(ids)('the course %s', (id) => {
	const course = courseOf(id);

	it('is called as its folder, and has three units that follow each other in the game', () => {
		expect(course.id).toBe(id);
		expect(course.units.map(({ months }) => months)).toEqual([
			[1, 2],
			[3, 4],
			[5, 6]
		]);
		for (const { months, after } of course.units) {
			expect(after.month).toBe(months[1]);
			expect(months[1]).toBeLessThanOrEqual(campusLab.months);
		}
	});

	it('gives 600–900 English words or 900–1,400 characters to read for each unit', () => {
		for (const { before } of course.units)
			for (const { id: material, text } of before.materials) {
				expect(wordsOf(text.en), `${material} en`).toBeGreaterThanOrEqual(600);
				expect(wordsOf(text.en), `${material} en`).toBeLessThanOrEqual(900);
				expect(hanOf(text.zh), `${material} zh`).toBeGreaterThanOrEqual(900);
				expect(hanOf(text.zh), `${material} zh`).toBeLessThanOrEqual(1_400);
			}
	});

	it('has the same headings, tables and lists in both languages', () => {
		const shape = (text: string) =>
			text
				.split('\n')
				.map((line) => /^(#+ |\||- |\d+\. )/.exec(line)?.[1])
				.filter(Boolean);
		for (const { before } of course.units)
			for (const { text } of before.materials) expect(shape(text.zh)).toEqual(shape(text.en));
	});

	it('keeps Chinese out of English, and writes Chinese with Chinese signs', () => {
		const english = textsOf(course).filter(({ en }) => hanOf(en!) > 0);
		expect(english).toEqual([]);
		const faults = textsOf(course).flatMap(({ zh }) => prose(zh!).flatMap(chineseFaults));
		expect(faults).toEqual([]);
	});

	it('asks at most ten questions at the door, no essay, and easier ones than afterwards', () => {
		const mean = (items: readonly string[]) =>
			items.reduce((all, item) => all + bank.get(item)!.difficulty, 0) / items.length;
		for (const { before, after } of course.units) {
			expect(before.quiz.items.length).toBeLessThanOrEqual(MAX_ENTRY_ITEMS);
			const kinds = [...before.quiz.items, ...after.quiz.items].map((item) => bank.get(item)!.kind);
			expect(kinds).not.toContain('essay');
			expect(mean(before.quiz.items)).toBeLessThan(mean(after.quiz.items));
			const myths = after.quiz.items.filter((item) =>
				bank.get(item)!.tags.includes('myth-or-evidence')
			);
			expect(myths.length).toBeGreaterThanOrEqual(1);
		}
	});

	it('explains at least ten terms of the glossary in each unit, and most of them in the reading', () => {
		for (const { before } of course.units) {
			expect(before.terms.length).toBeGreaterThanOrEqual(10);
			const reading = before.materials.map(({ text }) => text.zh).join('\n');
			const used = before.terms.filter((term) =>
				reading.includes(terms.get(term)!.zh.term.replace(/（.*$/, ''))
			);
			expect(used.length, before.quiz.id).toBeGreaterThan(before.terms.length / 2);
		}
	});

	it('has weights that make 100 everywhere', () => {
		for (const { review, during } of course.units) {
			expect(sum(review.criteria)).toBe(100);
			expect(sum(during.presentation.rating)).toBe(100);
		}
		expect(sum(course.grades)).toBe(100);
	});

	it('reviews from 0 to 100 with an anchor for each level', () => {
		for (const { review } of course.units)
			for (const { levels } of review.criteria) {
				expect(levels[0]!.points).toBe(0);
				expect(levels.at(-1)!.points).toBe(100);
			}
	});

	it('wants half of a presentation in English', () => {
		for (const { during } of course.units) expect(during.presentation.english).toBe(50);
	});

	it('gives process 40, result 20, quizzes 15, reviews 15, reflection 10', () => {
		expect(course.grades.map((grade) => [grade.id, grade.weight])).toEqual([
			['process', 40],
			['result', 20],
			['quizzes', 15],
			['reviews', 15],
			['reflection', 10]
		]);
		expect(course.grades.map((grade) => grade.id)).toEqual([...GRADE_SOURCES]);
	});

	it('asks for language, communication, leadership and analysis, free slots and wishes', () => {
		const { skills, slots, wishes } = course.questionnaire;
		expect(skills.map((skill) => skill.id)).toEqual([
			'language',
			'communication',
			'leadership',
			'analysis'
		]);
		expect(slots.days.length).toBe(7);
		expect(wishes.length).toBeGreaterThan(0);
		expect(course.contribution.items.length).toBe(5);
	});
});
