import { describe, expect, it } from 'vitest';
import { readCourse, type CourseError } from '../../../../src/lib/classroom/course/read.ts';
import { courseFiles, projectKnows } from '../../../support/course.ts';

const good = courseFiles('campus-lab-course');
const known = projectKnows();
const unit = '2-winning-work.yaml';

/** The errors of the sample course with one piece of a file replaced; the piece must be there. */
function broken(file: string, piece: string | RegExp, by: string): CourseError[] {
	const text = good.get(file)!.replace(piece, by);
	if (text === good.get(file)) throw new Error(`${String(piece)} is not in ${file}`);
	const read = readCourse(new Map(good).set(file, text), known);
	return 'errors' in read ? read.errors : [];
}
const lineOf = (file: string, needle: string) =>
	good.get(file)!.slice(0, good.get(file)!.indexOf(needle)).split('\n').length;

describe('a course', () => {
	it('is read with the text of its materials', () => {
		const read = readCourse(good, known);
		if ('errors' in read) throw new Error(JSON.stringify(read.errors));
		const { course } = read;
		expect(course.units.map((u) => u.id)).toEqual([
			'know-your-clients',
			'winning-work',
			'keeping-clients'
		]);
		expect(course.units[1]!.before.materials[0]!.text.zh).toMatch(/^# 赢得业务/);
		expect(course.units[1]!.during.challenge.gate).toEqual({ who: 'some', members: 3 });
	});

	const cases: [what: string, file: string, piece: string | RegExp, by: string, path: string][] = [
		['unknownItem', unit, '- tender-heaviest', '- tender-heavy', 'before.quiz.items[0]'],
		['unknownTerm', unit, '- tender\n', '- tenders\n', 'before.terms[0]'],
		['unknownScenario', 'course.yaml', 'scenario: campus-lab', 'scenario: lab', 'scenario'],
		['usedTwice', unit, '- tender-heaviest', '- crm-what-it-is', 'before.quiz.items[0]'],
		['doubled', unit, '- tender-heaviest', '- tender-invalid', 'before.quiz.items'],
		['noFile', 'course.yaml', '2-winning-work.yaml', '2-none.yaml', 'units[1]'],
		['noFile', unit, 'file: 2-winning-work', 'file: 2-none', 'before.materials[0].file'],
		['weightsSum', unit, 'weight: 30', 'weight: 31', 'review.criteria'],
		['weightsSum', 'course.yaml', 'weight: 40', 'weight: 45', 'grades'],
		['monthOrder', unit, '  month: 4', '  month: 3', 'after.month'],
		['range', unit, 'months: [3, 4]', 'months: [4, 3]', 'months'],
		['missing', unit, /^ {2}zh: .*$/m, '', 'aim.zh'],
		['unknownKey', unit, 'aim:', 'aims: x\naim:', 'aims'],
		['choice', unit, 'who: some', 'who: nobody', 'during.challenge.gate.who'],
		['outOfRange', unit, 'english: 50', 'english: 150', 'during.presentation.english'],
		['range', unit, 'points: 5\n', 'points: 2\n', 'during.presentation.rating[0].levels'],
		['value', unit, 'file: 2-winning-work', 'file: ../secret', 'before.materials[0].file']
	];
	it.each(cases)('finds %s in %s where “%s” became “%s”', (code, file, piece, by, path) => {
		const errors = broken(file, piece, by);
		expect(errors.map((e) => [e.file, e.path, e.code])).toContainEqual([file, path, code]);
		for (const { line } of errors) expect(line).toBeGreaterThan(0);
	});

	it('gives the line of an error', () => {
		const [error] = broken(unit, '- money-terms', '- money-term');
		expect(error).toMatchObject({ file: unit, line: lineOf(unit, '- money-terms') });
	});

	it('is found broken without its first file, and in a file that is no YAML', () => {
		const without = new Map(good);
		without.delete('course.yaml');
		expect(readCourse(without, known)).toEqual({
			errors: [
				{
					file: 'course.yaml',
					path: '',
					line: 1,
					code: 'noFile',
					params: { name: 'course.yaml' }
				}
			]
		});
		expect(broken(unit, 'aim:', 'aim: [')[0]).toMatchObject({ file: unit, code: 'yaml' });
	});

	it('has no file that nothing names', () => {
		const read = readCourse(new Map(good).set('notes.md', 'x'), known);
		expect(read).toMatchObject({ errors: [{ file: 'notes.md', code: 'strayFile' }] });
	});

	it('lets no tag out of a material', () => {
		const name = '2-winning-work.en.md';
		const read = readCourse(new Map(good).set(name, 'Hello <script>alert(1)</script>'), known);
		if ('errors' in read) throw new Error(JSON.stringify(read.errors));
		expect(read.course.units[1]!.before.materials[0]!.text.en).not.toContain('<script');
	});
});
