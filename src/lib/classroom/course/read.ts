import type { z } from 'zod';
import type { FaultCode, FaultParams } from '../quiz/faults.ts';
import { pathText, schemaFaults } from '../quiz/item-faults.ts';
import { cleanText } from '../quiz/text.ts';
import { readYaml } from '../quiz/yaml-file.ts';
import { courseSchema, unitSchema, type CourseFile, type Unit } from './model.ts';

/** What can be wrong between the files of a course, beside what can be wrong with one. */
export type CourseFaultCode =
	| FaultCode
	| 'noFile' // named, but not there
	| 'strayFile' // there, but named nowhere
	| 'unknownItem'
	| 'unknownTerm'
	| 'unknownScenario'
	| 'usedTwice' // a question in two quizzes, an id in two units
	| 'monthOrder'; // a quiz before its unit's months are over

export interface CourseError {
	file: string;
	/** Path in the file; '' for the file as a whole. */
	path: string;
	/** From 1. */
	line: number;
	code: CourseFaultCode;
	params: FaultParams;
}

export interface Material {
	id: string;
	title: { en: string; zh: string };
	minutes: number;
	/** Markdown without HTML. */
	text: { en: string; zh: string };
}

export interface CourseUnit extends Omit<Unit, 'before' | 'format'> {
	before: Omit<Unit['before'], 'materials'> & { materials: Material[] };
}

export interface Course extends Omit<CourseFile, 'units' | 'format'> {
	units: CourseUnit[];
}

/** What a course may name: ids of the bank, of the glossary and of the scenarios. */
export interface Known {
	items: ReadonlySet<string>;
	terms: ReadonlySet<string>;
	scenarios: ReadonlySet<string>;
}

export const COURSE_FILE = 'course.yaml';
/** Longest file of a course, in characters. */
export const MAX_COURSE_CHARS = 1_000_000;

interface Read<T> {
	value: T;
	fault(path: PropertyKey[], code: CourseFaultCode, params?: FaultParams): CourseError;
}

/**
 * Reads a course from its files, with every error of them by file, path and line. Never throws on bad text.
 * @param files text by name, without a folder
 */
export function readCourse(
	files: ReadonlyMap<string, string>,
	known: Known
): { course: Course } | { errors: CourseError[] } {
	const course = readOne(files, COURSE_FILE, courseSchema);
	if ('errors' in course) return course;
	const errors: CourseError[] = [];
	const { format: _, units: names, ...rest } = course.value;
	if (!known.scenarios.has(rest.scenario))
		errors.push(course.fault(['scenario'], 'unknownScenario', { id: rest.scenario }));
	const used = new Set([COURSE_FILE, ...names]);
	const seen = new Set<string>();
	const units = names.flatMap((name, index): CourseUnit[] => {
		const unit = files.has(name) ? readOne(files, name, unitSchema) : null;
		if (!unit) errors.push(course.fault(['units', index], 'noFile', { name }));
		else if ('errors' in unit) errors.push(...unit.errors);
		if (!unit || 'errors' in unit) return [];
		errors.push(...unitFaults(unit, known, seen));
		const { format: __, ...parts } = unit.value;
		const { materials, ...before } = parts.before;
		return [
			{
				...parts,
				before: {
					...before,
					materials: materials.map(({ file, ...material }, at) => {
						const inLanguage = (language: 'en' | 'zh') => {
							const name = `${file}.${language}.md`;
							const text = files.get(name);
							used.add(name);
							const path = ['before', 'materials', at, 'file'];
							if (text === undefined) errors.push(unit.fault(path, 'noFile', { name }));
							else if (text.length > MAX_COURSE_CHARS)
								errors.push(unit.fault(path, 'tooLarge', { max: MAX_COURSE_CHARS / 1_000_000 }));
							return cleanText(text ?? '');
						};
						return { ...material, text: { en: inLanguage('en'), zh: inLanguage('zh') } };
					})
				}
			}
		];
	});
	// What an unreadable unit names is not known, so nothing is called stray then.
	if (units.length === names.length)
		for (const file of files.keys())
			if (!used.has(file)) errors.push({ file, path: '', line: 1, code: 'strayFile', params: {} });
	return errors.length > 0 ? { errors } : { course: { ...rest, units } };
}

/** One YAML file against its schema. */
function readOne<T>(
	files: ReadonlyMap<string, string>,
	file: string,
	schema: z.ZodType<T>
): Read<T> | { errors: CourseError[] } {
	const text = files.get(file);
	if (text === undefined)
		return { errors: [{ file, path: '', line: 1, code: 'noFile', params: { name: file } }] };
	const yaml = readYaml(text, MAX_COURSE_CHARS);
	if ('errors' in yaml) return { errors: yaml.errors.map((error) => ({ file, ...error })) };
	const fault: Read<T>['fault'] = (path, code, params = {}) => ({
		file,
		path: pathText(path),
		line: yaml.lineOf(path),
		code,
		params
	});
	const parsed = schema.safeParse(yaml.data);
	if (parsed.success) return { value: parsed.data, fault };
	return {
		errors: parsed.error.issues
			.flatMap((issue) => schemaFaults(issue, yaml.data))
			.map(({ path, code, params }) => fault(path, code, params))
	};
}

/** What a unit names that does not exist or is taken. */
function unitFaults({ value: unit, fault }: Read<Unit>, known: Known, seen: Set<string>) {
	const errors: CourseError[] = [];
	const once = (key: string, path: PropertyKey[], shown: string) => {
		if (seen.has(key)) errors.push(fault(path, 'usedTwice', { id: shown }));
		seen.add(key);
	};
	once(`unit ${unit.id}`, ['id'], unit.id);
	unit.before.materials.forEach(({ id }, i) =>
		once(`material ${id}`, ['before', 'materials', i, 'id'], id)
	);
	unit.before.terms.forEach((term, i) => {
		if (!known.terms.has(term))
			errors.push(fault(['before', 'terms', i], 'unknownTerm', { id: term }));
	});
	for (const part of ['before', 'after'] as const) {
		const { id, items } = unit[part].quiz;
		once(`quiz ${id}`, [part, 'quiz', 'id'], id);
		items.forEach((item, i) => {
			const path = [part, 'quiz', 'items', i];
			if (!known.items.has(item)) errors.push(fault(path, 'unknownItem', { id: item }));
			once(`item ${item}`, path, item);
		});
	}
	if (unit.after.month < unit.months[1])
		errors.push(fault(['after', 'month'], 'monthOrder', { last: unit.months[1] }));
	return errors;
}
