import type { Game } from '../game.ts';
import { playBot, type BotMove } from './driver.ts';
import { botNamed } from './index.ts';

/** The bot that stands in for an absent team. */
export const STAND_IN = 'balanced';

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
		if (team.bot !== null || team.status === 'closed' || team.acted > 0) return [];
		if (policy !== 'botPlay' && team.plan.length > 0) return carryPlan(game, seat);
		const bot = policy === 'carry' ? undefined : botNamed(STAND_IN);
		return bot ? playBot(game, seat, bot) : [];
	});
}

/** Submits a team's staged plan in order and clears it; refused actions are passed over. */
export function carryPlan(game: Game, seat: number, member = 'plan'): BotMove[] {
	const team = game.state.teams[seat]!;
	const moves = team.plan.map((action, i): BotMove => {
		const id = `plan-${game.state.month}-${team.id}-${game.state.seq}-${i}`;
		const outcome = game.submit({ ...action, team: team.id, id, member });
		return {
			team: team.id,
			action,
			accepted: outcome.ok,
			events: outcome.ok ? outcome.events : []
		};
	});
	const id = `plan-${game.state.month}-${team.id}-${game.state.seq}-done`;
	game.submit({ type: 'stagePlan', team: team.id, id, member, actions: [] });
	return moves;
}
