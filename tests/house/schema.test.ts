import { expect, it } from 'vitest';
import { textOf } from '../support/files.ts';

const lines = (dialect: string): string[] =>
	textOf(`src/lib/server/db/schema/${dialect}.ts`).split('\n');

it('keeps one schema for both dialects: the files differ in the import of the columns alone', () => {
	const sqlite = lines('sqlite');
	const pg = lines('pg');
	const unlike = sqlite.filter((line, i) => line !== pg[i]);
	expect(pg).toHaveLength(sqlite.length);
	expect(unlike).toEqual(["} from '../columns.sqlite.ts';"]);
});
