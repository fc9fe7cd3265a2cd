import { parseArgs } from 'node:util';
import { say } from './words.mjs';

/**
 * Port and host from the command line, else from the environment, else the defaults.
 * Ends the process with a sentence when they make no sense.
 * @param {string[]} args
 */
export function options(args) {
	const fail = (/** @type {string} */ reason) => {
		console.error(`${reason}\n${say('usage')}`);
		process.exit(2);
	};
	const { tokens, values } = parseArgs({
		args,
		strict: false,
		tokens: true,
		options: {
			port: { type: 'string', short: 'p' },
			host: { type: 'string' },
			help: { type: 'boolean', short: 'h' }
		}
	});
	for (const token of tokens) {
		if (token.kind === 'positional') fail(say('unknownOption', token.value));
		if (token.kind === 'option' && !['port', 'host', 'help'].includes(token.name))
			fail(say('unknownOption', token.rawName));
	}
	if (values.help) {
		console.log(say('usage'));
		process.exit(0);
	}
	const port = String(values.port ?? process.env.PORT ?? '3000');
	if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65535)
		fail(say('badPort', port));
	const host = typeof values.host === 'string' ? values.host : process.env.HOST;
	return { port: Number(port), host: host || '0.0.0.0' };
}
