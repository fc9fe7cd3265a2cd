import { createServer } from 'node:http';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Logger } from './log.ts';

/** Upper ends of the classes of durations, in seconds: from a cached page to a stuck request. */
const SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2.5, 5];

/** What the server counts about itself. Names follow Prometheus: unit at the end, `_total` for counters. */
export function makeMetrics() {
	const registry = new Registry();
	const registers = [registry];
	const seconds = <L extends string>(name: string, help: string, labelNames: readonly L[] = []) =>
		new Histogram({ name, help, labelNames, buckets: SECONDS, registers });
	return {
		registry,
		requestSeconds: seconds('rapport_request_seconds', 'requests by route and status', [
			'method',
			'route',
			'status'
		]),
		/** `outcome`: `accepted`, `refused` or `repeated`. */
		commands: new Counter({
			name: 'rapport_commands_total',
			help: 'commands of games by outcome',
			labelNames: ['outcome'] as const,
			registers
		}),
		/** From arrival to acknowledgement, after the commit. */
		commandSeconds: seconds('rapport_command_seconds', 'commands from arrival to answer'),
		settleSeconds: seconds('rapport_settle_seconds', 'settlements of a month'),
		transactionSeconds: seconds('rapport_transaction_seconds', 'transactions of the database', [
			'outcome'
		]),
		/** A number that is read whenever Prometheus asks. */
		watch(name: string, help: string, read: () => number) {
			new Gauge({
				name,
				help,
				registers,
				collect() {
					this.set(read());
				}
			});
		}
	};
}

export type Metrics = ReturnType<typeof makeMetrics>;

/** Answers Prometheus on a port of its own, which no visitor of the site reaches. @returns the way to end it */
export async function serveMetrics(
	{ registry }: Metrics,
	port: number,
	host: string,
	log: Logger
): Promise<() => void> {
	collectDefaultMetrics({ register: registry, prefix: 'rapport_' });
	const server = createServer(async (request, response) => {
		if (request.url !== '/metrics') return void response.writeHead(404).end();
		response.setHeader('content-type', registry.contentType);
		response.end(await registry.metrics());
	});
	await new Promise<void>((done, fail) => {
		server.once('error', fail);
		server.listen(port, host, done);
	});
	server.on('error', (error) => log.error({ error }, 'metrics'));
	return () => {
		server.close();
		server.closeAllConnections();
	};
}
