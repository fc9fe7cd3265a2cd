import { actionOf } from '#sim/commands/index.ts';
import type { Command } from '#sim/commands/action.ts';
import type { Game } from '#sim/game.ts';
import { refuse, type Refusal } from '#sim/kernel/refusals.ts';
import { firstCounted } from '#sim/log/branch.ts';
import type { PlannedAction } from '#sim/world/state.ts';
import type { DraftReason } from '../../game/crew-types.ts';
import type { Answer } from '../../game/link.ts';
import type { Turn } from '../host/live-game.ts';

/** Something that a desk sends. */
export interface ActRequest {
	id: string;
	action: PlannedAction;
	/** Month that was on the screen when it was pressed; left out = not known. */
	month?: number;
	/** Only to be put down for the team to look at. */
	draft?: boolean;
}

/** Whose request it is, and whether the month has ended for the company. */
export interface Sender {
	company: string;
	/** Place in the class. */
	member: string;
	captain: boolean;
	/** The company's time has run out. */
	closed: boolean;
}

/** What becomes of a request: an answer, and a draft where it is kept as one. */
export interface Decision {
	answer: Answer;
	draft?: { id: string; action: PlannedAction; month: number; why: DraftReason };
}

/** Refusals that no confirming and no later month would cure. */
const HOPELESS: ReadonlySet<string> = new Set([
	'client.unknown',
	'industry.unknown',
	'feature.unknown',
	'team.unknown',
	'team.closed',
	'month.over'
] satisfies Refusal['code'][]);

const isHopeless = ({ code }: Refusal): boolean =>
	code.startsWith('command.') || HOPELESS.has(code);

/** After the month's end nothing is carried out in it any more. */
const ENDED: ReadonlySet<string> = new Set(['locked', 'settled', 'revealed']);

/** The id that a member's press has in the log: nobody can use up another's. */
export const commandId = (member: string, id: string): string => `${member}:${id}`;

/** Whether a logged command is a person's: a bot that acts for a company signs as `bot:…`. */
export const isPerson = (member: string | undefined): member is string =>
	member !== undefined && !member.startsWith('bot:');

/** The month that something put down now is for: the one under way, or the next one once it has been closed. */
export const monthAhead = ({ state }: Game): number =>
	ENDED.has(state.phase) && !state.over ? state.month + 1 : state.month;

/** Whether the log holds a command of this id. */
export const isDone = (game: Game, id: string): boolean =>
	game.check({ type: '', team: null, id })?.code === 'command.duplicate';

/** A company's own action, whatever else a request claims to be; undefined for anything but an action. */
export function ownCommand(
	action: PlannedAction,
	team: string,
	id: string,
	member: string
): Command | undefined {
	const { seq: _seq, month: _month, ...payload } = action;
	return actionOf(action.type) && { ...payload, type: action.type, team, id, member };
}

/** Carries a command out; one that has been carried out already is fine. */
export function submit(game: Game, command: Command): Answer {
	const outcome = game.submit(command);
	if (outcome.ok) return outcome;
	return outcome.refusal.code === 'command.duplicate' ? { ok: true, events: [] } : outcome;
}

/**
 * Carries a request out, refuses it, or keeps it as a draft: what came after the month was closed, what somebody wants
 * the team to look at, and what a captain has to confirm.
 */
export function decide({ game, row }: Turn, who: Sender, request: ActRequest): Decision {
	const { action } = request;
	const id = commandId(who.member, request.id);
	const command = ownCommand(action, who.company, id, who.member);
	if (!command) {
		const type = action.type.slice(0, 40);
		return { answer: { ok: false, refusal: refuse('command.unknown', 'type', { type }) } };
	}
	if (isDone(game, id)) return { answer: { ok: true, events: [] } };
	// A plan is a note: it needs nobody's approval, and after the end there is nothing to plan for.
	if (actionOf(action.type)!.passive)
		return {
			answer: who.closed
				? { ok: false, refusal: refuse('month.notOpen', undefined, { phase: 'locked' }) }
				: submit(game, command)
		};
	const late = missedMonth(game, who.closed, request.month);
	if (late === undefined && who.captain && !request.draft) return { answer: submit(game, command) };
	const { refusal, money } = game.quote(command);
	if (refusal && isHopeless(refusal)) return { answer: { ok: false, refusal } };
	const kept = (why: DraftReason, month = monthAhead(game)): Decision => ({
		answer: { ok: false, refusal: { code: CODES[why] } },
		draft: { id, action: payloadOf(command), month, why }
	});
	if (late !== undefined) return kept('late', late);
	if (request.draft) return kept('team');
	if (row.decisionMode === 'confirm') return kept('confirm');
	const limit = row.approvalLimit;
	const beyond = limit !== null && money > 0 && money + spentBy(game, who, limit) > limit;
	return beyond && !refusal ? kept('approval') : { answer: submit(game, command) };
}

const CODES = {
	late: 'link.late',
	team: 'link.drafted',
	confirm: 'link.confirm',
	approval: 'link.approval',
	returned: 'link.drafted'
} as const satisfies Record<DraftReason, string>;

/**
 * Fen that a member's own presses of this month cost at today's prices, so that a purchase in pieces counts as one.
 * What alone is beyond the limit had its captain's yes and is no part of it.
 */
function spentBy(game: Game, { company, member }: Sender, limit: number): number {
	const { month } = game.state;
	return game.log
		.slice(firstCounted(game))
		.filter((c) => c.month === month && c.team === company && c.member === member)
		.map((command) => game.quote(command).money)
		.reduce((sum, money) => (money > limit ? sum : sum + money), 0);
}

/** The month that an action came too late for; undefined when it came in time. */
function missedMonth(game: Game, closed: boolean, pressedIn?: number): number | undefined {
	const { month, phase } = game.state;
	const shut = closed || phase === 'locked' || phase === 'settled';
	const meant = pressedIn ?? (shut ? month : undefined);
	if (meant === undefined || meant > month) return undefined;
	if (meant < month) return meant;
	return closed || ENDED.has(phase) ? month : undefined;
}

/** The action alone, as a draft keeps it. */
function payloadOf({ team: _t, id: _i, member: _m, ...action }: Command): PlannedAction {
	return action;
}
