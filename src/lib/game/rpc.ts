/**
 * Calls over a message port: functions on one side, promises on the other. Ordered, so that a
 * message pushed before an answer arrives before it.
 */

/** What a worker, its global scope and a MessagePort have in common. */
export interface Port {
	postMessage(message: unknown): void;
	addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
	removeEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

interface Call {
	call: number;
	method: string;
	args: unknown[];
}

export type Reply =
	| { reply: number; value: unknown }
	| { reply: number; error: string }
	/** Something the worker says unasked. */
	| { push: unknown };

// The methods of an interface take many shapes; their callers are typed by the interface itself.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Methods = Record<string, (...args: any[]) => Promise<unknown>>;

/** Serves the functions to the other side; calls run one after the other. */
export function serve(port: Port, functions: Methods): void {
	let queue: Promise<unknown> = Promise.resolve();
	port.addEventListener('message', ({ data }: MessageEvent<Call>) => {
		queue = queue.then(() => answer(port, functions, data));
	});
}

async function answer(port: Port, functions: Methods, { call, method, args }: Call) {
	try {
		const run = Object.hasOwn(functions, method) ? functions[method] : undefined;
		if (!run) throw new Error(`no function ${method}`);
		port.postMessage({ reply: call, value: await run(...args) } satisfies Reply);
	} catch (error) {
		port.postMessage({ reply: call, error: String(error) } satisfies Reply);
	}
}
