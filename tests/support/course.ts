import path from 'node:path';
import type { Known } from '../../src/lib/classroom/course/read.ts';
import { starterBank } from './bank.ts';
import { filesUnder, textOf } from './files.ts';
import { glossary } from './glossary.ts';

/** The files of a course of the project by name, as its reader takes them. */
export const courseFiles = (id: string): Map<string, string> =>
	new Map(
		filesUnder(`scenarios/courses/${id}`, '').map((file) => [path.basename(file), textOf(file)])
	);

/** What the project itself has for courses to name. */
export const projectKnows = (): Known => ({
	items: new Set(starterBank().map(({ id }) => id)),
	terms: new Set(glossary().map(({ id }) => id)),
	scenarios: new Set(
		filesUnder('scenarios', '/scenario.yaml').map((file) => path.basename(path.dirname(file)))
	)
});
