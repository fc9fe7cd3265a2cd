import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import {
	MAX_COURSE_CHARS,
	readCourse,
	type Course,
	type CourseError
} from '../../../classroom/course/read.ts';
import type { Item } from '../../../classroom/quiz/model.ts';
import { readYaml } from '../../../classroom/quiz/yaml-file.ts';
import { starterBanks } from '../bank-rows.ts';

const Words = z.object({ term: z.string(), definition: z.string() });
const Glossary = z.object({
	terms: z.array(z.object({ id: z.string(), zh: Words, en: Words }))
});

export type Term = z.output<typeof Glossary>['terms'][number];

/** A course of the project, with what it names of the rest of the project. */
export interface Offered {
	course: Course;
	items: ReadonlyMap<string, Item>;
	terms: ReadonlyMap<string, Term>;
}

/** A course folder as it was read: a course, or everything that is wrong with it. */
export type ReadFolder = { id: string } & (Offered | { errors: CourseError[] });

async function glossary(root: string): Promise<Term[]> {
	const file = path.join(root, 'scenarios', 'glossary.yaml');
	const read = readYaml(await readFile(file, 'utf8'), MAX_COURSE_CHARS);
	if ('errors' in read) throw new Error(`glossary.yaml:${read.errors[0]?.line}`);
	return Glossary.parse(read.data).terms;
}

const foldersIn = async (folder: string): Promise<string[]> =>
	(await readdir(folder, { withFileTypes: true }))
		.filter((entry) => entry.isDirectory())
		.map(({ name }) => name)
		.sort();

async function filesIn(folder: string): Promise<Map<string, string>> {
	const names = (await readdir(folder)).filter((name) => !name.startsWith('.')).sort();
	return new Map(
		await Promise.all(
			names.map(
				async (name) => [name, await readFile(path.join(folder, name), 'utf8')] as [string, string]
			)
		)
	);
}

async function readFolders(root: string): Promise<ReadFolder[]> {
	const scenarios = path.join(root, 'scenarios');
	const bank = (await starterBanks(root)).flatMap(({ items }) => items);
	const items = new Map(bank.map((item) => [item.id, item]));
	const terms = new Map((await glossary(root)).map((term) => [term.id, term]));
	const known = {
		items: new Set(items.keys()),
		terms: new Set(terms.keys()),
		scenarios: new Set(await foldersIn(scenarios))
	};
	const folder = path.join(scenarios, 'courses');
	return Promise.all(
		(await foldersIn(folder)).map(async (id): Promise<ReadFolder> => {
			const read = readCourse(await filesIn(path.join(folder, id)), known);
			return 'errors' in read ? { id, errors: read.errors } : { id, ...read, items, terms };
		})
	);
}

/** What has been read without a fault, by root. */
const good = new Map<string, ReadFolder[]>();

/**
 * The courses that come with the project. Read once; as long as one has faults anew at each call, so that a mended file
 * needs no restart.
 * @param root folder of the project
 */
export async function courseFolders(root: string): Promise<ReadFolder[]> {
	const known = good.get(root);
	if (known) return known;
	const folders = await readFolders(root);
	if (!folders.some((folder) => 'errors' in folder)) good.set(root, folders);
	return folders;
}
