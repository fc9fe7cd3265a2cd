import type { Game } from '#sim/game.ts';
import { writeLog } from '#sim/log/log.ts';
import { rulebookOf } from '#sim/view/rulebook.ts';
import { teamView } from '#sim/view/team.ts';
import type { TeamView } from '#sim/view/types.ts';
import type { PlannedAction } from '#sim/world/state.ts';
import { answerTo } from '../../game/answers.ts';
import type { Answer, Questions } from '../../game/link.ts';
import type { DeskNews, LessonClock, OpenedDesk } from '../../game/live-types.ts';
import { note } from '../stores/audit.ts';
import { branchesOf } from '../stores/games.ts';
import type { GameRow } from '../stores/games.ts';
import type { Actor } from './actor.ts';
import { coverOf } from './cover.ts';
import { decide, type ActRequest } from './deciding.ts';
import type { GameDeps } from './deps.ts';
import { lineOf } from './audit-lines.ts';
import { keepDrafts } from './drafts.ts';
import { noticeTo } from './notices.ts';
import { isLate, play } from './playing.ts';
import { HEAVY } from './questions.ts';
import { Refused } from './refused.ts';
import { chairOf, endOf, inGame, ownSeat, type GameAccess, type SeatAccess } from './seats.ts';
import { think } from './thinking.ts';

/** Parts of a view that change only when a month is settled: most of its size. */
export const KEPT = ['results', 'history'] as const satisfies (keyof TeamView)[];

const includes = (list: readonly string[], value: string): boolean => list.includes(value);

/** Commands in one request at most. */
export const MAX_REQUESTS = 100;

export type Desks = ReturnType<typeof makeDesks>;

export function makeDesks(deps: GameDeps) {
	const { store, now, presence } = deps;

	const seatIndex = (game: Game, company: string): number => {
		const index = game.world.teamIndex.get(company);
		if (index === undefined) throw new Refused('company.unknown');
		return index;
	};

	async function newsOf(
		{ game: found, seat }: Pick<SeatAccess, 'game' | 'seat'>,
		settled: number
	): Promise<DeskNews> {
		const [branch] =
			found.status === 'archived' ? await branchesOf(store.db, store.t, found.id) : [];
		const notice = await noticeTo(store, found.id);
		return play(deps, found.id, ({ game, row }) => {
			const whole = teamView(game.world, seatIndex(game, seat.company));
			// What is settled does not change: it need not travel again in a rush.
			const had = settled === whole.history.length;
			const view: Record<string, unknown> = {};
			for (const part of Object.keys(whole) as (keyof TeamView)[])
				if (!had || !includes(KEPT, part)) view[part] = whole[part];
			return {
				seq: game.state.seq,
				lesson: {
					...clockOf(row, seat.extraTime, now()),
					goesOnAt: branch?.id ?? null,
					notice,
					cover: coverOf(game)
				},
				view: view as Partial<TeamView>
			};
		});
	}

	/** @param asking who asks, for the limit on heavy questions */
	async function answer<Q extends keyof Questions>(
		gameId: string,
		company: string,
		asking: string,
		question: Q,
		about: Questions[Q]['ask']
	): Promise<Questions[Q]['answer']> {
		if (HEAVY.has(question)) {
			const found = await play(deps, gameId, ({ game }) => ({
				log: writeLog(game),
				seat: seatIndex(game, company)
			}));
			const thought = { ...found, question, about };
			return (await think(deps, asking, thought)) as Questions[Q]['answer'];
		}
		return play(deps, gameId, ({ game }) => {
			const quote = (action: PlannedAction) => game.quote({ ...action, team: company, id: '?' });
			return answerTo({ game, own: seatIndex(game, company), quote }, question, about);
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
			const access = await ownSeat(store, actor, gameId);
			presence.seen(chairOf(access));
			return newsOf(access, settled);
		},

		/**
		 * Carries out actions of the own company in order, or keeps them as drafts. The same id again answers ok and does
		 * nothing.
		 * @throws Refused `game.ended`; `game.late` when all of them came after the month was closed: they are kept then
		 */
		async act(
			actor: Actor,
			gameId: string,
			requests: readonly ActRequest[]
		): Promise<{ seq: number; answers: Answer[] }> {
			const took = deps.metrics.commandSeconds.startTimer();
			const access = await ownSeat(store, actor, gameId);
			const place = chairOf(access);
			presence.did(place);
			const { seq, decisions } = await play(deps, gameId, (turn) => {
				if (turn.row.status !== 'running') throw new Refused('game.ended');
				const closed = isLate(turn, access.seat.extraTime, now());
				const who = { ...place, captain: access.captain, closed };
				const decisions = requests.map((request) => decide(turn, who, request));
				return { seq: turn.game.state.seq, decisions };
			});
			const answers = await keepDrafts(deps, access, decisions);
			took();
			for (const { answer, draft } of decisions) {
				const outcome = draft ? 'kept' : answer.ok ? 'accepted' : 'refused';
				deps.metrics.commands.inc({ outcome });
			}
			if (answers.every((answer) => !answer.ok && answer.refusal.code === 'link.late'))
				throw new Refused('game.late');
			return { seq, answers };
		},

		/** @throws Refused `access.busy` for another heavy question while the person's earlier ones are thought about */
		async ask<Q extends keyof Questions>(
			actor: Actor,
			gameId: string,
			question: Q,
			about: Questions[Q]['ask']
		): Promise<Questions[Q]['answer']> {
			const { seat, member } = await ownSeat(store, actor, gameId);
			return answer(gameId, seat.company, member!.id, question, about);
		},

		/**
		 * A company's desk for the staff: to look, not to touch. That somebody looked is noted.
		 * @throws Refused `company.unknown`, and as for leading the lesson
		 */
		async look(actor: Actor, gameId: string, company: string): Promise<OpenedDesk> {
			const access = await inGame(store, actor, gameId, 'game.run');
			const news = await newsOf(onlooker(access, company), -1);
			const rules = await play(deps, gameId, ({ game }) => rulebookOf(game.start.scenario));
			const line = lineOf(access, 'game.look', { gameId, company }, now());
			await store.tx((db) => note(db, store.t, line));
			return { ...news, classId: access.class.id, company, captain: false, rules };
		},

		/** What has changed at a desk that the staff looks at. */
		async lookNews(
			actor: Actor,
			gameId: string,
			company: string,
			settled: number
		): Promise<DeskNews> {
			return newsOf(onlooker(await inGame(store, actor, gameId, 'game.run'), company), settled);
		},

		/** A question of such a desk, answered as to the company. */
		async lookAsk<Q extends keyof Questions>(
			actor: Actor,
			gameId: string,
			company: string,
			question: Q,
			about: Questions[Q]['ask']
		): Promise<Questions[Q]['answer']> {
			const { user } = await inGame(store, actor, gameId, 'game.run');
			return answer(gameId, company, user.id, question, about);
		}
	};
}

/** A seat to look from, in nobody's name. */
const onlooker = (access: GameAccess, company: string) => ({
	...access,
	seat: { gameId: access.game.id, company, teamId: '', extraTime: 0 }
});

/** The lesson's clock as a company sees it. */
export const clockOf = (row: Readonly<GameRow>, extraTime: number, now: Date): LessonClock => ({
	status: row.status,
	deadline: endOf(row, extraTime)?.getTime() ?? null,
	pausedLeft: row.pausedLeft,
	now: now.getTime(),
	auto: row.auto,
	nextMoveAt: (row.opensAt ?? row.nextMoveAt)?.getTime() ?? null
});
