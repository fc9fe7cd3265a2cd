import { actionOf } from '#sim/commands/index.ts';
import type { Game } from '#sim/game.ts';
import { refuse } from '#sim/kernel/refusals.ts';
import { writeLog } from '#sim/log/log.ts';
import { rulebookOf } from '#sim/view/rulebook.ts';
import { teamView } from '#sim/view/team.ts';
import type { TeamView } from '#sim/view/types.ts';
import type { PlannedAction } from '#sim/world/state.ts';
import { answerTo } from '../../game/answers.ts';
import type { Answer, Questions } from '../../game/link.ts';
import type { DeskNews, Lesson, OpenedDesk } from '../../game/live-types.ts';
import type { Turn } from '../host/live-game.ts';
import { branchesOf } from '../stores/games.ts';
import type { GameRow } from '../stores/games.ts';
import type { Actor } from './actor.ts';
import type { GameDeps } from './deps.ts';
import { play } from './playing.ts';
import { HEAVY } from './questions.ts';
import { Refused } from './refused.ts';
import { endOf, inGame, ownSeat, type SeatAccess } from './seats.ts';
import { think } from './thinking.ts';

/** Parts of a view that change only when a month is settled: most of its size. */
export const KEPT = ['results', 'history'] as const satisfies (keyof TeamView)[];

const includes = (list: readonly string[], value: string): boolean => list.includes(value);

/** Commands in one request at most. */
export const MAX_REQUESTS = 100;

export interface ActRequest {
	id: string;
	action: PlannedAction;
}

export type Desks = ReturnType<typeof makeDesks>;

export function makeDesks(deps: GameDeps) {
	const { store, now } = deps;

	const seatIndex = (game: Game, company: string): number => {
		const index = game.world.teamIndex.get(company);
		if (index === undefined) throw new Refused('game.notYourCompany');
		return index;
	};

	async function newsOf(
		{ game: found, seat }: Pick<SeatAccess, 'game' | 'seat'>,
		settled: number
	): Promise<DeskNews> {
		const [branch] =
			found.status === 'archived' ? await branchesOf(store.db, store.t, found.id) : [];
		return play(deps, found.id, ({ game, row }) => {
			const whole = teamView(game.world, seatIndex(game, seat.company));
			// What is settled does not change: it need not travel again in a rush.
			const had = settled === whole.history.length;
			const view: Record<string, unknown> = {};
			for (const part of Object.keys(whole) as (keyof TeamView)[])
				if (!had || !includes(KEPT, part)) view[part] = whole[part];
			return {
				seq: game.state.seq,
				lesson: { ...clockOf(row, seat.extraTime, now()), goesOnAt: branch?.id ?? null },
				view: view as Partial<TeamView>
			};
		});
	}

	return {
		/** The own company's desk. */
		async open(actor: Actor, gameId: string): Promise<OpenedDesk> {
			const access = await ownSeat(store, actor, gameId);
			const news = await newsOf(access, -1);
			const rules = await play(deps, gameId, ({ game }) => rulebookOf(game.start.scenario));
			const { seat, captain } = access;
			return { ...news, classId: access.class.id, company: seat.company, captain, rules };
		},

		/** What has changed. @param settled months whose results the desk has */
		async news(actor: Actor, gameId: string, settled: number): Promise<DeskNews> {
			return newsOf(await ownSeat(store, actor, gameId), settled);
		},

		/**
		 * Carries out actions of the own company in order. The same id again answers ok and does nothing.
		 * @throws Refused `game.ended`, `game.late`
		 */
		async act(
			actor: Actor,
			gameId: string,
			requests: readonly ActRequest[]
		): Promise<{ seq: number; answers: Answer[] }> {
			const took = deps.metrics.commandSeconds.startTimer();
			const access = await ownSeat(store, actor, gameId);
			const member = access.member!.id;
			const done = await play(deps, gameId, (turn) => {
				checkTime(turn, access.seat.extraTime, now());
				const answers = requests.map(({ id, action }) =>
					submit(turn.game, action, access.seat.company, `${member}:${id}`, member)
				);
				return { seq: turn.game.state.seq, answers };
			});
			took();
			for (const { ok } of done.answers)
				deps.metrics.commands.inc({ outcome: ok ? 'accepted' : 'refused' });
			return done;
		},

		/** @throws Refused `access.busy` for another heavy question while the person's earlier ones are thought about */
		async ask<Q extends keyof Questions>(
			actor: Actor,
			gameId: string,
			question: Q,
			about: Questions[Q]['ask']
		): Promise<Questions[Q]['answer']> {
			const { seat, member } = await ownSeat(store, actor, gameId);
			if (HEAVY.has(question)) {
				const found = await play(deps, gameId, ({ game }) => ({
					log: writeLog(game),
					seat: seatIndex(game, seat.company)
				}));
				return (await think(deps, member!.id, {
					...found,
					question,
					about
				})) as Questions[Q]['answer'];
			}
			return play(deps, gameId, ({ game }) => {
				const quote = (action: PlannedAction) =>
					game.quote({ ...action, team: seat.company, id: '?' });
				return answerTo({ game, own: seatIndex(game, seat.company), quote }, question, about);
			});
		},

		/** A company's desk for the staff: to look, not to touch. */
		async look(actor: Actor, gameId: string, company: string): Promise<OpenedDesk> {
			const access = await inGame(store, actor, gameId, 'game.run');
			const seat = { gameId, company, teamId: '', extraTime: 0 };
			const news = await newsOf({ ...access, seat }, -1);
			const rules = await play(deps, gameId, ({ game }) => rulebookOf(game.start.scenario));
			return { ...news, classId: access.class.id, company, captain: false, rules };
		}
	};
}

/** @throws Refused `game.ended`, `game.late` */
function checkTime({ row, game }: Turn, extraTime: number, now: Date): void {
	if (row.status !== 'running') throw new Refused('game.ended');
	const end = endOf(row, extraTime);
	if (end && game.state.phase === 'open' && now >= end) throw new Refused('game.late');
}

/** Only a company's own actions, whatever else a request claims to be. */
function submit(
	game: Game,
	action: PlannedAction,
	team: string,
	id: string,
	member: string
): Answer {
	const { seq: _seq, month: _month, ...payload } = action;
	if (!actionOf(action.type))
		return {
			ok: false,
			refusal: refuse('command.unknown', 'type', { type: action.type.slice(0, 40) })
		};
	const outcome = game.submit({ ...payload, type: action.type, team, id, member });
	if (outcome.ok) return outcome;
	return outcome.refusal.code === 'command.duplicate' ? { ok: true, events: [] } : outcome;
}

/** The lesson's clock as a company sees it. */
export const clockOf = (
	row: Readonly<GameRow>,
	extraTime: number,
	now: Date
): Omit<Lesson, 'goesOnAt'> => ({
	status: row.status,
	deadline: endOf(row, extraTime)?.getTime() ?? null,
	pausedLeft: row.pausedLeft,
	now: now.getTime(),
	auto: row.auto
});
