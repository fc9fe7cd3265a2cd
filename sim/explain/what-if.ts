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
	/** Ids of own tenders won only with the change, and only without it. */
	awards: { gained: string[]; lost: string[] };
	/** Why the new decision itself would have been refused, when it was. */
	refused?: Refusal;
	/** The changed game, for a closer look. */
	game: Game;
}

/** Fields that say what a decision is about: the same subject makes it the decision replaced. */
const SUBJECTS = ['tender', 'client', 'order', 'industry', 'receivable'] as const;
/** Fields that name several: one in common makes it the decision replaced, none a further one. */
const LISTS = ['clients', 'industries'] as const;

const named = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function sameSubject(a: Record<string, unknown>, b: Record<string, unknown>): boolean {
	if (a.type !== b.type || SUBJECTS.some((s) => a[s] !== b[s])) return false;
	return LISTS.every((l) => {
		const others = named(b[l]);
		return !(l in a || l in b) || named(a[l]).some((id) => others.includes(id));
	});
}

/**
 * A counterfactual: the same game with one decision of one company changed in one month, and the
 * same random streams (common random numbers), so the difference is the decision's. All other
 * commands stay as they were; those that no longer fit are passed over. Orders that only exist
 * because of the change are bought in and delivered by an autopilot. A campaign for clients takes
 * the place of those of its kind held with any of them that month, or is held besides.
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
		awards: {
			gained: winsBeyond(changed, game, seat),
			lost: winsBeyond(game, changed, seat)
		},
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

/** Tenders that a company won in one game and not in the other. */
function winsBeyond({ state }: Game, other: Game, seat: number): string[] {
	const won = other.state.awards.filter((a) => a.winner === seat).map((a) => a.tender.id);
	return state.awards
		.filter((a) => a.winner === seat && !won.includes(a.tender.id))
		.map((a) => a.tender.id);
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
