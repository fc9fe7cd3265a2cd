import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The project folder. */
export const root = path.resolve(import.meta.dirname, '../..');

const generated = new Set(['node_modules', 'paraglide', '.svelte-kit', 'build', '__snapshots__']);

/** Files below a folder of the project whose name ends so, as paths from the project folder, sorted. */
export function filesUnder(folder: string, ...endings: string[]): string[] {
	return readdirSync(path.join(root, folder), { withFileTypes: true })
		.flatMap((entry) => {
			const file = path.posix.join(folder, entry.name);
			if (generated.has(entry.name)) return [];
			if (entry.isDirectory()) return filesUnder(file, ...endings);
			return endings.some((ending) => file.endsWith(ending)) ? [file] : [];
		})
		.sort();
}

/** The text of a file of the project. */
export const textOf = (file: string): string => readFileSync(path.join(root, file), 'utf8');
