import { CliError, EXIT } from '../terminal/errors.ts';
import { BotFailure, type BotFault } from './bot-guard.ts';

/** The error of the command line for what a visitor's bot did wrong. */
export const faultError = ({ code, ...rest }: BotFault): CliError =>
	new CliError(`bot_${code}`, rest, EXIT.negative);

/** Runs a game; what a bot did wrong in it becomes an error of the command line. */
export function reportingFaults<T>(play: () => T): T {
	try {
		return play();
	} catch (error) {
		throw error instanceof BotFailure ? faultError(error.fault) : error;
	}
}
