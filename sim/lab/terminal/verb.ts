import type { Exit } from './errors.ts';
import type { Formatter } from './format.ts';
import type { Arguments, Options } from './options.ts';
import type { Progress } from './progress.ts';
import type { Text } from './text.ts';

/** What a verb may use of the world outside. */
export interface Context {
	text: Text;
	format: Formatter;
	/** Folder that relative file names start from. */
	folder: string;
	/** Aborted by Ctrl-C: stop, and show what there is. */
	signal: AbortSignal;
	progress(total: number, label: string): Progress;
}

/** What a verb has to say: one object for programs, lines for people. */
export interface Report {
	json: Record<string, unknown>;
	lines: string[];
	exit: Exit;
}

/** One verb of the command line. Its texts: `cli_verb_<name>`, `cli_about_<name>`. */
export interface Verb {
	name: string;
	/** Arguments beside the options as the usage line shows them, and how many there may be. */
	rest?: { shown: string; min: number; max: number };
	options: Options;
	/** Whole command lines for the help, after `npm run -s sim --`. */
	examples: readonly string[];
	run(args: Arguments, context: Context): Promise<Report>;
}
