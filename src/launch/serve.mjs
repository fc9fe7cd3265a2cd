/** Serves the built application: readable errors when it cannot listen, an orderly end when told to stop. */
import { createServer } from 'node:http';
import { networkInterfaces } from 'node:os';
import { say } from './words.mjs';

const port = Number(process.env.PORT);
const host = process.env.HOST ?? '0.0.0.0';
const everywhere = host === '0.0.0.0' || host === '::';

// Kit takes every request for https unless told otherwise, and would then refuse the forms of a plain http page.
// A proxy that ends https in front of this server announces itself with TRUST_PROXY=1.
process.env.PROTOCOL_HEADER ??= 'x-forwarded-proto';
const behindProxy = process.env.TRUST_PROXY === '1';
// A compose file sets what is not chosen to nothing; Kit would take that for an address.
if (!process.env.ORIGIN) delete process.env.ORIGIN;
if (behindProxy) process.env.ADDRESS_HEADER ??= 'x-forwarded-for';

// Kit has one limit for the body of a request. Files need a larger one; `hooks/body-limit.ts` holds all else to the small one.
process.env.SMALL_BODY_LIMIT = process.env.BODY_SIZE_LIMIT || '512K';
process.env.BODY_SIZE_LIMIT = `${(Number(process.env.UPLOAD_LIMIT) || 50) + 1}M`;

const address = (/** @type {string} */ name) =>
	`http://${name.includes(':') ? `[${name}]` : name}:${port}`;

/** Addresses of this computer that a phone on the same network can open. */
const reachable = () =>
	Object.values(networkInterfaces())
		.flatMap((list) => list ?? [])
		.filter(({ family, internal }) => family === 'IPv4' && !internal)
		.map((found) => address(found.address));

/**
 * A listener takes one new connection a turn of the event loop, and in a rush a turn is long: a phone that comes back
 * would wait for seconds behind those that are connected. Linux lets several listeners share a port.
 */
const LISTENERS = process.platform === 'linux' ? 8 : 1;
const servers = Array.from({ length: LISTENERS }, () => createServer());

/** @param {NodeJS.ErrnoException} error */
function explain(error) {
	if (error.code === 'EADDRINUSE') return say('portTaken', port, port < 65535 ? port + 1 : 3000);
	if (error.code === 'EACCES') return say('portForbidden', port);
	if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') return say('hostUnknown', host);
	return error.message;
}
/** @param {NodeJS.ErrnoException} error */
function cannotListen(error) {
	console.error(explain(error));
	process.exit(1);
}

/** Takes the port, all of it or not at all: listeners that share it would share it with another server, too. */
async function listen() {
	const probe = createServer().on('error', cannotListen);
	await new Promise((done) => probe.listen(port, host, () => probe.close(done)));
	const reusePort = LISTENERS > 1;
	for (const server of servers) {
		server.on('error', cannotListen);
		await new Promise((done) => server.listen({ port, host, reusePort }, () => done(undefined)));
	}
}

/**
 * What the application leaves for the launcher, once it has started.
 * @returns {{ firstAdmin: string | null, endStreams(): void, close(): Promise<void> } | undefined}
 */
const running = () => Reflect.get(globalThis, Symbol.for('rapport.running'));

/** How long requests under way may take to end, in milliseconds. */
const PATIENCE = 1_200;

let stopping = false;
/** In order: no new connections, event streams end, requests under way finish, the database last. A second signal kills. */
async function stop() {
	if (stopping) process.exit(1);
	stopping = true;
	console.log(say('stopping'));
	const app = running();
	const finished = Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
	app?.endStreams();
	for (const server of servers) server.closeIdleConnections();
	const impatient = setTimeout(() => {
		for (const server of servers) server.closeAllConnections();
	}, PATIENCE);
	await finished;
	clearTimeout(impatient);
	await app?.close();
	process.exit(0);
}
process.on('SIGTERM', stop);
process.on('SIGINT', stop);

/** @param {unknown} error */
function failToStart(error) {
	const { name, message, stack } = /** @type {Error} */ (error);
	// These two are the operator's to mend, so their sentence is enough.
	const known = name === 'DatabaseUnusable' || name === 'InvalidConfig';
	console.error(say('cannotStart', known || !stack ? message : stack));
	process.exit(1);
}

// The port is taken first, so that a second start fails in an instant instead of after loading the application.
await listen();
const application = import(new URL('../../build/handler.js', import.meta.url).href);
for (const server of servers)
	server.on('request', async (request, response) => {
		const { handler } = await application;
		const { headers, socket } = request;
		if (!behindProxy) headers['x-forwarded-proto'] = 'http';
		// A probe of the machine itself comes past the proxy.
		else headers['x-forwarded-for'] ??= socket.remoteAddress;
		handler(request, response);
	});
await application.catch(failToStart);
const home = process.env.ORIGIN || address(everywhere ? 'localhost' : host);
console.log(say('ready', home));
if (everywhere) for (const url of reachable()) console.log(say('network', url));
const firstAdmin = running()?.firstAdmin;
if (firstAdmin) console.log(say('firstAdmin', `${home}${firstAdmin}`));
console.log(say('stop'));
