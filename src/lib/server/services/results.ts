import { boardHistory } from '#sim/explain/board-history.ts';
import { comparison } from '#sim/explain/comparison.ts';
import type { BoardHistory } from '#sim/explain/types.ts';
import type { Game } from '#sim/game.ts';
import { instructorView, stageView } from '#sim/view/public.ts';
import { teamView } from '#sim/view/team.ts';
import type { MonthRecord } from '#sim/world/state.ts';
import { ENGINE_VERSION } from '#sim/version.ts';
import type { CompanyYear, ResultsFacts } from '../../game/results-types.ts';
import { seatOfTeam, type GameRow } from '../stores/games.ts';
import { placeOf } from '../stores/teams.ts';
import type { Actor } from './actor.ts';
import { mayInClass } from './capabilities.ts';
import type { GameDeps } from './deps.ts';
import { play } from './playing.ts';
import { Refused } from './refused.ts';
import { compareRuns, scenarioHash } from './runs.ts';
import { inGame } from './seats.ts';

export type Results = ReturnType<typeof makeResults>;

/** What a game has come to, for those who led it and those who played. */
export function makeResults(deps: GameDeps) {
	const { store } = deps;
	const { db, t } = store;

	return {
		/**
		 * The results as the person may see them: the staff all companies at any time, a student all of them once the year is
		 * over and shown, before that the own company and what its board shows.
		 * @throws Refused `game.unknown`, also for the address of another class
		 */
		async of(actor: Actor, classId: string, gameId: string): Promise<ResultsFacts> {
			const { role, member, game: found } = await inGame(store, actor, gameId, 'game.watch');
			if (found.classId !== classId) throw new Refused('game.unknown');
			const staff = mayInClass(role, 'game.run');
			const place = member && !staff ? await placeOf(db, t, member.id) : undefined;
			const seat = place && (await seatOfTeam(db, t, gameId, place.teamId));
			const own = seat?.company ?? null;
			return play(deps, gameId, ({ game, row }) => ({
				...headOf(row, game),
				staff,
				own,
				...(staff ? everything(game) : seen(game, own, row.revealed))
			}));
		},

		/**
		 * This game beside the others of its class and of the person's other classes on the same scenario.
		 * @throws Refused `access.forbidden` for students
		 */
		async runs(actor: Actor, gameId: string) {
			return compareRuns(deps, await inGame(store, actor, gameId, 'game.run'));
		}
	};
}

function headOf(row: Readonly<GameRow>, { start, state, monthHashes }: Game) {
	return {
		id: row.id,
		classId: row.classId,
		title: row.title,
		status: row.status,
		scenario: start.scenario.title,
		practice: state.practice,
		months: start.scenario.months,
		over: state.over && state.phase === 'revealed',
		proof: {
			engine: ENGINE_VERSION,
			hash: monthHashes.at(-1) ?? null,
			seed: start.seed,
			scenarioHash: scenarioHash(start)
		}
	};
}

type Shown = Pick<ResultsFacts, 'board' | 'years' | 'history' | 'settled' | 'sealed'>;

function everything(game: Game): Shown {
	const { companies, board } = instructorView(game.world);
	const ended = comparison(game, nobody(game)).teams;
	return {
		settled: companies[0]?.history.length ?? 0,
		sealed: false,
		board,
		years:
			ended.length > 0
				? ended.map(yearOf)
				: companies.map(({ id, name, bot, history }) => yearSoFar(id, name, bot, history)),
		history: wholeHistory(game)
	};
}

/** A viewer in no seat: what everyone in the class may know. */
const nobody = ({ state }: Game): number => state.teams.length;

function seen(game: Game, own: string | null, opened: number): Shown {
	const seat = own === null ? undefined : game.world.teamIndex.get(own);
	const history = boardHistory(game, seat ?? nobody(game));
	const years = comparison(game, seat ?? nobody(game)).teams.map(yearOf);
	const settled = history.months.length;
	const sealed = game.state.phase === 'settled';
	if (seat === undefined)
		return { settled, sealed, board: stageView(game.world, opened).board, years, history };
	const { team, board, history: months } = teamView(game.world, seat);
	const mine = { ...yearSoFar(team.id, team.name, team.bot, months), own: true };
	return {
		settled,
		sealed,
		board,
		years: years.length > 0 ? years : sealed ? [] : [mine],
		history
	};
}

/** Every company's own line of its own history. */
function wholeHistory(game: Game): BoardHistory {
	const all = game.state.teams.map((_, seat) => boardHistory(game, seat));
	return {
		months: all[0]?.months ?? [],
		teams: all.flatMap(({ teams }) =>
			teams.filter(({ own }) => own).map((team) => ({ ...team, own: false }))
		)
	};
}

type Compared = ReturnType<typeof comparison>['teams'][number];

const yearOf = (team: Compared): CompanyYear => ({
	company: team.team,
	name: team.name,
	bot: team.bot,
	own: team.own,
	rank: team.rank,
	score: team.score,
	netWorth: team.netWorth,
	bids: team.bids,
	wins: team.wins,
	invalid: team.invalid,
	defaulted: team.defaulted,
	priceLevel: team.bids > team.invalid ? team.priceLevel : null
});

function yearSoFar(
	company: string,
	name: string,
	bot: string | null,
	history: readonly MonthRecord[]
): CompanyYear {
	const last = history.at(-1);
	const sum = (of: 'bids' | 'wins' | 'invalid' | 'defaulted') =>
		history.reduce((total, record) => total + record[of], 0);
	return {
		...{ company, name, bot, own: false },
		rank: last?.rank ?? 0,
		score: last?.score ?? 0,
		netWorth: last?.netWorth ?? 0,
		bids: sum('bids'),
		wins: sum('wins'),
		invalid: sum('invalid'),
		defaulted: sum('defaulted'),
		priceLevel: null
	};
}
