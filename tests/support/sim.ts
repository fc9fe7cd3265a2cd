import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from '../../sim/lab/run.ts';
import { root } from './files.ts';

export interface Ended {
	code: number | null;
	stdout: string;
	stderr: string;
}

const node = path.join(root, 'node_modules/.bin/node');

interface Options {
	/** Folder the command is called in; default: the project's. */
	folder?: string;
	/** Environment beside PATH; nothing else is handed on, so the tests' own language is not. */
	env?: Record<string, string>;
	/** Called with the process once it runs. */
	onStart?: (process: ChildProcess) => void;
	script?: string;
}

/** Runs the real command line as a child process and waits for its end. */
export function sim(args: readonly string[], options: Options = {}): Promise<Ended> {
	const { folder = root, env = {}, onStart, script = 'sim/lab/cli.ts' } = options;
	const child = spawn(node, [path.join(root, script), ...args], {
		cwd: folder,
		env: { PATH: process.env.PATH ?? '', LC_ALL: 'C', ...env }
	});
	const out = { stdout: '', stderr: '' };
	child.stdout.setEncoding('utf8').on('data', (text: string) => (out.stdout += text));
	child.stderr.setEncoding('utf8').on('data', (text: string) => (out.stderr += text));
	onStart?.(child);
	return new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('close', (code) => resolve({ code, ...out }));
	});
}

/** The same command line in this process: for what needs no process of its own. */
export async function simHere(
	args: readonly string[],
	env: Record<string, string> = {},
	only?: string
): Promise<Ended> {
	const ended = { stdout: '', stderr: '' };
	const code = await run(args, only, {
		out: { write: (text) => (ended.stdout += text) },
		err: { write: (text) => (ended.stderr += text) },
		env: { LC_ALL: 'C', ...env }
	});
	return { code, ...ended };
}

/** Runs a command with `--json`; standard output must be one JSON object in one line. */
export async function simJson<T = Record<string, unknown>>(
	args: readonly string[],
	options?: Options
): Promise<Ended & { json: T }> {
	return oneObject<T>(await sim([...args, '--json'], options));
}

/** What was printed, read as the one line of JSON that it must be. */
export function oneObject<T>(ended: Ended): Ended & { json: T } {
	const lines = ended.stdout.split('\n');
	if (lines.length !== 2 || lines[1] !== '')
		throw new Error(`not one line: ${ended.stdout}\n${ended.stderr}`);
	return { ...ended, json: JSON.parse(lines[0]!) as T };
}

/** A folder of its own for a test's files. */
export function scratch(): { folder: string; write(name: string, content: string): string } {
	const folder = mkdtempSync(path.join(tmpdir(), 'rapport-cli-'));
	return {
		folder,
		write(name, content) {
			const file = path.join(folder, name);
			writeFileSync(file, content);
			return file;
		}
	};
}

/** Starting a process takes its time on a busy machine. */
export const PATIENCE = 120_000;
