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

const address = (/** @type {string} */ name) =>
	`http://${name.includes(':') ? `[${name}]` : name}:${port}`;

/** Addresses of this computer that a phone on the same network can open. */
const reachable = () =>
	Object.values(networkInterfaces())
		.flatMap((list) => list ?? [])
		.filter(({ family, internal }) => family === 'IPv4' && !internal)
		.map((found) => address(found.address));

const server = createServer();

/** @param {NodeJS.ErrnoException} error */
function explain(error) {
	if (error.code === 'EADDRINUSE') return say('portTaken', port, port < 65535 ? port + 1 : 3000);
	if (error.code === 'EACCES') return say('portForbidden', port);
	if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') return say('hostUnknown', host);
	return error.message;
}
server.on('error', (error) => {
	console.error(explain(error));
	process.exit(1);
});

let stopping = false;
function stop() {
	if (stopping) process.exit(1);
	stopping = true;
	console.log(say('stopping'));
	server.close(() => process.exit(0));
	server.closeIdleConnections();
	setTimeout(() => server.closeAllConnections(), 5_000).unref();
}
process.on('SIGTERM', stop);
process.on('SIGINT', stop);

// The port is taken first, so that a second start fails in an instant instead of after loading the application.
server.listen(port, host, async () => {
	const application = import(new URL('../../build/handler.js', import.meta.url).href);
	server.on('request', async (request, response) => {
		const { handler } = await application;
		if (!behindProxy) request.headers['x-forwarded-proto'] = 'http';
		handler(request, response);
	});
	await application;
	console.log(say('ready', address(everywhere ? 'localhost' : host)));
	if (everywhere) for (const url of reachable()) console.log(say('network', url));
	console.log(say('stop'));
});
