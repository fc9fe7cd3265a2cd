import { stream } from '../kernel/random.ts';
import type { World } from '../world/world.ts';
import type { BoardRow } from './types.ts';

/**
 * How `viewer` may call another company: by its id where rivals are named, else by a pseudonym
 * that stays the same through the game and differs from viewer to viewer.
 */
export function labelOf(world: World, viewer: number, seat: number): string {
	const team = world.state.teams[seat]!;
	if (viewer === seat || world.rules.scenario.rivals === 'named') return team.id;
	return `rival-${pseudonyms(world, viewer)[seat]! + 1}`;
}

const cache = new WeakMap<World, number[][]>();

function pseudonyms(world: World, viewer: number): number[] {
	let all = cache.get(world);
	if (!all) cache.set(world, (all = []));
	return (all[viewer] ??= stream(world.seed, 0, 'pseudonyms', String(viewer)).shuffle(
		world.state.teams.map((_, i) => i)
	));
}

/** Name shown for a label: the company's own, or '' where the screen builds "Rival 3". */
const nameOf = (world: World, viewer: number, seat: number): string =>
	viewer === seat || world.rules.scenario.rivals === 'named' ? world.state.teams[seat]!.name : '';

/** All companies by rank, restructured and closed ones last. `viewer` −1 sees every name. */
export function fullBoard(world: World, viewer = -1): BoardRow[] {
	const { teams } = world.state;
	if (!teams[0] || teams[0].history.length === 0) return [];
	return teams
		.map((team, seat) => {
			const now = team.history[team.history.length - 1]!;
			const before = team.history[team.history.length - 2];
			return {
				team: viewer < 0 ? team.id : labelOf(world, viewer, seat),
				name: viewer < 0 ? team.name : nameOf(world, viewer, seat),
				rank: now.rank,
				score: now.score,
				own: seat === viewer,
				status: team.status,
				moved: before && before.rank > 0 && now.rank > 0 ? before.rank - now.rank : 0,
				order: now.rank || teams.length + 1
			};
		})
		.sort((a, b) => a.order - b.order || b.score - a.score)
		.map(({ order: _order, ...row }) => row);
}

/**
 * A team's board: relative by default (top three, own place ± 2); full by scenario and at the
 * end, when names are shown too.
 */
export function boardOf(world: World, seat: number): BoardRow[] {
	const ended = world.state.over && world.state.phase === 'revealed';
	const rows = fullBoard(world, seat);
	if (ended) return rows.map((row, i) => ({ ...row, name: fullBoard(world)[i]!.name }));
	if (world.rules.scenario.board === 'full') return rows;
	const own = rows.findIndex((r) => r.own);
	return rows.filter((_, i) => i < 3 || (i >= own - 2 && i <= own + 2));
}
