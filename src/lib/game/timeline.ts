import { Game, type LoggedCommand } from '#sim/game.ts';
import { teamView } from '#sim/view/team.ts';
import type { TeamView } from '#sim/view/types.ts';
import type { PlannedAction } from '#sim/world/state.ts';

/** One command of a game, as a replay lists it. */
export interface Moment {
	/** Commands up to and including this one: what `viewAt` takes. */
	index: number;
	month: number;
	practice: boolean;
	/** Seat that acted; null for the game's own commands. */
	seat: number | null;
	/** Name of the bot that acted; null for people and the clock. */
	bot: string | null;
	action: PlannedAction;
	/** Whether a new game may go on from here: bots are never cut off in the middle of a turn. */
	forkable: boolean;
}

/** A look at any moment of a game. Keeps a copy at the start of every month, so that going back is fast. */
export class Timeline {
	private readonly game: Game;
	/** Games by the number of commands carried out; never handed out. */
	private readonly marks: { index: number; game: Game }[];
	private cursor: { index: number; game: Game };

	constructor(game: Game) {
		this.game = game;
		this.marks = [{ index: 0, game: new Game(game.start, false) }];
		this.cursor = { index: 0, game: new Game(game.start, false) };
	}

	moments(): Moment[] {
		const { log, start } = this.game;
		const seats = new Map(start.teams.map((t, seat) => [t.id, seat]));
		const clean = log.findIndex((c) => c.type === 'cleanStart');
		return log.map((command, i) => ({
			index: i + 1,
			month: command.month,
			practice: i <= clean,
			seat: command.team === null ? null : (seats.get(command.team) ?? null),
			bot: botOf(command),
			action: actionOf(command),
			forkable: !isInside(log, i + 1)
		}));
	}

	/** @param index commands carried out, 0 … all; beyond either end the end itself is meant */
	viewAt(index: number, seat: number): TeamView {
		this.moveTo(Math.max(0, Math.min(this.game.log.length, Math.trunc(index) || 0)));
		return teamView(this.cursor.game.world, seat);
	}

	private moveTo(index: number): void {
		const { log } = this.game;
		const mark = this.marks.findLast((m) => m.index <= index)!;
		if (index < this.cursor.index || mark.index > this.cursor.index)
			this.cursor = { index: mark.index, game: mark.game.fork() };
		while (this.cursor.index < index) {
			const command = log[this.cursor.index++]!;
			carryOut(this.cursor.game, command);
			const last = this.marks.at(-1)!.index;
			if (command.type === 'revealMonth' && this.cursor.index > last)
				this.marks.push({ index: this.cursor.index, game: this.cursor.game.fork() });
		}
	}
}

/**
 * A game of its own that has carried out the first `index` commands of another; bots that were in
 * the middle of a turn there have not begun it here.
 */
export function forkOf(game: Game, index: number): Game {
	let end = Math.max(0, Math.min(game.log.length, Math.trunc(index) || 0));
	while (isInside(game.log, end)) end--;
	const start = { ...game.start, branch: { of: game.hash(), month: game.log[end]?.month ?? 0 } };
	const branch = new Game(start);
	for (const command of game.log.slice(0, end)) carryOut(branch, command);
	return branch;
}

function carryOut(game: Game, { seq: _seq, month: _month, ...command }: LoggedCommand): void {
	const outcome = game.submit(command as Parameters<Game['submit']>[0]);
	if (!outcome.ok) throw new Error(`replay of ${command.type}: ${outcome.refusal.code}`);
}

const botOf = ({ member }: LoggedCommand): string | null =>
	member?.startsWith('bot:') ? member.slice('bot:'.length) : null;

function actionOf(command: LoggedCommand): PlannedAction {
	const { seq: _s, month: _m, team: _t, id: _i, member: _p, ...action } = command;
	return action;
}

/**
 * Whether the place before the command with this index lies inside a turn that is taken as a whole:
 * bots' preparation, the opening and bots' actions; or settlement and reveal.
 */
function isInside(log: readonly LoggedCommand[], index: number): boolean {
	const before = log[index - 1];
	const after = log[index];
	if (!before || !after) return false;
	if (after.type === 'revealMonth' || after.type === 'settleMonth') return true;
	if (botOf(after)) return botOf(before) !== null || before.type === 'openMonth';
	return after.type === 'openMonth' && botOf(before) !== null;
}
