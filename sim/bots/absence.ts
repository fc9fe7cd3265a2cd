import type { Game } from '../game.ts';
import { playBot, type BotMove } from './driver.ts';
import { actionOf } from '../commands/index.ts';
import type { PlannedAction, Team } from '../world/state.ts';
import { botNamed } from './index.ts';

/** The bot that stands in for an absent team. */
export const STAND_IN = 'balanced';

/** Who the log names for what the absence policy did. */
const MEMBER = 'plan';

/**
 * Applies the absence policy before a month is locked: for every company without a bot that has
 * not acted this month. What is done is submitted as ordinary commands, so the log tells it.
 * - `carry`: the staged plan goes, action by action;
 * - `botDraft`: the staged plan goes; where none is staged, the stand-in plays;
 * - `botPlay`: the stand-in plays;
 * - `nothing`: the company sits the month out.
 */
export function coverAbsence(game: Game): BotMove[] {
	const policy = game.start.scenario.absence;
	if (policy === 'nothing' || game.state.phase !== 'open') return [];
	return game.state.teams.flatMap((team, seat) => {
		if (!isAbsent(game, team)) return [];
		if (policy !== 'botPlay' && team.plan.length > 0) return carryPlan(game, seat);
		const bot = policy === 'carry' ? undefined : botNamed(STAND_IN);
		return bot ? playBot(game, seat, bot) : [];
	});
}

/**
 * Before a month opens in sealed access: places the staged claims of absent companies where plans
 * are carried, because claims cannot wait for the open month. The rest of the plan stays staged.
 */
export function coverPreparation(game: Game): BotMove[] {
	const policy = game.start.scenario.absence;
	const carries = policy === 'carry' || policy === 'botDraft';
	if (!carries || game.state.phase !== 'prepare') return [];
	return game.state.teams.flatMap((team, seat) => {
		if (!isAbsent(game, team)) return [];
		const claims = team.plan.filter((a) => a.type === 'claimClient');
		if (claims.length === 0) return [];
		const moves = submitAll(game, seat, claims);
		restage(
			game,
			seat,
			team.plan.filter((a) => !claims.includes(a))
		);
		return moves;
	});
}

/** No bot in the seat, and nobody has acted this month: what a plan did does not count. */
function isAbsent(game: Game, team: Team): boolean {
	if (team.bot !== null || team.status === 'closed') return false;
	if (team.acted === 0) return true;
	const { month } = game.state;
	for (let i = game.log.length - 1; i >= 0 && game.log[i]!.month === month; i--) {
		const command = game.log[i]!;
		if (command.team !== team.id || command.member === MEMBER) continue;
		if (actionOf(command.type) && !actionOf(command.type)!.passive) return false;
	}
	return true;
}

/** Submits a team's staged plan in order and clears it; refused actions are passed over. */
export function carryPlan(game: Game, seat: number): BotMove[] {
	const moves = submitAll(game, seat, game.state.teams[seat]!.plan);
	restage(game, seat, []);
	return moves;
}

const idOf = (game: Game, team: Team, what: string): string =>
	`plan-${game.state.month}-${team.id}-${game.state.seq}-${what}`;

function submitAll(game: Game, seat: number, actions: readonly PlannedAction[]): BotMove[] {
	const team = game.state.teams[seat]!;
	return actions.map((action, i): BotMove => {
		const id = idOf(game, team, String(i));
		const outcome = game.submit({ ...action, team: team.id, id, member: MEMBER });
		return {
			team: team.id,
			action,
			accepted: outcome.ok,
			events: outcome.ok ? outcome.events : []
		};
	});
}

function restage(game: Game, seat: number, actions: PlannedAction[]): void {
	const team = game.state.teams[seat]!;
	const id = idOf(game, team, 'rest');
	game.submit({ type: 'stagePlan', team: team.id, id, member: MEMBER, actions });
}
