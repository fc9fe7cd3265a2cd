import { expect, it } from 'vitest';
import { filesUnder, textOf } from '../support/files.ts';

const everything = ['src', 'sim', 'tests', 'scenarios', 'messages', '.ci'].flatMap((folder) =>
	filesUnder(folder, '.ts', '.js', '.mjs', '.svelte', '.css', '.yaml', '.json', '.md', '.html')
);

/** Lines of files that match, as `file:line`. */
function linesWith(pattern: RegExp, files: readonly string[]): string[] {
	return files.flatMap((file) =>
		textOf(file)
			.split('\n')
			.flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}`] : []))
	);
}

it('leaves no note of unfinished work', () => {
	const words = [
		['TO', 'DO'],
		['FIX', 'ME'],
		['XX', 'X']
	].map((halves) => halves.join(''));
	expect(linesWith(new RegExp(`\\b(${words.join('|')})\\b`), everything)).toEqual([]);
});

it('skips no test silently and runs none alone', () => {
	const tests = filesUnder('tests', '.ts');
	expect(linesWith(/\b(it|test|describe|suite)\.(only|skip|todo|fixme|fails)\b/, tests)).toEqual(
		[]
	);
});

it('leaves a test out only where a tool may be absent, and says so', () => {
	const conditional = linesWith(/\.(skipIf|runIf)\(/, filesUnder('tests', '.ts'));
	// A PostgreSQL server may not be installed (the setup prints it); other JavaScript engines are no part of Node.
	expect(conditional.map((line) => line.split(':')[0])).toEqual([
		'tests/server/processes.test.ts',
		'tests/unit/engine/stored-logs.test.ts'
	]);
});

it('keeps tests under tests/, where the runner looks', () => {
	const strays = [...filesUnder('src', '.test.ts', '.spec.ts'), ...filesUnder('sim', '.test.ts')];
	expect(strays).toEqual([]);
});
