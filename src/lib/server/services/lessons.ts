import { playBot } from '#sim/bots/driver.ts';
import { botNamed } from '#sim/bots/index.ts';
import type { Command } from '#sim/commands/action.ts';
import { rewind } from '#sim/log/branch.ts';
import { newId } from '../auth/secrets.ts';
import { rowsOf } from '../host/recover.ts';
import { forgetDrafts } from '../stores/drafts.ts';
import { seatsOf, setExtraTime, type GameRow } from '../stores/games.ts';
import { crewOf } from '../stores/teams.ts';
import type { Actor } from './actor.ts';
import {
	checkAuto,
	makeMove,
	moveByItself,
	moveIsDue,
	setAuto,
	shiftNext,
	type AutoChoice
} from './auto-months.ts';
import type { GameDeps } from './deps.ts';
import { extraOf } from './games.ts';
import type { Move, Moved } from './month-moves.ts';
import { makeNotices } from './notices.ts';
import { play } from './playing.ts';
import { returnedDrafts } from './returned-drafts.ts';
import { Refused } from './refused.ts';
import { makeScreens } from './screens.ts';
import { endOf, inGame, type GameAccess } from './seats.ts';

/** Longest a clock may be set to, in milliseconds: a day. */
const MAX_CLOCK = 86_400_000;

export type Lessons = ReturnType<typeof makeLessons>;

export function makeLessons(deps: GameDeps) {
	const { store, now } = deps;

	/** Games that are being rewound now, with the game that will go on. */
	const rewinding = new Map<string, Promise<string>>();

	async function branchOf(access: GameAccess, month: number): Promise<string> {
		const gameId = access.game.id;
		const id = newId();
		const seats = await seatsOf(store.db, store.t, gameId);
		const made = await play(deps, gameId, ({ game, row }) => {
			if (row.status === 'archived') throw new Refused('game.ended');
			if (!Number.isInteger(month) || month < 1 || month > game.state.month)
				throw new Refused('game.monthUnknown', 'month');
			return rewind(game, month);
		});
		const row: GameRow = {
			...access.game,
			id,
			start: JSON.stringify(made.start),
			status: 'running',
			deadline: null,
			pausedLeft: null,
			// Whoever went back leads on by hand until they say otherwise.
			auto: false,
			opensAt: null,
			nextMoveAt: null,
			revealed: -1,
			branchOf: gameId,
			createdAt: now(),
			endedAt: null
		};
		const moved = seats.map((seat) => ({ ...seat, gameId: id }));
		const drafts = await returnedDrafts(deps, { from: gameId, to: id, month, seats });
		await deps.host.log.create(row, moved, rowsOf(made, id, 0, now()), drafts);
		// The new game is there before the old one closes, so that a crash in between loses neither.
		await play(deps, gameId, ({ set }) => set({ ...STOPPED, status: 'archived', endedAt: now() }));
		deps.live.publish(`game:${gameId}`, { goesOnAt: id });
		deps.live.publish(`class:${access.class.id}`);
		return id;
	}

	return {
		...makeScreens(deps),
		...makeNotices(deps),

		/**
		 * Moves the month. A move that does not fit the phase is refused by the engine.
		 * @throws Refused `game.ended`, `game.unknown`, `access.forbidden`
		 */
		async move(actor: Actor, gameId: string, move: Move): Promise<Moved> {
			const { game, class: own } = await inGame(store, actor, gameId, 'game.run');
			if (move === 'openMonth') await refreshExtraTime(deps, game);
			const moved = await play(deps, gameId, (turn) => {
				if (turn.row.status !== 'running') throw new Refused('game.ended');
				const took = deps.metrics.settleSeconds.startTimer();
				const done = makeMove(turn, move, now());
				if (move === 'lockMonth' && done.ok) took();
				return done;
			});
			// What was prepared in practice belongs to no month of the game that counts.
			if (move === 'cleanStart' && moved.ok)
				await store.tx((db) => forgetDrafts(db, store.t, gameId, now()));
			if (move === 'endGame') deps.live.publish(`class:${own.id}`);
			return moved;
		},

		/** Gives (or with a negative number takes) seconds of an open or paused month, or of the wait for the next. */
		async addTime(actor: Actor, gameId: string, seconds: number): Promise<void> {
			await inGame(store, actor, gameId, 'game.run');
			const ms = seconds * 1000;
			await play(deps, gameId, (turn) => {
				const { row, game, set } = turn;
				if (row.status !== 'running') throw new Refused('game.ended');
				const { phase } = game.state;
				if (phase === 'paused' && row.pausedLeft !== null)
					return set({ pausedLeft: clampClock(row.pausedLeft + ms) });
				if (phase !== 'open') return shiftNext(turn, ms, now());
				const left = row.deadline ? row.deadline.getTime() - now().getTime() : 0;
				set({ deadline: new Date(now().getTime() + clampClock(left + ms)) });
			});
		},

		/**
		 * Lets the months follow each other by themselves, or stops that.
		 * @throws Refused `game.ended`, `game.monthLength`, `game.breakLength`
		 */
		async auto(actor: Actor, gameId: string, choice: AutoChoice): Promise<void> {
			await inGame(store, actor, gameId, 'game.run');
			checkAuto(choice);
			await play(deps, gameId, (turn) => {
				if (turn.row.status !== 'running') throw new Refused('game.ended');
				setAuto(turn, choice, now());
			});
		},

		/** Hands a company to a bot, gives it back, or corrects it with a reason that the log keeps. */
		async company(
			actor: Actor,
			gameId: string,
			command: Pick<Command, 'type' | 'team'> & Record<string, unknown>
		): Promise<Moved> {
			const what = command.type === 'correct' ? 'game.correct' : 'game.run';
			const { member, user } = await inGame(store, actor, gameId, what);
			if (!['takeOverByBot', 'handBack', 'correct'].includes(command.type))
				throw new Refused('form.invalid', 'type');
			return play(deps, gameId, ({ game, row }) => {
				if (row.status !== 'running') throw new Refused('game.ended');
				const outcome = game.submit({
					...command,
					id: newId(),
					member: member?.id ?? user.id
				} as Command);
				if (outcome.ok && command.type === 'takeOverByBot' && game.state.phase === 'open')
					playBot(game, game.world.teamIndex.get(command.team!)!, botNamed(command.bot as string)!);
				return outcome.ok ? { ok: true } : outcome;
			});
		},

		/**
		 * Plays on from an earlier month in a game of its own; everyone's inputs come back as plans. Pressed twice at once
		 * it is done once.
		 * @returns the id of the game that goes on
		 * @throws Refused `game.monthUnknown`, `game.ended` for a game that goes on elsewhere already
		 */
		async rewind(actor: Actor, gameId: string, month: number): Promise<string> {
			const access = await inGame(store, actor, gameId, 'game.run');
			const running = rewinding.get(gameId) ?? branchOf(access, month);
			rewinding.set(gameId, running);
			return running.finally(() => rewinding.delete(gameId));
		},

		/**
		 * The clock's own moves: closes a month whose time has run out, and goes on where months follow each other by
		 * themselves. Called by the scheduler.
		 */
		async runOut(game: Pick<GameRow, 'id'>): Promise<void> {
			const extra = await mostExtraTime(deps, game.id);
			if (await play(deps, game.id, ({ row }) => moveIsDue(row, now())))
				await refreshExtraTime(deps, game);
			await play(deps, game.id, (turn) => {
				if (moveIsDue(turn.row, now()) && turn.row.status === 'running') moveByItself(turn, now());
				const end = endOf(turn.row, extra);
				if (!end || now() < end || turn.row.status !== 'running') return;
				const { phase } = turn.game.state;
				if (phase === 'open') makeMove(turn, 'lockMonth', now());
				else turn.set({ deadline: null });
			});
		}
	};
}

/** A game that is over: nothing comes by itself any more. */
const STOPPED = { deadline: null, pausedLeft: null, opensAt: null, nextMoveAt: null };

const clampClock = (ms: number): number => Math.min(MAX_CLOCK, Math.max(0, Math.round(ms)));

async function mostExtraTime({ store }: GameDeps, gameId: string): Promise<number> {
	const seats = await seatsOf(store.db, store.t, gameId);
	return Math.max(0, ...seats.map((seat) => seat.extraTime));
}

/** Members may have moved since the last month: their rights move with them. */
async function refreshExtraTime({ store }: GameDeps, game: Pick<GameRow, 'id'>): Promise<void> {
	const seats = await seatsOf(store.db, store.t, game.id);
	const crew = await crewOf(
		store.db,
		store.t,
		seats.map((seat) => seat.teamId)
	);
	const changed = seats.filter((seat) => seat.extraTime !== extraOf(crew, seat.teamId));
	if (changed.length === 0) return;
	await store.tx(async (db) => {
		for (const seat of changed) await setExtraTime(db, store.t, seat, extraOf(crew, seat.teamId));
	});
}
