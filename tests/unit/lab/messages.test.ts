import { describe, expect, it } from 'vitest';
import { LOG_FAILURES } from '../../../sim/log/replay.ts';
import { REFUSALS } from '../../../sim/kernel/refusals.ts';
import { Text } from '../../../sim/lab/terminal/text.ts';
import { VERBS, verbNamed } from '../../../sim/lab/verbs/index.ts';
import { CAMPAIGNS, CRITERIA, FAULTS } from '../../../sim/world/state.ts';
import { filesUnder, textOf } from '../../support/files.ts';

const sources = filesUnder('sim/lab', '.ts').map(textOf).join('\n');
const all = (source: string, pattern: RegExp) => [
	...new Set([...source.matchAll(pattern)].map((found) => found[1]!))
];

/** Keys of messages that the command line asks for by a name written out in its code. */
const written = all(sources, /\.say\(\s*'([\w-]+)'/g);
const errors = all(sources, /new CliError\(\s*'(\w+)'/g).map((code) => `error_${code}`);
const botFaults = ['threw', 'shape', 'endless'].map((code) => `error_bot_${code}`);
const files = all(textOf('sim/lab/sources/files.ts'), /: '(file\w+)'/g).map((c) => `error_${c}`);
const crossChecks = all(
	textOf('sim/scenario/cross-check.ts'),
	/fault\([^;]*?\], '(\w+)'|fault\(path, '(\w+)'/g
);
const schemaChecks = all(textOf('sim/scenario/schema-faults.ts'), /(?:one\(|code: )'(\w+)'/g);
const decided = ['score', 'price', 'recognition', 'arrival', 'draw'].map(
	(rule) => `decided_${rule}`
);
const changes = ['price', 'recognition', 'feature', 'service', 'valid'].map((c) => `change_${c}`);

describe.each(['en', 'zh'] as const)('the command line in %s', (locale) => {
	const text = new Text(locale);
	const missing = (keys: readonly (string | undefined)[]) =>
		keys.filter((key) => key !== undefined && text.find(`cli_${key}`) === undefined);

	it('has every text that its code names', () => {
		expect(written.length).toBeGreaterThan(40);
		expect(errors.length).toBeGreaterThan(25);
		expect(missing([...written, ...errors, ...botFaults, ...files])).toEqual([]);
	});

	it('has a sentence for every fault of a scenario', () => {
		expect(crossChecks.length).toBeGreaterThan(5);
		expect(schemaChecks.length).toBeGreaterThan(5);
		expect(
			missing([...crossChecks, ...schemaChecks].map((code) => code && `check_${code}`))
		).toEqual([]);
	});

	it('has a word for everything an autopsy names', () => {
		const keys = [...CRITERIA.map((c) => `criterion_${c}`), ...FAULTS.map((f) => `fault_${f}`)];
		expect(CAMPAIGNS.length).toBeGreaterThan(0);
		expect(missing([...keys, ...decided, ...changes])).toEqual([]);
	});

	it('explains every option of every verb', async () => {
		for (const name of Object.keys(VERBS)) {
			const verb = (await verbNamed(name))!;
			expect(verb.name).toBe(name);
			const unexplained = Object.keys(verb.options).filter(
				(option) => !text.find(`cli_option_${option}`) && !text.find(`cli_option_${name}_${option}`)
			);
			expect(unexplained).toEqual([]);
			expect(missing([`verb_${name}`, `about_${name}`])).toEqual([]);
		}
	});

	it('has a sentence for every refusal and every failure of a log', () => {
		const codes = [...REFUSALS, ...LOG_FAILURES];
		expect(
			codes.filter((c) => !text.find(`refusal_${c.replace('.', '_')}`, { phase: 'open' }))
		).toEqual([]);
	});
});
