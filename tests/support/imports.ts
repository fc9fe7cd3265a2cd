import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { root, textOf } from './files.ts';

const aliases: readonly (readonly [string, string])[] = [
	['$lib/', 'src/lib/'],
	['#lib/', 'src/lib/'],
	['#sim/', 'sim/']
];
const endings = ['', '.ts', '.js', '.d.ts', '/index.ts', '/index.js'];

/** The scripts of a component, or the whole of any other source file. */
function scriptOf(file: string): string {
	const text = textOf(file);
	if (!file.endsWith('.svelte')) return text;
	return [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)]
		.map((found) => found[1])
		.join('\n');
}

/** Everything a file imports, as written (static, dynamic, types, re-exports). */
export function specifiersOf(file: string): string[] {
	const script = scriptOf(file);
	const urls = [...script.matchAll(/new URL\(\s*'([^']+)',\s*import\.meta\.url/g)];
	return [
		...ts.preProcessFile(script, true, true).importedFiles.map(({ fileName }) => fileName),
		...urls.map((found) => found[1]!)
	];
}

/** The file of the project that an import means, as a path from the project folder; `null` for a package. */
export function resolve(from: string, specifier: string): string | null {
	const bare = specifier.replace(/\?.*$/, '');
	const alias = aliases.find(([prefix]) => bare.startsWith(prefix));
	let target: string;
	if (alias) target = alias[1] + bare.slice(alias[0].length);
	else if (bare.startsWith('.')) target = path.posix.join(path.posix.dirname(from), bare);
	else return null;
	const isFile = (file: string) =>
		existsSync(path.join(root, file)) && statSync(path.join(root, file)).isFile();
	return endings.map((ending) => target + ending).find(isFile) ?? target;
}
