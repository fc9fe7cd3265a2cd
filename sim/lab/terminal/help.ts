import { VERBS } from '../verbs/index.ts';
import type { Options } from './options.ts';
import { fold, pad, widthOf, wrap } from './table.ts';
import type { Text } from './text.ts';
import type { Verb } from './verb.ts';

const WIDTH = 92;
const CALL = 'npm run -s sim --';

/** Two columns, the second wrapped. */
function columns(rows: readonly (readonly [string, string])[]): string[] {
	const left = Math.max(...rows.map(([first]) => widthOf(first)));
	return rows.flatMap(([first, second]) =>
		wrap(second, WIDTH - left - 4).map((line, i) => `  ${pad(i === 0 ? first : '', left)}  ${line}`)
	);
}

/** The help of the command line: every verb with one sentence. */
export function overview(text: Text): string[] {
	const rows = Object.keys(VERBS).map((name) => [name, text.say(`verb_${name}`)] as const);
	return [
		text.say('title'),
		'',
		`${text.say('usage')}  ${CALL} <${text.say('verb')}> …`,
		'',
		...columns(rows),
		'',
		...wrap(text.say('overview'), WIDTH)
	];
}

/** Usage line: what must be given, then what may be. */
function usage(verb: Verb, alone: boolean): string[] {
	const named = Object.entries(verb.options);
	const part = ([, option]: (typeof named)[number]) =>
		option.required ? option.shown : `[${option.shown}]`;
	return [
		alone ? `npm run -s ${verb.name} --` : `${CALL} ${verb.name}`,
		...(verb.rest ? [verb.rest.shown] : []),
		...named.filter(([, o]) => o.required).map(part),
		...named.filter(([, o]) => !o.required).map(part)
	].map((piece) => `${piece} `);
}

/** The help of one verb. */
export function helpOf(verb: Verb, options: Options, text: Text, alone: boolean): string[] {
	const rows = Object.entries(options).map(
		([name, option]) => [option.shown, explain(name, option, verb, text)] as const
	);
	return [
		text.say(`verb_${verb.name}`),
		'',
		`${text.say('usage')}`,
		...fold(usage(verb, alone), WIDTH - 2).map((line) => `  ${line}`),
		'',
		...wrap(text.say(`about_${verb.name}`), WIDTH),
		'',
		text.say('options'),
		...columns(rows),
		'',
		text.say('examples'),
		...verb.examples.map((example) =>
			`  ${alone ? `npm run -s ${verb.name} --` : CALL} ${example}`.trimEnd()
		),
		'',
		...wrap(text.say('exitCodes'), WIDTH)
	];
}

function explain(name: string, option: Options[string], verb: Verb, text: Text): string {
	const own = text.find(`cli_option_${verb.name}_${name}`);
	const sentence = own ?? text.say(`option_${name}`);
	return option.kind === 'int' ? `${sentence} (${option.min}–${option.max})` : sentence;
}
