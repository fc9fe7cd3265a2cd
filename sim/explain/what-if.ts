import { Game, type LoggedCommand } from '../game.ts';
import type { Refusal } from '../kernel/refusals.ts';
import { firstCounted } from '../log/branch.ts';
import { netWorth } from '../world/ledger.ts';
import type { PlannedAction } from '../world/state.ts';
import { operate } from './autopilot.ts';

/** Where a company stood at the end of the log. */
export interface Side {
	score: number;
	netWorth: number;
	cash: number;
	rank: number;
}

export interface WhatIf {
	base: Side;
	changed: Side;
	/** Why the new decision itself would have been refused, when it was. */
	refused?: Refusal;
	/** The changed game, for a closer look. */
	game: Game;
}

/** Fields that say what a decision is about: the same subject makes it the decision replaced. */
const SUBJECTS = ['tender', 'client', 'order', 'industry', 'receivable'] as const;

const sameSubject = (a: Record<string, unknown>, b: Record<string, unknown>): boolean =>
	a.type === b.type && SUBJECTS.every((s) => a[s] === b[s]);

/**
 * A counterfactual: the same game with one decision of one company changed in one month, and the
 * same random streams (common random numbers), so the difference is the decision's. All other
 * commands stay as they were; those that no longer fit are passed over. Orders that only exist
 * because of the change are bought in and delivered by an autopilot.
 * @returns null when the month has not been settled
 */
export function whatIf(
	game: Game,
	seat: number,
	month: number,
	action: PlannedAction
): WhatIf | null {
	const team = game.state.teams[seat];
	if (!team || month < 1 || month > game.monthsSettled) return null;
	const changed = new Game(game.start, false);
	let refused: Refusal | undefined;
	let done = false;
	const insert = () => {
		done = true;
		const outcome = changed.submit({ ...action, team: team.id, id: `whatif-${month}` });
		if (!outcome.ok) refused = outcome.refusal;
	};
	// A claim in sealed access belongs before the opening, everything else at the original's place.
	const counted = firstCounted(game);
	const replaced = game.log.filter(
		(c, i) => i >= counted && c.month === month && c.team === team.id && sameSubject(c, action)
	);
	const place = replaced[replaced.length - 1];
	for (const [i, command] of game.log.entries()) {
		if (command === place) insert();
		if (replaced.includes(command)) continue;
		const counts = i >= counted && command.month >= month;
		if (counts && !done && !place && endsWindow(command, action, game)) insert();
		if (counts && command.type === 'lockMonth') operate(changed, seat);
		const { seq: _seq, month: _month, ...plain } = command;
		changed.submit(plain);
	}
	const result: WhatIf = {
		base: sideOf(game, seat),
		changed: sideOf(changed, seat),
		game: changed
	};
	if (refused) result.refused = refused;
	return result;
}

/** The last moment at which a new decision of this type can still be made in its month. */
function endsWindow(command: LoggedCommand, action: PlannedAction, game: Game): boolean {
	const sealedClaim = action.type === 'claimClient' && game.start.scenario.access === 'sealed';
	return command.type === (sealedClaim ? 'openMonth' : 'lockMonth');
}

function sideOf(game: Game, seat: number): Side {
	const team = game.state.teams[seat]!;
	const last = team.history[team.history.length - 1];
	return {
		score: last?.score ?? 0,
		netWorth: netWorth(team),
		cash: team.accounts.cash,
		rank: last?.rank ?? 0
	};
}
