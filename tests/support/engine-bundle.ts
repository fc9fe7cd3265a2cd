import path from 'node:path';
import { build } from 'vite';
import { root } from './files.ts';

/** Name under which the bundle is found by whoever runs it. */
const NAME = 'RapportEngine';

/**
 * The engine as one script without imports that any JavaScript engine runs: no Node, no DOM.
 * `RapportEngine.followLog(log)` answers with hashes.
 */
export async function bundleEngine(): Promise<string> {
	const result = await build({
		configFile: false,
		logLevel: 'error',
		build: {
			write: false,
			minify: false,
			target: 'es2022',
			lib: {
				entry: path.join(root, 'tests/support/engine-bare.ts'),
				formats: ['iife'],
				name: NAME
			}
		}
	});
	const [built] = Array.isArray(result) ? result : [result];
	if (!built || !('output' in built)) throw new Error('the bundler gave no output');
	return built.output[0].code;
}

/** A call of the bundle for one log, printed. Escaped, so that no shell's reading of it matters. */
export const questionFor = (log: string): string => {
	const literal = JSON.stringify(log).replace(
		/[\u007f-\uffff]/g,
		(c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`
	);
	return `print(${NAME}.followLog(${literal}));`;
};
