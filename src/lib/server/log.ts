import { AsyncLocalStorage } from 'node:async_hooks';
import pino, { type Logger } from 'pino';

/** What is known about the request that a line belongs to. */
export interface LogContext {
	requestId: string;
	route?: string | null;
	userId?: string;
}

const contexts = new AsyncLocalStorage<LogContext>();

/** Runs `work` so that every line it logs names the request. */
export const withContext = <T>(context: LogContext, work: () => T): T =>
	contexts.run(context, work);

export const currentContext = (): LogContext | undefined => contexts.getStore();

/** Lines of JSON on standard output. Names, addresses and passwords are never passed to it. */
export const makeLog = (level: string): Logger =>
	pino({ level, base: null, mixin: () => ({ ...contexts.getStore() }) });

export type { Logger };
