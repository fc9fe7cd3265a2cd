import { replay as recompute } from '../../log/replay.ts';
import { readText } from '../sources/files.ts';
import { failureSentence } from '../sources/refusal.ts';
import { EXIT } from '../terminal/errors.ts';
import { pad, widthOf } from '../terminal/table.ts';
import type { Verb } from '../terminal/verb.ts';

/** `replay LOG`: recomputes a log; a mismatch gives the valid part and the first failure. */
export const replay: Verb = {
	name: 'replay',
	rest: { shown: 'LOG.jsonl', min: 1, max: 1 },
	options: {},
	examples: ['replay game.jsonl', 'replay game.jsonl --json'],
	async run(args, { text, format, folder }) {
		const file = args.rest[0]!;
		const { ok, engine, hash, monthHashes, months, failure, game } = recompute(
			readText(folder, file)
		);
		const message = failure && failureSentence(failure, text, format);
		const { line, month, code } = failure ?? {};
		const heading = game
			? text.say('replay_heading', {
					title: game.start.scenario.title[text.locale],
					seed: game.start.seed,
					teams: game.start.teams.length
				})
			: file;
		const width = widthOf(text.say('month', { n: 99 }));
		return {
			json: {
				ok,
				engine,
				hash,
				monthHashes,
				months,
				commands: game?.log.length ?? 0,
				...(failure ? { failure: { line, month, code, message } } : {})
			},
			lines: [
				heading,
				'',
				...monthHashes.map((h, i) => `  ${pad(text.say('month', { n: i + 1 }), width)}  ${h}`),
				'',
				message === undefined
					? text.say('replay_ok', { months })
					: text.say('replay_failed', { file, line: line!, message, months }),
				...(hash === null ? [] : [text.say('hash', { hash })])
			],
			exit: ok ? EXIT.ok : EXIT.negative
		};
	}
};
