import type { Game, LoggedCommand } from '../game.ts';
import { ENGINE_VERSION } from '../version.ts';
import type { Start } from '../world/world.ts';

/** Name of the format; the number rises when a reader must tell logs apart. */
export const LOG_FORMAT = 'rapport-log/1';

export interface LogHeader {
	format: typeof LOG_FORMAT;
	engine: string;
	start: Start;
}

export interface LogMonth {
	month: number;
	hash: string;
}

/** The log of a game as JSON Lines: start, commands in order, a hash after each settled month. */
export function writeLog(game: Game, engine: string = ENGINE_VERSION): string {
	const header: LogHeader = { format: LOG_FORMAT, engine, start: game.start };
	return `${[JSON.stringify(header), ...logLines(game)].join('\n')}\n`;
}

/**
 * The lines after the header, from the command with index `from` on: a store that keeps a log
 * line by line appends what is new.
 */
export function logLines(game: Game, from = 0): string[] {
	const lines: string[] = [];
	let settled = 0;
	game.log.forEach((command, index) => {
		if (index >= from) lines.push(JSON.stringify(commandLine(command)));
		if (!endsMonth(command)) return;
		const hash = game.monthHashes[settled++];
		if (index >= from && hash !== undefined)
			lines.push(JSON.stringify({ month: command.month, hash }));
	});
	return lines;
}

const endsMonth = (command: LoggedCommand): boolean =>
	(command.type === 'lockMonth' && command.hold !== true) || command.type === 'settleMonth';

/** Fields of a command line in their order: who and when first, payload after. */
export function commandLine(command: LoggedCommand): Record<string, unknown> {
	const { seq, month, team, member, id, type, ...payload } = command;
	return { seq, month, team, ...(member === undefined ? {} : { member }), id, type, ...payload };
}
