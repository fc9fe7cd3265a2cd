import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CliError } from '../terminal/errors.ts';

const code = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? '';

/** The sentence for a file that cannot be used, by the system's error code. */
const REASONS: Readonly<Record<string, string>> = {
	ENOENT: 'fileMissing',
	EISDIR: 'fileIsFolder',
	EACCES: 'fileForbidden',
	EPERM: 'fileForbidden',
	ENOTDIR: 'fileMissing',
	EROFS: 'fileForbidden'
};

const fault = (error: unknown, file: string): CliError =>
	new CliError(REASONS[code(error)] ?? 'fileFailed', { file, reason: code(error) });

/**
 * The text of a file.
 * @param max largest size in bytes
 * @throws CliError missing, a folder, forbidden, too large
 */
export function readText(folder: string, file: string, max = 256_000_000): string {
	const full = path.resolve(folder, file);
	try {
		const found = statSync(full);
		if (found.isDirectory()) throw new CliError('fileIsFolder', { file });
		if (found.size > max) throw new CliError('fileTooLarge', { file, size: found.size, max });
		return readFileSync(full, 'utf8');
	} catch (error) {
		throw error instanceof CliError ? error : fault(error, file);
	}
}

/** Writes a file. @throws CliError where that is not possible */
export function writeText(folder: string, file: string, content: string): void {
	try {
		writeFileSync(path.resolve(folder, file), content);
	} catch (error) {
		throw code(error) === 'ENOENT' ? new CliError('folderMissing', { file }) : fault(error, file);
	}
}

/** A JSON file that holds one object. @throws CliError otherwise */
export function readObject(folder: string, file: string): Record<string, unknown> {
	const content = readText(folder, file, 1_000_000);
	let value: unknown;
	try {
		value = JSON.parse(content.replace(/^\uFEFF/, ''));
	} catch (error) {
		throw new CliError('notJson', { file, detail: (error as Error).message });
	}
	if (typeof value !== 'object' || value === null || Array.isArray(value))
		throw new CliError('notObject', { file });
	return value as Record<string, unknown>;
}
