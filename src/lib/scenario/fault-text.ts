import type { ScenarioError } from '#sim/scenario/load.ts';
import { m } from '$lib/paraglide/messages';

type Params = NonNullable<ScenarioError['params']>;

const YAML: Readonly<Record<string, () => string>> = {
	DUPLICATE_KEY: m.cli_check_yaml_DUPLICATE_KEY,
	TAB_AS_INDENT: m.cli_check_yaml_TAB_AS_INDENT,
	ALIAS: m.cli_check_yaml_ALIAS,
	RESOURCE_EXHAUSTION: m.cli_check_yaml_RESOURCE_EXHAUSTION
};

const text = (params: Params, name: string): string => String(params[name] ?? '');
const minimum = (p: Params) => ({ minimum: text(p, 'minimum') });
const maximum = (p: Params) => ({ maximum: text(p, 'maximum') });

const SENTENCES: Readonly<Record<string, (params: Params) => string>> = {
	tooLong: () => m.cli_check_tooLong(),
	yaml: (p) => YAML[text(p, 'reason')]?.() ?? m.cli_check_yaml({ detail: text(p, 'detail') }),
	missing: () => m.cli_check_missing(),
	unknownKey: (p) => m.cli_check_unknownKey({ key: text(p, 'key') }),
	type: (p) => m.cli_check_type({ expected: text(p, 'expected'), received: text(p, 'received') }),
	choice: (p) => m.cli_check_choice({ allowed: text(p, 'allowed') }),
	tooSmall_number: (p) => m.cli_check_tooSmall_number(minimum(p)),
	tooSmall_int: (p) => m.cli_check_tooSmall_int(minimum(p)),
	tooSmall_array: (p) => m.cli_check_tooSmall_array(minimum(p)),
	tooSmall_string: (p) => m.cli_check_tooSmall_string(minimum(p)),
	tooBig_number: (p) => m.cli_check_tooBig_number(maximum(p)),
	tooBig_int: (p) => m.cli_check_tooBig_int(maximum(p)),
	tooBig_array: (p) => m.cli_check_tooBig_array(maximum(p)),
	tooBig_string: (p) => m.cli_check_tooBig_string(maximum(p)),
	id: () => m.cli_check_id(),
	schema: (p) => m.cli_check_schema({ detail: text(p, 'detail') }),
	twice: (p) => m.cli_check_twice({ id: text(p, 'id') }),
	unknownFeature: (p) => m.cli_check_unknownFeature({ id: text(p, 'id') }),
	featureUnused: (p) => m.cli_check_featureUnused({ id: text(p, 'id') }),
	tooFewFeatures: (p) => m.cli_check_tooFewFeatures({ free: text(p, 'free') }),
	sum: (p) => m.cli_check_sum({ sum: text(p, 'sum'), expected: text(p, 'expected') }),
	order: (p) => m.cli_check_order({ low: text(p, 'low'), high: text(p, 'high') }),
	beyondMonths: (p) => m.cli_check_beyondMonths({ months: text(p, 'months') }),
	rising: (p) => m.cli_check_rising({ S: text(p, 'S'), M: text(p, 'M'), L: text(p, 'L') }),
	seminarWeakest: (p) =>
		m.cli_check_seminarWeakest({ seminar: text(p, 'seminar'), L: text(p, 'L') }),
	tooManyBots: (p) => m.cli_check_tooManyBots({ seats: text(p, 'seats') })
};

/** What is wrong at a place of a scenario, in the person's language. */
export const faultText = ({ code, params = {}, message }: ScenarioError): string =>
	(code && SENTENCES[code]?.(params)) || message;

/** The path of a fault as the form writes it: `news[2].change` becomes `news.2.change`. */
export const formPath = (path: string): string => path.replace(/\[(\d+)\]/g, '.$1');
