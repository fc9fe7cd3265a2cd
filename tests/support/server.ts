import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { projectNode, root } from '../../src/launch/root.mjs';

export const freePort = (): Promise<number> =>
	new Promise((done) => {
		const probe = createServer().listen(0, '127.0.0.1', () => {
			const { port } = probe.address() as { port: number };
			probe.close(() => done(port));
		});
	});

/** The built application in a process of its own, with a database of its own. */
export interface RunningServer {
	url: string;
	/** File of the embedded database. */
	database: string;
	/** Folder for what the test writes; removed at the end. */
	folder: string;
	pid: number;
	/** Everything the process has said so far. */
	said(): string;
	/** Waits until it has said so. */
	saying(pattern: RegExp): Promise<RegExpMatchArray>;
	/** Sends a signal and waits for the end. @returns exit code and milliseconds */
	end(signal?: NodeJS.Signals): Promise<{ code: number | null; ms: number }>;
	dispose(): Promise<void>;
}

/**
 * Starts what `npm start` serves; the build has to be there.
 * @param env settings other than the defaults
 */
export async function startServer(env: Record<string, string> = {}): Promise<RunningServer> {
	const folder = mkdtempSync(path.join(os.tmpdir(), 'rapport-server-'));
	const database = path.join(folder, 'test.db');
	const port = await freePort();
	const child = spawn(projectNode(), ['src/launch/serve.mjs'], {
		cwd: root,
		env: {
			...process.env,
			NODE_ENV: 'production',
			LC_ALL: 'en',
			PORT: String(port),
			HOST: '127.0.0.1',
			DATABASE_URL: `file:${database}`,
			...env
		}
	});
	let text = '';
	const listeners = new Set<() => void>();
	for (const stream of [child.stdout, child.stderr])
		stream.on('data', (chunk) => {
			text += chunk;
			for (const listener of listeners) listener();
		});
	let ended = false;
	const exit = once(child, 'exit').then(([code]) => {
		ended = true;
		for (const listener of listeners) listener();
		return code as number | null;
	});
	const saying = (pattern: RegExp) =>
		new Promise<RegExpMatchArray>((done, fail) => {
			const look = () => {
				const found = pattern.exec(text);
				if (!found && !ended) return;
				listeners.delete(look);
				if (found) done(found);
				else fail(new Error(text));
			};
			listeners.add(look);
			look();
		});
	const server: RunningServer = {
		url: `http://127.0.0.1:${port}`,
		database,
		folder,
		pid: child.pid!,
		said: () => text,
		saying,
		async end(signal = 'SIGTERM') {
			const began = performance.now();
			child.kill(signal);
			return { code: await exit, ms: performance.now() - began };
		},
		async dispose() {
			child.kill('SIGKILL');
			await exit;
			rmSync(folder, { recursive: true, force: true });
		}
	};
	await saying(/Ctrl\+C/);
	return server;
}
