import type { Game } from '../../game.ts';
import { replay } from '../../log/replay.ts';
import { CliError, EXIT } from '../terminal/errors.ts';
import type { Formatter } from '../terminal/format.ts';
import type { Text } from '../terminal/text.ts';
import { readText } from './files.ts';
import { failureSentence } from './refusal.ts';

/** The game of a log that must be valid to its end. @throws CliError otherwise */
export function gameOf(folder: string, file: string, text: Text, format: Formatter): Game {
	const { game, failure } = replay(readText(folder, file));
	if (game && !failure) return game;
	throw new CliError(
		'logInvalid',
		{ file, line: failure!.line, fault: failureSentence(failure!, text, format) },
		EXIT.negative
	);
}
