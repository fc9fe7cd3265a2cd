import type { Params } from './text.ts';

/** A negative result is 1, wrong usage 2, an interrupted run 130 (128 + SIGINT). */
export const EXIT = { ok: 0, negative: 1, usage: 2, interrupted: 130 } as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];

/** An error the command line explains: its sentence is the message `cli_error_<code>`. */
export class CliError extends Error {
	readonly code: string;
	readonly params: Params;
	readonly exit: Exit;

	constructor(code: string, params: Params = {}, exit: Exit = EXIT.usage) {
		super(`${code} ${JSON.stringify(params)}`);
		this.name = 'CliError';
		this.code = code;
		this.params = params;
		this.exit = exit;
	}
}
