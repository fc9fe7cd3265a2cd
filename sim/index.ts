import { playToEnd } from './bots/driver.ts';
import type { Game } from './game.ts';
import { createGame, type CreateOptions } from './start.ts';

/** The public face of the engine. Bundles for a bare JavaScript engine: no Node, no DOM. */
export { addBot, botNamed, botNames } from './bots/index.ts';
export type { Bot, BotView } from './bots/bot.ts';
export { carryPlan, coverAbsence, coverPreparation, STAND_IN } from './bots/absence.ts';
export { playBot, playBotSeats, playMonth, playToEnd, type BotMove } from './bots/driver.ts';
export type { Command, GameEvent } from './commands/action.ts';
export { ACTIONS } from './commands/index.ts';
export { autopsy } from './explain/autopsy.ts';
export { boardHistory } from './explain/board-history.ts';
export { bridge } from './explain/bridge.ts';
export { comparison } from './explain/comparison.ts';
export { luckReport } from './explain/luck.ts';
export { recognitionHistory } from './explain/recognition-history.ts';
export { turningPoints } from './explain/turning-points.ts';
export type * from './explain/types.ts';
export { whatIf, type WhatIf } from './explain/what-if.ts';
export { Game, type LoggedCommand, type Outcome } from './game.ts';
export { REFUSALS, type Refusal, type RefusalCode } from './kernel/refusals.ts';
export { canonicalJson, hashText, shortHash } from './log/canonical.ts';
export { draftsOf, firstCounted, gameAt, monthStart, rewind } from './log/branch.ts';
export { LOG_FORMAT, writeLog } from './log/log.ts';
export { replay, type ReplayFailure, type ReplayResult } from './log/replay.ts';
export {
	checkScenario,
	checkScenarioObject,
	InvalidScenario,
	loadScenario,
	type LoadResult,
	type ScenarioError
} from './scenario/load.ts';
export type { Scenario } from './scenario/schema.ts';
export { createGame, makeStart, seedFrom, type CreateOptions, type Seat } from './start.ts';
export { ENGINE_VERSION } from './version.ts';
export { rulebookOf } from './view/rulebook.ts';
export { instructorView, publicView, stageView } from './view/public.ts';
export { teamView } from './view/team.ts';
export { forecastOf } from './view/forecast.ts';
export type * from './view/types.ts';
export type { Start, TeamStart } from './world/world.ts';

/**
 * Plays a whole game with bots: what the command line's `play` does, as one function.
 * @param bots names in seat order
 */
export function playBots(
	options: CreateOptions & { bots: readonly string[]; months?: number }
): Game {
	const seats = options.bots.map((bot) => ({ bot }));
	return playToEnd(createGame({ ...options, teams: seats }), options.months);
}
