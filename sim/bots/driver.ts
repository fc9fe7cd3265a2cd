import type { GameEvent } from '../commands/action.ts';
import type { Game } from '../game.ts';
import { stream } from '../kernel/random.ts';
import { Desk } from '../view/team.ts';
import { rulebookOf } from '../view/rulebook.ts';
import type { Rulebook } from '../view/types.ts';
import type { PlannedAction } from '../world/state.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { Bot } from './bot.ts';
import { botNamed } from './index.ts';

/** A bot is asked at most this often a phase; one that never falls silent is cut off. */
const MAX_ROUNDS = 8;

const books = new WeakMap<Scenario, Rulebook>();

function rulebook(scenario: Scenario): Rulebook {
	let book = books.get(scenario);
	if (!book) books.set(scenario, (book = rulebookOf(scenario)));
	return book;
}

/** One command of a bot as the game answered it. */
export interface BotMove {
	team: string;
	action: PlannedAction;
	accepted: boolean;
	events: GameEvent[];
}

/**
 * Lets one bot act in the current phase until it has nothing more to say.
 * The command ids follow from seat, month and count, so the same game gives the same log.
 */
export function playBot(game: Game, seat: number, bot: Bot): BotMove[] {
	const { state } = game;
	const team = state.teams[seat]!;
	const random = stream(game.start.seed, state.month, `bot-${state.phase}`, team.id);
	const rules = rulebook(game.start.scenario);
	const moves: BotMove[] = [];
	// After a clean start the months count from 1 again; an id is good for one command only.
	const prefix = `${state.practice ? 'p' : 'b'}${state.month}-${state.phase}-${team.id}-`;
	const member = `bot:${bot.name}`;
	for (let round = 0; round < MAX_ROUNDS; round++) {
		const view = Object.assign(new Desk(game.world, seat), { rules });
		const actions = bot.decide(view, random);
		if (actions.length === 0) break;
		let accepted = false;
		for (const action of actions) {
			const id = prefix + moves.length;
			const outcome = game.submit({ ...action, team: team.id, id, member });
			accepted ||= outcome.ok;
			moves.push({
				team: team.id,
				action,
				accepted: outcome.ok,
				events: outcome.ok ? outcome.events : []
			});
		}
		if (!accepted) break;
	}
	return moves;
}

/** Finds the bot of a name; a laboratory may bring its own beside the registered ones. */
export type BotFinder = (name: string) => Bot | undefined;

/** Lets every seat held by a bot act in the current phase, in seat order. */
export function playBotSeats(game: Game, find: BotFinder = botNamed): BotMove[] {
	return game.state.teams.flatMap((team, seat) => {
		const bot = team.bot === null || team.status === 'closed' ? undefined : find(team.bot);
		return bot ? playBot(game, seat, bot) : [];
	});
}

/** A command of the game itself, with an id that follows from the month. */
export function moveMonth(game: Game, type: string): void {
	const { month, practice } = game.state;
	const id = `${type}-${practice ? 'p' : ''}${month}`;
	const outcome = game.submit({ type, team: null, id });
	if (!outcome.ok) throw new Error(`${type} in month ${month}: ${outcome.refusal.code}`);
}

/** Plays one month with the bots in their seats; other seats do what was staged for them. */
export function playMonth(game: Game, find: BotFinder = botNamed): void {
	if (game.state.phase === 'revealed') moveMonth(game, 'prepareMonth');
	playBotSeats(game, find);
	moveMonth(game, 'openMonth');
	playBotSeats(game, find);
	moveMonth(game, 'lockMonth');
	moveMonth(game, 'revealMonth');
}

/** Plays a game to its end (or for `months`) with the bots in their seats. */
export function playToEnd(game: Game, months = Infinity, find: BotFinder = botNamed): Game {
	const last = Math.min(game.start.scenario.months, months);
	while (!game.state.over && game.monthsSettled < last) playMonth(game, find);
	return game;
}
