import type { Command } from '../../sim/commands/action.ts';
import type { Game, Outcome } from '../../sim/game.ts';
import { loadScenario } from '../../sim/scenario/load.ts';
import type { Scenario } from '../../sim/scenario/schema.ts';
import { createGame, type CreateOptions } from '../../sim/start.ts';
import type { Team } from '../../sim/world/state.ts';
import { textOf } from './files.ts';

/** The campus lab as it is played, loaded once. */
export const campusLab: Scenario = loadScenario(textOf('scenarios/campus-lab/scenario.yaml'));

/** Round numbers, no luck, open access: expectations can be worked out on paper. */
export const proofLab: Scenario = loadScenario(textOf('tests/fixtures/scenarios/proof.yaml'));

/** A scenario with some of its parts replaced. */
export const variant = (change: Partial<Scenario>, base: Scenario = proofLab): Scenario => ({
	...base,
	...change
});

/** The proof market with claims placed while the month is prepared. */
export const sealedLab: Scenario = variant({ access: 'sealed' });

/** A game of the proof market with companies t1, t2 …; a fixed seed unless one is given. */
export const newGame = (options: Partial<CreateOptions> = {}): Game =>
	createGame({ scenario: proofLab, seed: 'proof', teams: 3, ...options });

/** What a test says of a command; the team defaults to t1, the id to the next free number. */
export type Said = { type: string; team?: string | null; id?: string } & Record<string, unknown>;

const MONTH_COMMANDS = /^(prepare|open|pause|resume|lock|settle|reveal)Month$|^cleanStart$/;

/** Completes a command: companies act as t1, the month machine as nobody. */
export function complete(game: Game, said: Said): Command {
	const team = MONTH_COMMANDS.test(said.type) ? null : 't1';
	return { team, id: `c${game.log.length + 1}`, ...said };
}

/** Submits a command, whatever comes of it. */
export const say = (game: Game, said: Said): Outcome => game.submit(complete(game, said));

/** Submits commands that must be accepted. */
export function play(game: Game, ...commands: (Said | string)[]): Game {
	for (const command of commands) {
		const said = typeof command === 'string' ? { type: command } : command;
		const outcome = say(game, said);
		if (!outcome.ok) throw new Error(`${said.type} refused: ${JSON.stringify(outcome.refusal)}`);
	}
	return game;
}

/** Locks, reveals and opens until `month` is open. */
export function toMonth(game: Game, month: number): Game {
	if (game.state.phase === 'prepare') play(game, 'openMonth');
	while (game.state.month < month) play(game, 'lockMonth', 'revealMonth', 'openMonth');
	return game;
}

export const teamOf = (game: Game, id = 't1'): Team => game.teamOf(id)!;

/** Takes a slot at a client of the open month in a game with open access. */
export const claim = (game: Game, client: string, team = 't1'): Game =>
	play(game, { type: 'claimClient', client, team });

/** Recognition of a company with a client, set outright by a correction. */
export const recognise = (game: Game, client: string, recognition: number, team = 't1'): Game =>
	play(game, { type: 'correct', reason: 'test', client, recognition, team });

/** The client ids that have a tender this month, with the tenders. */
export const tendersOf = (game: Game) =>
	game.state.tenders.map((tender) => ({ tender, client: game.state.clients[tender.client]! }));

/** A valid bid for a tender: its own features at the ceiling. */
export function validBid(game: Game, tenderId: string): Said {
	const tender = game.state.tenders.find((t) => t.id === tenderId)!;
	const { featureIds } = game.world.rules;
	return {
		type: 'submitBid',
		tender: tenderId,
		unitPrice: tender.ceiling,
		features: featureIds.filter((_, i) => tender.required & (1 << i)),
		dueMonth: tender.dueMonth,
		serviceLevel: 0
	};
}

/** A game of one company that has won the first tender of its first client, with its order open. */
export function wonOrder(options: Partial<CreateOptions> = {}): { game: Game; order: string } {
	const game = newGame({ teams: 1, ...options });
	play(game, 'openMonth');
	const { tender, client } = tendersOf(game)[0]!;
	claim(game, client.id);
	recognise(game, client.id, 8_000);
	play(game, validBid(game, tender.id), 'lockMonth', 'revealMonth', 'openMonth');
	return { game, order: tender.id };
}
