import { firstCounted } from '#sim/log/branch.ts';
import { ENGINE_VERSION } from '#sim/version.ts';
import type { Cell } from '../../classroom/grades/model.ts';
import { exact, plain } from '../../classroom/exact.ts';
import { m } from '../../paraglide/messages.js';
import type { GameDeps } from '../services/deps.ts';
import { play } from '../services/playing.ts';
import { Refused } from '../services/refused.ts';
import type { MemberRow } from '../stores/classes.ts';
import { draftWorkOf } from '../stores/drafts.ts';
import { gamesOf, seatsOf, type GameRow } from '../stores/games.ts';
import { placesOf } from '../stores/teams.ts';
import type { GradeSource, OfferedColumn } from './source.ts';
import { titled } from './titles.ts';

/** What grading takes from one game: never more than everybody may see. */
interface Played {
	row: GameRow;
	/** Companies in the ranking; those once insolvent stand outside with rank 0. */
	companies: number;
	/** Months that everybody has seen the results of. */
	months: number;
	over: boolean;
	/** Of the last month that has been shown. */
	hash: string;
	/** By company: rank from 1, score in hundredths of a point. */
	standing: Map<string, { rank: number; score: number }>;
	/** By member: months of the counted game in which commands of theirs were carried out. */
	acted: Map<string, Set<number>>;
	/** Team by the company it sits in. */
	teams: Map<string, string>;
}

function read(game: Parameters<Parameters<typeof play>[2]>[0]['game']) {
	const { state, monthHashes, log } = game;
	// Results of a settled month are sealed until they are shown.
	const hidden = state.phase === 'settled' ? 1 : 0;
	const months = Math.max(0, (state.teams[0]?.history.length ?? 0) - hidden);
	const standing = new Map<string, { rank: number; score: number }>();
	for (const { id, history } of state.teams) {
		const record = history[months - 1];
		if (record) standing.set(id, { rank: record.rank, score: record.score });
	}
	const acted = new Map<string, Set<number>>();
	for (const { member, month } of log.slice(firstCounted(game)))
		if (member) acted.set(member, (acted.get(member) ?? new Set()).add(month));
	const hash = monthHashes.at(hidden === 1 ? -2 : -1) ?? '';
	const over = state.over && state.phase === 'revealed';
	return {
		...{ companies: state.teams.length, months, over, hash, standing, acted },
		practice: state.practice
	};
}

/** Every game of the class that counts and has a month to show. One that cannot be read is left out; `play` logs it. */
async function playedOf(deps: GameDeps, classId: string): Promise<Played[]> {
	const { db, t } = deps.store;
	const found: Played[] = [];
	for (const row of await gamesOf(db, t, classId)) {
		if (row.status === 'archived') continue;
		const seats = await seatsOf(db, t, row.id);
		if (seats.length === 0) continue;
		try {
			const { practice, ...facts } = await play(deps, row.id, ({ game }) => read(game));
			if (practice || facts.months === 0) continue;
			const teams = new Map(seats.map(({ teamId, company }) => [teamId, company]));
			found.push({ row, ...facts, teams });
		} catch (error) {
			if (!(error instanceof Refused) || error.facts.code !== 'game.broken') throw error;
		}
	}
	return found;
}

/**
 * A cell for everybody: by the company the student is in, excused for who plays in another game of the class, missing
 * for who plays in none.
 */
async function cellsFor(
	{ store: { db, t } }: GameDeps,
	classId: string,
	students: readonly MemberRow[],
	games: readonly Played[],
	game: Played,
	cellOf: (company: string, member: string) => Cell | null
): Promise<Map<string, Cell>> {
	const teamOf = new Map(
		(await placesOf(db, t, classId)).map(({ memberId, teamId }) => [memberId, teamId])
	);
	const cells = new Map<string, Cell>();
	for (const { id } of students) {
		const team = teamOf.get(id);
		const company = team === undefined ? undefined : game.teams.get(team);
		if (company !== undefined) {
			const cell = cellOf(company, id);
			if (cell) cells.set(id, cell);
		} else if (team !== undefined && games.some(({ teams }) => teams.has(team)))
			cells.set(id, { kind: 'excused' });
	}
	return cells;
}

/** So that whoever doubts a figure can compute it again from the game's log. */
const proofOf = ({ hash, months }: Played) => ({
	month: String(months),
	hash,
	engine: ENGINE_VERSION
});

/** Two columns a game: by the place reached, and by the scenario's own score. */
export const gameResultGrades: GradeSource = async (deps, classId, students) => {
	const games = await playedOf(deps, classId);
	const columns: OfferedColumn[] = [];
	for (const game of games) {
		const all = String(game.companies);
		const rank = (company: string): Cell | null => {
			const standing = game.standing.get(company);
			if (!standing) return null;
			const points = standing.rank === 0 ? 0 : game.companies - standing.rank + 1;
			const inputs = { rank: String(standing.rank), of: all, ...proofOf(game) };
			const rule = standing.rank === 0 ? 'gameInsolvent' : 'gameRank';
			return { kind: 'score', score: String(points), basis: { rule, inputs } };
		};
		const score = (company: string): Cell | null => {
			const standing = game.standing.get(company);
			if (!standing) return null;
			const points = plain(exact(standing.score).div(100), 2);
			const inputs = { points, ...proofOf(game) };
			return { kind: 'score', score: points, basis: { rule: 'gameScore', inputs } };
		};
		const made = { source: 'gameResult' as const, closed: game.over };
		columns.push(
			{
				...made,
				id: `gameResult:${game.row.id}:rank`,
				title: titled(m.grading_title_gameRank, game.row.title),
				max: all,
				cells: await cellsFor(deps, classId, students, games, game, rank)
			},
			{
				...made,
				id: `gameResult:${game.row.id}:score`,
				title: titled(m.grading_title_gameScore, game.row.title),
				max: '100',
				cells: await cellsFor(deps, classId, students, games, game, score)
			}
		);
	}
	return columns;
};

/** A column a game: in how many of its months a person drafted, decided or confirmed something. */
export const gameProcessGrades: GradeSource = async (deps, classId, students) => {
	const games = await playedOf(deps, classId);
	const { db, t } = deps.store;
	const columns: OfferedColumn[] = [];
	for (const game of games) {
		const active = new Map([...game.acted].map(([member, months]) => [member, new Set(months)]));
		for (const { memberId, closedBy, month } of await draftWorkOf(db, t, game.row.id))
			for (const person of [memberId, closedBy])
				if (person) active.set(person, (active.get(person) ?? new Set()).add(month));
		const all = String(game.months);
		const cell = (_: string, member: string): Cell => {
			const months = [...(active.get(member) ?? [])].filter((month) => month <= game.months);
			const score = String(months.length);
			const inputs = { months: score, of: all, hash: game.hash, engine: ENGINE_VERSION };
			return { kind: 'score', score, basis: { rule: 'gameProcess', inputs } };
		};
		columns.push({
			id: `gameProcess:${game.row.id}`,
			source: 'gameProcess',
			title: titled(m.grading_title_gameProcess, game.row.title),
			max: all,
			closed: game.over,
			cells: await cellsFor(deps, classId, students, games, game, cell)
		});
	}
	return columns;
};
