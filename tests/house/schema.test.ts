import path from 'node:path';
import { expect, it } from 'vitest';
import { filesUnder, textOf } from '../support/files.ts';

const tables = (dialect: string) =>
	filesUnder(`src/lib/server/db/schema/${dialect}`, '.ts').map((file) => ({
		file: path.basename(file),
		text: textOf(file)
	}));

it('keeps one schema for both dialects: the folders differ in where the columns come from alone', () => {
	const sqlite = tables('sqlite');
	const pg = tables('pg');
	const unlike = sqlite.filter(({ file, text }, i) => file !== pg[i]?.file || text !== pg[i].text);
	expect(pg).toHaveLength(sqlite.length);
	expect(unlike).toEqual([
		{ file: 'columns.ts', text: "export * from '../../columns.sqlite.ts';\n" }
	]);
});
