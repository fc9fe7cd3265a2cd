import { parseArgs } from 'node:util';
import { CliError } from './errors.ts';
import { nearest } from './nearest.ts';

/** What an option takes. Its explanation is the message `cli_option_<name>`. */
export type Option = (
	| { kind: 'flag' }
	| { kind: 'text'; max?: number }
	| { kind: 'int'; min: number; max: number }
	| { kind: 'list'; max: number }
	| { kind: 'files' }
) & { required?: true; shown: string };

export type Options = Readonly<Record<string, Option>>;

/** Options every verb takes. */
export const COMMON = {
	json: { kind: 'flag', shown: '--json' },
	lang: { kind: 'text', max: 20, shown: '--lang en|zh' },
	help: { kind: 'flag', shown: '--help' }
} as const satisfies Options;

export interface Arguments {
	/** Arguments that are no options, in order. */
	rest: string[];
	flag(name: string): boolean;
	/** A text or undefined; a required one is always there. */
	text(name: string): string | undefined;
	int(name: string): number | undefined;
	/** Values of a list or of a repeated option. */
	list(name: string): string[];
}

type Value = string | number | boolean | string[];

/**
 * Parses the arguments of a verb.
 * @throws CliError unknown, repeated, missing or badly valued options
 */
export function parseOptions(argv: readonly string[], options: Options): Arguments {
	const { tokens } = parseArgs({
		args: [...argv],
		options: Object.fromEntries(
			Object.entries(options).map(([name, o]) => [
				name,
				{ type: o.kind === 'flag' ? ('boolean' as const) : ('string' as const) }
			])
		),
		strict: false,
		tokens: true
	});
	const values = new Map<string, Value>();
	const rest: string[] = [];
	for (const token of tokens) {
		if (token.kind === 'positional') rest.push(token.value);
		if (token.kind !== 'option') continue;
		const name = token.name === 'h' ? 'help' : token.name;
		const option = Object.hasOwn(options, name) ? options[name] : undefined;
		if (!option) throw unknownOption(token.rawName, options);
		const value = valueOf(name, option, token.value, token.inlineValue === true);
		const before = values.get(name);
		if (option.kind === 'files')
			values.set(name, [...((before as string[]) ?? []), ...(value as string[])]);
		else if (before !== undefined && option.kind !== 'flag')
			throw new CliError('optionTwice', { option: name });
		else values.set(name, value);
	}
	if (values.get('help') !== true)
		for (const [name, option] of Object.entries(options))
			if (option.required && !values.has(name))
				throw new CliError('optionMissing', { option: name, shown: option.shown });
	return {
		rest,
		flag: (name) => values.get(name) === true,
		text: (name) => values.get(name) as string | undefined,
		int: (name) => values.get(name) as number | undefined,
		list: (name) => (values.get(name) as string[] | undefined) ?? []
	};
}

function unknownOption(raw: string, options: Options): CliError {
	const meant = nearest(raw.replace(/^-+/, ''), Object.keys(options));
	return meant
		? new CliError('optionUnknownNear', { option: raw, meant: `--${meant}` })
		: new CliError('optionUnknown', { option: raw });
}

function valueOf(name: string, option: Option, value: string | undefined, inline: boolean): Value {
	if (option.kind === 'flag') {
		if (value !== undefined) throw new CliError('optionNoValue', { option: name });
		return true;
	}
	// `--seed --json` forgets the value of the first; `--seed=--json` means it.
	if (value === undefined || value === '' || (!inline && value.startsWith('--')))
		throw new CliError('optionNeedsValue', { option: name, shown: option.shown });
	switch (option.kind) {
		case 'files':
			return [value];
		case 'text':
			if (option.max !== undefined && value.length > option.max)
				throw new CliError('optionTooLong', { option: name, max: option.max });
			return value;
		case 'int':
			return integer(name, value, option.min, option.max);
		case 'list': {
			const items = value
				.split(/[,，]/)
				.map((item) => item.trim())
				.filter((item) => item !== '');
			if (items.length < 1 || items.length > option.max)
				throw new CliError('optionList', { option: name, max: option.max });
			return items;
		}
	}
}

/** A whole number within limits; full-width digits are taken as digits. */
function integer(name: string, value: string, min: number, max: number): number {
	const plain = value.normalize('NFKC').trim();
	if (!/^[+-]?\d{1,15}$/.test(plain)) throw new CliError('optionNotWhole', { option: name, value });
	const number = Number(plain);
	if (number < min || number > max)
		throw new CliError('optionRange', { option: name, value: number, min, max });
	return number;
}
