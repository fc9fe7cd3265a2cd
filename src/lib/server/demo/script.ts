import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { MAX_COURSE_CHARS } from '../../classroom/course/read.ts';
import { readYaml } from '../../classroom/quiz/yaml-file.ts';

const texts = z.array(z.string()).min(1);

/** Who is in the class of the demonstration, and what they write: `scenarios/demo.yaml`. */
const Script = z.strictObject({
	format: z.literal(1),
	instructor: z.strictObject({ name: z.string(), email: z.email() }),
	class: z.strictObject({ name: z.string(), term: z.string() }),
	game: z.strictObject({ title: z.string(), seed: z.string() }),
	companies: z.array(z.strictObject({ name: z.string(), style: z.string(), people: texts })).min(2),
	works: texts,
	reviews: texts,
	posts: texts,
	contribution: z.strictObject({ points: z.array(z.array(z.int())).min(1), reasons: texts }),
	reflection: z.strictObject({ learned: z.string(), hard: z.string(), next: z.string() })
});
export type Script = z.output<typeof Script>;

/** @param root folder of the project @throws Error when the file is not valid */
export async function readScript(root: string): Promise<Script> {
	const text = await readFile(path.join(root, 'scenarios', 'demo.yaml'), 'utf8');
	const read = readYaml(text, MAX_COURSE_CHARS);
	if ('errors' in read) throw new Error(`demo.yaml:${read.errors[0]?.line}`);
	return Script.parse(read.data);
}

/** The n-th of a list that begins again at its end. */
export const turn = <T>(list: readonly T[], n: number): T => list[n % list.length]!;
