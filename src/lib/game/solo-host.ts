import { moveMonth, playBotSeats } from '#sim/bots/driver.ts';
import type { GameEvent } from '#sim/commands/action.ts';
import { Game } from '#sim/game.ts';
import { logLines, writeLog } from '#sim/log/log.ts';
import { replay, type ReplayFailure } from '#sim/log/replay.ts';
import type { Refusal } from '#sim/kernel/refusals.ts';
import { rulebookOf } from '#sim/view/rulebook.ts';
import { teamView } from '#sim/view/team.ts';
import type { Rulebook, TeamView } from '#sim/view/types.ts';
import type { PlannedAction } from '#sim/world/state.ts';
import type { Start } from '#sim/world/world.ts';
import type { ClockMove, HostAnswer } from './solo-types';

/** The member named in the log for what the person did. */
const MEMBER = 'me';

/**
 * A solo game: the engine, the person's seat and the bots in the other seats. Pure: no storage,
 * no clock, no DOM. Every change is in the engine's log, so a host is rebuilt from its log.
 */
export class SoloHost {
	readonly game: Game;
	/** Seat of the person: the first that no bot held at the start; −1 when bots hold them all. */
	readonly seat: number;
	/** The seat whose view is shown: the person's, or the first of a game of bots. */
	readonly own: number;
	readonly rules: Rulebook;

	constructor(game: Game) {
		this.game = game;
		this.seat = game.start.teams.findIndex((t) => t.bot === null);
		this.own = Math.max(0, this.seat);
		this.rules = rulebookOf(game.start.scenario);
	}

	static start(start: Start): SoloHost {
		return new SoloHost(new Game(start));
	}

	/** The game as far as its log is valid, and what is wrong with the rest. */
	static open(
		logText: string,
		onLine?: (done: number, lines: number) => void
	): { host: SoloHost | null; failure?: ReplayFailure } {
		const { game, failure } = replay(logText, Infinity, onLine);
		return { host: game && new SoloHost(game), ...(failure && { failure }) };
	}

	/** What the person may see now. Lists are built when read; posting it reads them all. */
	view(): TeamView {
		return teamView(this.game.world, this.own);
	}

	/** Carries out one action of the person. The same id again answers ok and does nothing. */
	act(action: PlannedAction, id: string): HostAnswer {
		const team = this.game.start.teams[this.seat]?.id ?? null;
		const outcome = this.game.submit({ ...action, team, id, member: MEMBER });
		return outcome.ok || outcome.refusal.code !== 'command.duplicate' ? outcome : done([]);
	}

	/**
	 * Moves the month. `openMonth`: bots prepare and claim, the month opens, bots act. `closeMonth`:
	 * settles and reveals. `nextMonth`: begins the next preparation. `cleanStart`: ends practice.
	 * @param id of the move's main command: repeating a move by the same id does nothing
	 */
	clock(move: ClockMove, id: string): HostAnswer {
		const { game } = this;
		if (game.log.some((c) => c.id === id)) return done([]);
		const type = this.commandOf(move);
		const refusal = game.check({ type, team: null, id });
		if (refusal) return { ok: false, refusal };
		const opens = type === 'openMonth';
		if (opens && game.state.phase === 'revealed') moveMonth(game, 'prepareMonth');
		if (opens) playBotSeats(game);
		const outcome = game.submit({ type, team: null, id });
		if (!outcome.ok) return outcome;
		if (opens) playBotSeats(game);
		if (move === 'closeMonth' && game.state.phase === 'settled') moveMonth(game, 'revealMonth');
		return outcome;
	}

	/** What an action would take, and why it would be refused. */
	quote(action: PlannedAction): { refusal?: Refusal; money: number; days: number } {
		const team = this.game.start.teams[this.seat]?.id ?? null;
		return this.game.quote({ ...action, team, id: '?' });
	}

	/** Lines of the log since its command with index `from` (0 = all but the header). */
	lines(from: number): string[] {
		return logLines(this.game, from);
	}

	/** The whole log as text. */
	log(): string {
		return writeLog(this.game);
	}

	/** The engine's name for a move: a log may have been left between its steps. */
	private commandOf(move: ClockMove): string {
		const { phase } = this.game.state;
		if (move === 'openMonth') return phase === 'paused' ? 'resumeMonth' : 'openMonth';
		if (move === 'nextMonth') return 'prepareMonth';
		if (move === 'cleanStart') return 'cleanStart';
		if (phase === 'locked') return 'settleMonth';
		return phase === 'settled' ? 'revealMonth' : 'lockMonth';
	}
}

const done = (events: GameEvent[]): HostAnswer => ({ ok: true, events });
