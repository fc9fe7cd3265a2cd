import { Game, type LoggedCommand } from '#sim/game.ts';
import { commandLine } from '#sim/log/log.ts';
import { ENGINE_VERSION } from '#sim/version.ts';
import type { CommandRow, GameLog } from '../stores/game-log.ts';
import type { GameRow } from '../stores/games.ts';

/** The stored commands do not lead to the stored hashes: the game is not played on. */
export class BrokenGame extends Error {}

/** The command of a stored line. */
const commandOf = (line: string): LoggedCommand => JSON.parse(line) as LoggedCommand;

/**
 * Carries stored commands out on a game that has come as far as the one before them.
 * @throws BrokenGame naming the first that does not fit
 */
export function follow(game: Game, rows: readonly CommandRow[]): void {
	for (const row of rows) {
		const { seq, month, ...command } = commandOf(row.line);
		const place = `${row.gameId} seq ${row.seq}`;
		if (seq !== row.seq || seq !== game.state.seq + 1) throw new BrokenGame(`${place}: gap`);
		const outcome = game.submit(command);
		if (!outcome.ok) throw new BrokenGame(`${place}: ${outcome.refusal.code}`);
		if (game.log.at(-1)!.month !== month) throw new BrokenGame(`${place}: month`);
		if (row.hash !== null && row.hash !== game.monthHashes.at(-1))
			throw new BrokenGame(`${place}: hash`);
	}
}

/** The rows that a game's newest commands are stored as. @param from commands that are stored already */
export function rowsOf(game: Game, gameId: string, from: number, at: Date): CommandRow[] {
	const fresh = game.log.slice(from);
	let settled = game.monthHashes.length - fresh.filter(settles).length;
	return fresh.map((command) => ({
		gameId,
		seq: command.seq,
		commandId: command.id,
		line: JSON.stringify(commandLine(command)),
		hash: settles(command) ? game.monthHashes[settled++]! : null,
		at
	}));
}

const settles = (command: LoggedCommand): boolean =>
	(command.type === 'lockMonth' && command.hold !== true) || command.type === 'settleMonth';

/**
 * The game as the database holds it: the newest sound snapshot and the commands after it; without one, all
 * commands from the start.
 * @throws BrokenGame when even the whole log does not lead to its hashes
 */
export async function recover(log: GameLog, row: GameRow): Promise<Game> {
	if (row.engine !== ENGINE_VERSION) throw new BrokenGame(`${row.id}: engine ${row.engine}`);
	for (const snapshot of await log.snapshots(row.id)) {
		try {
			const game = Game.restore(snapshot.body);
			if (game.hash() !== snapshot.hash || game.state.seq !== snapshot.seq) continue;
			follow(game, await log.after(row.id, snapshot.seq));
			return game;
		} catch (error) {
			// A snapshot is only a shortcut: an unsound one gives way to the log itself.
			if (!(error instanceof BrokenGame || error instanceof SyntaxError)) throw error;
		}
	}
	const game = new Game(JSON.parse(row.start));
	follow(game, await log.after(row.id, 0));
	return game;
}
