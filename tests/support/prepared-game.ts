import { readFileSync } from 'node:fs';
import path from 'node:path';
import { moveMonth, playBot, playBotSeats } from '../../sim/bots/driver.ts';
import { createGame, botNamed, loadScenario, writeLog, type Game } from '../../sim/index.ts';
import { root } from './files.ts';

/** A scenario of the project, read as it is shipped. */
export const scenarioNamed = (id: string) =>
	loadScenario(readFileSync(path.join(root, 'scenarios', id, 'scenario.yaml'), 'utf8'));

export interface Preparation {
	scenario?: string;
	seed?: string;
	/** Bots of the other seats, in order; repeated until the seats are full. */
	rivals?: readonly string[];
	/** The bot that acts for the person in the prepared months. */
	hand?: string;
	/** Months settled before the person takes over. */
	months: number;
	/** Then: open the next month (rivals act), or leave it in preparation. */
	stop: 'prepare' | 'open';
}

/**
 * A solo game as if a person had played its first months: seat 0 belongs to nobody but is played
 * by a bot's hand, so that a screen finds clients, orders and books at once.
 */
export function preparedGame(wanted: Preparation): Game {
	const { scenario: id = 'campus-lab', seed = 'desk', months, stop } = wanted;
	const { rivals = ['balanced', 'trader', 'lowPrice'], hand = 'recognition' } = wanted;
	const scenario = scenarioNamed(id);
	const game = createGame({
		scenario,
		seed,
		teams: Array.from({ length: scenario.seats }, (_, seat) => ({
			name: `Company ${seat + 1}`,
			bot: seat === 0 ? null : rivals[(seat - 1) % rivals.length]!
		}))
	});
	const bot = botNamed(hand)!;
	const both = () => {
		playBot(game, 0, bot);
		playBotSeats(game);
	};
	for (let month = 1; month <= months; month++) {
		both();
		moveMonth(game, 'openMonth');
		both();
		moveMonth(game, 'lockMonth');
		moveMonth(game, 'revealMonth');
		moveMonth(game, 'prepareMonth');
	}
	if (stop === 'open') {
		both();
		moveMonth(game, 'openMonth');
		playBotSeats(game);
	}
	return game;
}

/** The same as the text of a log, for the import of the play page. */
export const preparedLog = (wanted: Preparation): string => writeLog(preparedGame(wanted));
