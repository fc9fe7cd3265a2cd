import postgres from 'postgres';
import type { Wire } from './store.ts';

const CHANNEL = 'rapport';

/** Messages between the processes on one PostgreSQL, by NOTIFY, over two connections of their own. */
export function pgWire(url: string): Wire {
	const connect = () => postgres(url, { max: 1, onnotice: () => undefined });
	const sender = connect();
	let listener: postgres.Sql | undefined;
	return {
		// PostgreSQL takes less than 8,000 bytes.
		limit: 7_900,
		async send(text) {
			await sender.notify(CHANNEL, text);
		},
		async listen(onMessage, onReady) {
			const before = listener;
			listener = connect();
			// Ending a connection that is dead already would wait for it.
			void before?.end({ timeout: 0 }).catch(() => undefined);
			await listener.listen(CHANNEL, onMessage, onReady);
		},
		async close() {
			await Promise.all([sender.end({ timeout: 1 }), listener?.end({ timeout: 1 })]);
		}
	};
}
