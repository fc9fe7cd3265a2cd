import { Game, type LoggedCommand } from '../game.ts';
import { actionOf } from '../commands/index.ts';
import type { PlannedAction } from '../world/state.ts';

/** The game as it stood just before its log reached `count` commands, in its own branch. */
export function gameAt(game: Game, count: number): Game {
	const copy = new Game(game.start);
	for (const command of game.log.slice(0, count)) replayOne(copy, command);
	return copy;
}

function replayOne(game: Game, command: LoggedCommand): boolean {
	const { seq: _seq, month: _month, ...plain } = command;
	return game.submit(plain).ok;
}

/** Index in the log after the practice months; 0 where there were none. */
export function firstCounted(game: Game): number {
	return game.log.findLastIndex((c) => c.type === 'cleanStart') + 1;
}

/** Index in the log of the first command of a month's preparation. */
export function monthStart(game: Game, month: number): number {
	const counted = firstCounted(game);
	const index = game.log.findIndex((c, i) => i >= counted && c.month >= month);
	return index < 0 ? game.log.length : index;
}

/**
 * Rewinds to the preparation of a month as a branch: the given game stays as it is, and every
 * team's inputs of that month come back as its staged plan.
 * @throws RangeError when the month has not been reached
 */
export function rewind(game: Game, month: number): Game {
	if (month < 1 || month > game.state.month) throw new RangeError(`month ${month} not reached`);
	const from = monthStart(game, month);
	const start = { ...game.start, branch: { of: game.hash(), month } };
	const branch = new Game(start);
	for (const command of game.log.slice(0, from)) replayOne(branch, command);
	if (branch.state.phase === 'revealed')
		branch.submit({ type: 'prepareMonth', team: null, id: `branch-${month}` });
	for (const team of game.state.teams) {
		const actions = draftsOf(game, team.id, month);
		if (actions.length > 0)
			branch.submit({ type: 'stagePlan', team: team.id, id: `draft-${month}-${team.id}`, actions });
	}
	return branch;
}

/** A team's accepted actions of a month, as a plan. */
export function draftsOf(game: Game, teamId: string, month: number): PlannedAction[] {
	return game.log
		.slice(firstCounted(game))
		.filter((c) => c.team === teamId && c.month === month)
		.filter((c) => actionOf(c.type) && !actionOf(c.type)!.passive)
		.map(({ seq: _s, month: _m, team: _t, id: _i, member: _p, ...action }) => action);
}
