import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';

/** Folders that hold PostgreSQL's server programs, newest first. */
function programs(): string | undefined {
	const debian = '/usr/lib/postgresql';
	const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => +b - +a) : [];
	const folders = [
		...versions.map((v) => path.join(debian, v, 'bin')),
		...(process.env.PATH ?? '').split(path.delimiter)
	];
	return folders.find((f) => ['initdb', 'pg_ctl'].every((name) => existsSync(path.join(f, name))));
}

/** Someone who is not root: PostgreSQL refuses to run as root. */
function unprivileged(): { uid: number; gid: number } | undefined {
	if (process.getuid?.() !== 0) return {} as { uid: number; gid: number };
	for (const name of ['postgres', 'nobody']) {
		const ids = ['-u', '-g'].map((flag) =>
			Number(spawnSync('id', [flag, name]).stdout?.toString())
		);
		if (ids[0]! > 0) return { uid: ids[0]!, gid: ids[1]! };
	}
	return undefined;
}

const freePort = (): Promise<number> =>
	new Promise((done) => {
		const probe = createServer().listen(0, '127.0.0.1', () => {
			const { port } = probe.address() as { port: number };
			probe.close(() => done(port));
		});
	});

/** A PostgreSQL that is gone when it is no longer needed. */
export interface ThrowAway {
	url: string;
	end(): void;
}

/**
 * Starts a PostgreSQL of its own in a temporary folder.
 * @param durable whether a commit waits for the disk: for measures, not for tests
 * @returns the reason where it cannot
 */
export async function throwAwayPostgres(durable: boolean): Promise<ThrowAway | string> {
	const bin = programs();
	const owner = unprivileged();
	if (!bin) return 'its server programs are not installed';
	if (!owner) return 'no unprivileged user to run it';
	const folder = mkdtempSync(path.join(os.tmpdir(), 'rapport-postgres-'));
	if (owner.uid !== undefined) chownSync(folder, owner.uid, owner.gid);
	const run = (program: string, ...args: string[]) =>
		spawnSync(path.join(bin, program), args, { ...owner, cwd: folder, stdio: 'pipe' });
	const data = path.join(folder, 'data');
	const port = await freePort();
	const sync = durable ? '' : ' -c fsync=off';
	const flags = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder}${sync}`;
	const log = path.join(folder, 'log');
	run('initdb', '-D', data, '-U', 'rapport', '-A', 'trust', '-E', 'UTF8', '--no-sync');
	const started = run('pg_ctl', '-D', data, '-o', flags, '-l', log, '-w', 'start');
	if (started.status !== 0) {
		rmSync(folder, { recursive: true, force: true });
		return String(started.stderr);
	}
	return {
		url: `postgres://rapport@127.0.0.1:${port}/postgres`,
		end() {
			run('pg_ctl', '-D', data, '-m', 'immediate', 'stop');
			rmSync(folder, { recursive: true, force: true });
		}
	};
}

/**
 * Starts one for the store tests where no server is named by TEST_POSTGRES_URL; says why not where it cannot.
 * Returns the way to end it.
 */
export default async function setup(): Promise<(() => void) | undefined> {
	if (process.env.TEST_POSTGRES_URL) return undefined;
	const started = await throwAwayPostgres(false);
	if (typeof started === 'string') {
		console.log(`Tests on a PostgreSQL server are left out: ${started}. PGlite still runs them.`);
		return undefined;
	}
	process.env.TEST_POSTGRES_URL = started.url;
	process.env.TEST_POSTGRES_OWN = '1';
	return started.end;
}
