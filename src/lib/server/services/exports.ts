import type { Game } from '#sim/game.ts';
import { firstCounted } from '#sim/log/branch.ts';
import { LOG_FORMAT, logLines, type LogHeader } from '#sim/log/log.ts';
import { ENGINE_VERSION } from '#sim/version.ts';
import { teamView } from '#sim/view/team.ts';
import type { Material } from '../../export/columns.ts';
import { csvPieces } from '../../export/csv.ts';
import { dictionary, TABLES } from '../../export/tables.ts';
import type { Actor } from './actor.ts';
import { mayInClass } from './capabilities.ts';
import type { GameDeps } from './deps.ts';
import { play } from './playing.ts';
import { Refused } from './refused.ts';
import { inGame, ownSeat } from './seats.ts';

/** Names of the files of an export, without the tables' ending. */
export const TABLE_NAMES: readonly string[] = TABLES.map(({ name }) => name);

/** A file on its way: text in pieces, made as they are read. */
export interface ExportFile {
	name: string;
	type: 'text/csv' | 'application/x-ndjson';
	pieces: Iterable<string>;
}

/** A log is sent in pieces of about so many characters. */
const PIECE = 64_000;

export type Exports = ReturnType<typeof makeExports>;

export function makeExports(deps: GameDeps) {
	const { store } = deps;

	/**
	 * The companies whose rows the actor may have: all for the staff, the own one for a student.
	 * @throws Refused `access.signIn`, `game.unknown`, `game.notYourCompany`
	 */
	async function companyOf(actor: Actor, gameId: string): Promise<string | null> {
		const { role } = await inGame(store, actor, gameId, 'game.watch');
		if (mayInClass(role, 'game.export')) return null;
		return (await ownSeat(store, actor, gameId)).seat.company;
	}

	return {
		/**
		 * A table of a game: of all companies for the staff, of the own company for a student.
		 * @param bom whether it begins with a byte order mark, for Excel
		 * @throws Refused `export.unknown`, and as for looking at the game
		 */
		async table(actor: Actor, gameId: string, name: string, bom: boolean): Promise<ExportFile> {
			const company = await companyOf(actor, gameId);
			const table = TABLES.find((t) => t.name === name);
			if (!table) throw new Refused('export.unknown');
			const rows = await play(deps, gameId, ({ game }) =>
				table.cells(materialOf(gameId, game, company))
			);
			return { name: `${name}.csv`, type: 'text/csv', pieces: csvPieces(rows, bom) };
		},

		/** What every column means, in both languages. It is the same for every game. */
		async dictionary(actor: Actor, gameId: string, bom: boolean): Promise<ExportFile> {
			await inGame(store, actor, gameId, 'game.watch');
			const pieces = csvPieces(dictionary(), bom);
			return { name: 'dictionary.csv', type: 'text/csv', pieces };
		},

		/** The game's log as the engine writes it; `sim replay` computes it again. For the staff: it holds all companies. */
		async log(actor: Actor, gameId: string): Promise<ExportFile> {
			await inGame(store, actor, gameId, 'game.export');
			const pieces = await play(deps, gameId, ({ game }) => logPieces(game));
			return { name: 'log.jsonl', type: 'application/x-ndjson', pieces };
		}
	};
}

/** @param company the only company to tell of; null = all, with the commands of the game itself */
export function materialOf(gameId: string, game: Game, company: string | null): Material {
	// The staff may have settled results before they are shown; a company's own view keeps them sealed.
	const shown = company === null && game.state.phase === 'settled' ? revealed(game) : game;
	const { world, state, monthHashes } = shown;
	const teams = state.teams.filter(({ id }) => company === null || id === company);
	return {
		source: { gameId, engine: ENGINE_VERSION, hash: monthHashes.at(-1) ?? null },
		companies: teams.map((team) => ({
			view: teamView(world, world.teamIndex.get(team.id)!),
			log: game.log.filter((command) => command.team === team.id)
		})),
		own: company === null ? game.log.filter((command) => command.team === null) : [],
		monthHashes,
		practice: state.practice,
		practiceUpTo: firstCounted(game)
	};
}

function revealed(game: Game): Game {
	const copy = game.fork();
	copy.submit({ type: 'revealMonth', team: null, id: 'export' });
	return copy;
}

/** The lines of `writeLog`, joined to pieces. The lines are taken at once: the game goes on meanwhile. */
function logPieces(game: Game): Iterable<string> {
	const header: LogHeader = { format: LOG_FORMAT, engine: ENGINE_VERSION, start: game.start };
	const lines = [JSON.stringify(header), ...logLines(game)];
	return (function* () {
		let piece = '';
		for (const line of lines) {
			piece += `${line}\n`;
			if (piece.length < PIECE) continue;
			yield piece;
			piece = '';
		}
		if (piece) yield piece;
	})();
}
