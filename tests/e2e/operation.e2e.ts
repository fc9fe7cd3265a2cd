import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { expect, test as base } from '@playwright/test';
import { hashPassword } from '../../src/lib/server/auth/secrets.ts';
import { makeSessions, SESSION_COOKIE } from '../../src/lib/server/auth/sessions.ts';
import { openSqlite } from '../../src/lib/server/db/sqlite.ts';
import { projectNode, root } from '../../src/launch/root.mjs';
import { place, somebody, someClass } from '../support/people.ts';
import { freePort, startServer, type RunningServer } from '../support/server.ts';

const test = base.extend<{ site: RunningServer }>({
	// eslint-disable-next-line no-empty-pattern
	site: async ({}, use) => {
		const site = await startServer();
		await use(site);
		await site.dispose();
	}
});

/** Runs a file of the launcher to its end. */
function run(file: string, args: string[], env: Record<string, string>) {
	const { status, stdout, stderr } = spawnSync(projectNode(), [`src/launch/${file}`, ...args], {
		cwd: root,
		encoding: 'utf8',
		env: { ...process.env, LC_ALL: 'en', NODE_ENV: 'production', ...env }
	});
	return { status, said: stdout + stderr };
}

/** A signed-in owner of a class, written into the database of a running server. */
async function owner({ database }: RunningServer) {
	const store = await openSqlite(database, 'src/lib/server/db/migrations/sqlite');
	const person = await somebody({ store }, 'instructor');
	const classId = await someClass({ store }, person);
	const sessions = makeSessions(store, false);
	const { id } = await sessions.createSession(person.user.id, { device: '' });
	await store.close();
	return { classId, cookie: `${SESSION_COOKIE}=${id}` };
}

test('the server tells that it is alive, ready, and what it counts @server', async () => {
	const port = await freePort();
	const site = await startServer({ METRICS_PORT: String(port) });
	expect(await (await fetch(`${site.url}/healthz`)).text()).toBe('ok');
	const ready = await fetch(`${site.url}/readyz`);
	expect([ready.status, await ready.text()]).toEqual([200, 'ok']);
	const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
	expect(metrics).toContain(
		'rapport_request_seconds_count{method="GET",route="/readyz",status="200"} 1'
	);
	expect(metrics).toMatch(/rapport_transaction_seconds_count\{outcome="committed"\} \d/);
	expect(metrics).toContain('rapport_streams 0');
	expect((await fetch(`${site.url}/metrics`)).status).toBe(404);
	expect((await fetch(`${site.url}/help`)).headers.get('x-request-id')).toMatch(/^[0-9a-f]{8}$/);
	await site.dispose();
});

test('a form from another site, or from none, is refused @server', async ({ site }) => {
	const body = 'email=a@b.example&password=whatever';
	const send = (headers: Record<string, string>) =>
		fetch(`${site.url}/sign-in?/email`, { method: 'POST', body, headers });
	const form = { 'content-type': 'application/x-www-form-urlencoded' };
	expect((await send({ ...form, origin: 'https://evil.example' })).status).toBe(403);
	expect(
		(await send({ 'content-type': 'text/plain', origin: 'https://evil.example' })).status
	).toBe(403);
	expect((await send(form)).status).toBe(403);
	expect((await send({ ...form, origin: site.url, accept: 'text/html' })).status).toBe(400);
});

test('a body that is too long or broken is answered with its reason @server', async ({ site }) => {
	const send = async (body: string, type: string) => {
		const response = await fetch(`${site.url}/sign-in?/email`, {
			method: 'POST',
			body,
			headers: {
				'content-type': type,
				origin: site.url,
				accept: 'text/html',
				'accept-language': 'en'
			}
		});
		return { status: response.status, text: await response.text() };
	};
	const long = await send(`email=${'a'.repeat(700_000)}`, 'application/x-www-form-urlencoded');
	expect(long.status).toBe(413);
	expect(long.text).toContain('This is more than can be sent at once.');
	const broken = await send('no parts at all', 'multipart/form-data; boundary=x');
	expect(broken.status).toBe(400);
	expect(broken.text).toContain('not in the expected form');
});

test('guessing at one password ends with a wait @server', async ({ site }) => {
	const statuses: number[] = [];
	for (let i = 0; i < 10; i += 1) {
		const response = await fetch(`${site.url}/sign-in?/email`, {
			method: 'POST',
			body: new URLSearchParams({ email: 'a@b.example', password: `guess ${i}` }),
			headers: { origin: site.url, accept: 'text/html' }
		});
		statuses.push(response.status);
	}
	expect(statuses).toEqual([...Array(8).fill(400), 429, 429]);
});

test('a class of 120 behind one address signs in within a minute, some after a mistake @server', async ({
	site
}) => {
	const store = await openSqlite(site.database, 'src/lib/server/db/migrations/sqlite');
	const classId = await someClass({ store }, await somebody({ store }, 'instructor'));
	const passwordHash = await hashPassword('their own words');
	const numbers = Array.from({ length: 120 }, (_, i) => `B${1000 + i}`);
	for (const studentNumber of numbers) {
		const student = await somebody({ store }, 'student');
		await place({ store }, classId, student, 'student', { studentNumber });
	}
	await store.tx(async (db) => {
		await db.update(store.t.users).set({ passwordHash });
		const code = { id: 'c', classId, code: 'ABCDEF', kind: 'code' as const, createdAt: new Date() };
		await db.insert(store.t.joinCodes).values(code);
	});
	await store.close();
	const signIn = async (number: string, password: string) => {
		const response = await fetch(`${site.url}/sign-in?/student`, {
			method: 'POST',
			redirect: 'manual',
			headers: { origin: site.url, accept: 'text/html' },
			body: new URLSearchParams({ code: 'abcdef', number, password })
		});
		await response.arrayBuffer();
		return response.status;
	};
	const began = performance.now();
	const clumsy = numbers.filter((_, i) => i % 4 === 0);
	const mistakes = await Promise.all(clumsy.map((number) => signIn(number, 'their own word')));
	expect(new Set(mistakes)).toEqual(new Set([400]));
	const statuses = await Promise.all(numbers.map((number) => signIn(number, 'their own words')));
	expect(statuses.filter((status) => status === 303)).toHaveLength(120);
	expect(performance.now() - began).toBeLessThan(60_000);
	console.log(`150 sign-ins: ${Math.round(performance.now() - began)} ms`);
});

test('the server ends in under two seconds with streams open, and lets go of the database @server', async ({
	site
}) => {
	const { classId, cookie } = await owner(site);
	const streams = await Promise.all(
		Array.from({ length: 10 }, () =>
			fetch(`${site.url}/live?topic=class:${classId}`, { headers: { cookie } })
		)
	);
	const readers = streams.map(({ status, body }) => {
		expect(status).toBe(200);
		return body!.getReader();
	});
	await Promise.all(readers.map((reader) => reader.read()));
	const { code, ms } = await site.end();
	expect(code).toBe(0);
	expect(ms).toBeLessThan(2_000);
	// SQLite removes its journal when the last connection is closed in order.
	expect(readdirSync(path.dirname(site.database))).toEqual(['test.db']);
});

test('a second signal ends the server at once @server', async ({ site }) => {
	// A request that never ends keeps the first signal waiting.
	const socket = connect(Number(new URL(site.url).port), '127.0.0.1');
	socket.write(
		`POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: 100\r\n\r\nx`
	);
	socket.on('error', () => undefined);
	await fetch(`${site.url}/healthz`);
	process.kill(site.pid, 'SIGTERM');
	await site.saying(/Stopping/);
	const { code, ms } = await site.end('SIGINT');
	expect(code).toBe(1);
	expect(ms).toBeLessThan(1_000);
	socket.destroy();
});

test('settings and databases that make no sense end the start with a sentence @server', async () => {
	const start = async (env: Record<string, string>) =>
		run('serve.mjs', [], { PORT: String(await freePort()), HOST: '127.0.0.1', ...env });
	const setting = await start({ SIGN_UP: 'maybe' });
	expect(setting.status).toBe(1);
	expect(setting.said).toContain('The application cannot start: SIGN_UP:');
	const database = await start({ DATABASE_URL: 'postgres://me:secret@127.0.0.1:1/none' });
	expect(database.status).toBe(1);
	expect(database.said).toContain('The application cannot start: postgres://127.0.0.1:1/none');
	expect(database.said).not.toMatch(/secret|\bat .*:\d+:\d+/);
});

test('every start tells the link for the first administrator, in the language of the terminal @server', async ({
	site
}) => {
	const [first] = await site.saying(/http\S+\/link\/\S+/);
	await site.end();
	const again = await startServer({ DATABASE_URL: `file:${site.database}`, LC_ALL: 'zh_CN.UTF-8' });
	const [second] = await again.saying(/http\S+\/link\/\S+/);
	expect(again.said()).toContain('本站还没有管理员');
	expect(second).not.toBe(first);
	const response = await fetch(second!, {
		method: 'POST',
		redirect: 'manual',
		headers: { origin: again.url, accept: 'text/html' },
		body: new URLSearchParams({ name: '站长', email: 'a@b.example', password: 'correct horse' })
	});
	expect(response.status).toBe(303);
	expect(response.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax/);
	await again.end();
	const third = await startServer({ DATABASE_URL: `file:${site.database}` });
	expect(third.said()).not.toContain('/link/');
	await third.dispose();
	await again.dispose();
});

test('a backup taken while the server runs brings everything back @server', async ({ site }) => {
	const env = { DATABASE_URL: `file:${site.database}` };
	const { classId, cookie } = await owner(site);
	const backup = path.join(site.folder, 'copy.db');
	expect(run('backup.mjs', [backup], env)).toMatchObject({ status: 0 });
	expect(run('backup.mjs', [backup], env).said).toContain('exists already');

	const busy = run('restore.mjs', [backup], env);
	expect(busy.status).toBe(1);
	expect(busy.said).toContain('is in use. Stop the application first');
	expect((await fetch(`${site.url}/account`, { headers: { cookie } })).status).toBe(200);

	await site.end();
	const junk = path.join(site.folder, 'junk.db');
	writeFileSync(junk, 'not a database');
	expect(run('restore.mjs', [junk], env).said).toContain('is not a sound database');
	writeFileSync(site.database, 'destroyed');
	const restored = run('restore.mjs', [backup], env);
	expect(restored.said).toContain('What was there before is kept as');
	expect(restored.status).toBe(0);

	const again = await startServer(env);
	const stream = await fetch(`${again.url}/live?topic=class:${classId}`, { headers: { cookie } });
	expect(stream.status).toBe(200);
	await stream.body!.cancel();
	await again.dispose();
	expect(run('backup.mjs', [], { DATABASE_URL: 'postgres://x/y' }).said).toContain('pg_dump');
});
