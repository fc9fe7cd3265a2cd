import type { ScenarioError } from '../../scenario/load.ts';
import { checkNamed } from '../sources/scenario.ts';
import { faultSentence } from '../sources/scenario-faults.ts';
import { CliError, EXIT } from '../terminal/errors.ts';
import type { Text } from '../terminal/text.ts';
import type { Verb } from '../terminal/verb.ts';

interface Checked {
	file: string;
	ok: boolean;
	errors: { path: string; line: number; message: string }[];
	/** False when there was nothing to check: a missing file is wrong usage, not a bad scenario. */
	read: boolean;
}

function checkOne(folder: string, file: string, text: Text): Checked {
	try {
		const result = checkNamed(folder, file);
		const errors = result.ok
			? []
			: result.errors.map((e) => shown(e, text)).sort((a, b) => a.line - b.line);
		return { file, ok: result.ok, errors, read: true };
	} catch (error) {
		if (!(error instanceof CliError)) throw error;
		const message = text.say(`error_${error.code}`, error.params);
		return { file, ok: false, errors: [{ path: '', line: 0, message }], read: false };
	}
}

const shown = (error: ScenarioError, text: Text) => ({
	path: error.path,
	line: error.line,
	message: faultSentence(error, text)
});

/** `check FILE…`: validates scenario files. */
export const check: Verb = {
	name: 'check',
	rest: { shown: 'FILE…', min: 1, max: 1_000 },
	options: {},
	examples: ['check scenarios/campus-lab/scenario.yaml', 'check mine.yaml --json'],
	async run(args, { text, folder }) {
		const files = args.rest.map((file) => checkOne(folder, file, text));
		const ok = files.every((f) => f.ok);
		const lines = files.flatMap((f) => [
			f.ok
				? text.say('check_valid', { file: f.file })
				: text.say('check_invalid', { file: f.file, count: f.errors.length }),
			...f.errors.map(
				(e) =>
					`  ${[e.line > 0 ? `${f.file}:${e.line}` : '', e.path, e.message].filter(Boolean).join('  ')}`
			)
		]);
		return {
			json: { ok, files: files.map(({ read: _, ...file }) => file) },
			lines,
			exit: files.some((f) => !f.read) ? EXIT.usage : ok ? EXIT.ok : EXIT.negative
		};
	}
};
