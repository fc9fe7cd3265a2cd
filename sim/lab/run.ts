import { inspect } from 'node:util';
import { ENGINE_VERSION } from '../version.ts';
import { CliError, EXIT, type Exit } from './terminal/errors.ts';
import { formatter } from './terminal/format.ts';
import { helpOf, overview } from './terminal/help.ts';
import { interruption } from './terminal/interrupt.ts';
import { nearest } from './terminal/nearest.ts';
import { COMMON, parseOptions, type Arguments } from './terminal/options.ts';
import { callersFolder } from './terminal/paths.ts';
import { progressBar, silent, type Screen } from './terminal/progress.ts';
import { localeOf, Text, type Locale } from './terminal/text.ts';
import type { Context, Verb } from './terminal/verb.ts';
import { VERBS, verbNamed } from './verbs/index.ts';

/** What a command line runs in: the process itself, or a stand-in. */
export interface Terminal {
	out: Screen;
	err: Screen;
	env: Readonly<Record<string, string | undefined>>;
}

const HELP = new Set(['--help', '-h', 'help']);

const here: Terminal = { out: process.stdout, err: process.stderr, env: process.env };

const print = (screen: Screen, lines: readonly string[]) => screen.write(`${lines.join('\n')}\n`);

/**
 * Runs one command line and answers with its exit code: 0 success, 1 a negative result, 2 wrong
 * usage, 130 interrupted. Writes results to standard output, everything else to standard error.
 * @param argv arguments after the script's name
 * @param only the verb, where the script is that verb
 */
export async function run(
	argv: readonly string[],
	only?: string,
	terminal: Terminal = here
): Promise<Exit> {
	const text = new Text(languageOf(argv, terminal));
	try {
		const [first, ...others] = only === undefined ? argv : [only, ...argv];
		if (first === '--version') return (print(terminal.out, [ENGINE_VERSION]), EXIT.ok);
		if (HELP.has(first ?? '')) return (print(terminal.out, overview(text)), EXIT.ok);
		if (first === undefined || first.startsWith('-')) throw new CliError('noVerb');
		const verb = await findVerb(first);
		const options = { ...verb.options, ...COMMON };
		const args = parseOptions(others, options);
		if (args.flag('help')) {
			print(terminal.out, helpOf(verb, options, text, only !== undefined));
			return EXIT.ok;
		}
		checkRest(verb, args);
		return await carryOut(verb, args, text, terminal);
	} catch (error) {
		return fail(error, text, terminal, argv.includes('--json'));
	}
}

/** `--lang` is read before the options are, so that what is wrong with them is said in it. */
function languageOf(argv: readonly string[], { env }: Terminal): Locale {
	const place = argv.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
	const named = place < 0 ? undefined : (argv[place]!.split('=')[1] ?? argv[place + 1]);
	return named === 'zh' || named === 'en' ? named : localeOf(env);
}

async function findVerb(name: string): Promise<Verb> {
	const verb = await verbNamed(name);
	if (verb) return verb;
	const meant = nearest(name, Object.keys(VERBS));
	throw meant
		? new CliError('verbUnknownNear', { verb: name, meant })
		: new CliError('verbUnknown', { verb: name });
}

function checkRest(verb: Verb, args: Arguments): void {
	const lang = args.text('lang');
	if (lang !== undefined && lang !== 'en' && lang !== 'zh')
		throw new CliError('language', { lang });
	const { min = 0, max = 0, shown = '' } = verb.rest ?? {};
	if (args.rest.length < min) throw new CliError('argumentMissing', { verb: verb.name, shown });
	if (args.rest.length > max) throw new CliError('argumentExtra', { argument: args.rest[max]! });
}

async function carryOut(
	verb: Verb,
	args: Arguments,
	text: Text,
	{ out, err, env }: Terminal
): Promise<Exit> {
	const stop = interruption(() => print(err, [text.say('stopping')]));
	const json = args.flag('json');
	const wanted = args.flag('progress') || (err.isTTY === true && !json);
	const context: Context = {
		text,
		format: formatter(text.locale),
		folder: callersFolder(env),
		signal: stop.signal,
		progress: (total, label) => (wanted ? progressBar(err, total, label) : silent)
	};
	try {
		const report = await verb.run(args, context);
		print(out, json ? [JSON.stringify(report.json)] : report.lines);
		return report.exit;
	} finally {
		stop.release();
	}
}

/** Says what went wrong: a sentence on standard error, and with `--json` the one object. */
function fail(error: unknown, text: Text, { out, err }: Terminal, json: boolean): Exit {
	const known = error instanceof CliError;
	const code = known ? error.code : 'unexpected';
	const params = known
		? error.params
		: { detail: error instanceof Error ? error.message : String(error) };
	const message = text.say(`error_${code}`, params);
	print(err, known ? [message] : [message, inspect(error)]);
	if (json) print(out, [JSON.stringify({ ok: false, error: { code, message, ...params } })]);
	return known ? error.exit : EXIT.negative;
}
