import type { Game } from '#sim/game.ts';
import { canonicalJson, hashText, shortHash } from '#sim/log/canonical.ts';
import { instructorView } from '#sim/view/public.ts';
import { ENGINE_VERSION } from '#sim/version.ts';
import type { Start } from '#sim/world/world.ts';
import type { NotComparable, Run, RunFigures } from '../../game/results-types.ts';
import { classesOf, type ClassRow } from '../stores/classes.ts';
import { gamesOf, seatsOf, type GameRow } from '../stores/games.ts';
import { mayInClass } from './capabilities.ts';
import type { GameDeps } from './deps.ts';
import { play } from './playing.ts';
import { Refused } from './refused.ts';
import type { GameAccess } from './seats.ts';

/** Runs in one comparison at most, the newest: each of them is loaded. */
const MOST = 24;

/**
 * Hash of what a scenario says, whatever it is called: two games with the same one follow the same rules and numbers.
 * A copy that a class has made of its own counts as what it is a copy of.
 */
export function scenarioHash({ scenario }: Pick<Start, 'scenario'>): string {
	const { id: _id, version: _version, title: _title, ...rules } = scenario;
	return shortHash(hashText(canonicalJson(rules)));
}

/** The given game, the others of its class, and those of the person's other classes on the same scenario. */
export async function compareRuns(deps: GameDeps, access: GameAccess): Promise<Run[]> {
	const { db, t } = deps.store;
	const mine = (await classesOf(db, t, access.user.id))
		.filter(({ role }) => mayInClass(role, 'game.run'))
		.map((found) => found.class);
	const others = mine.filter(({ id }) => id !== access.class.id);
	const found: { game: GameRow; class: ClassRow; start: Start }[] = [];
	for (const own of [access.class, ...others])
		for (const game of await gamesOf(db, t, own.id)) {
			// What was rewound goes on elsewhere.
			if (game.status === 'archived' && game.id !== access.game.id) continue;
			found.push({ game, class: own, start: JSON.parse(game.start) as Start });
		}
	const here = found.find(({ game }) => game.id === access.game.id)!;
	const runs: Run[] = [];
	const same = found.filter(
		(one) =>
			one.class.id === access.class.id ||
			one.start.scenario.id === here.start.scenario.id ||
			scenarioHash(one.start) === scenarioHash(here.start)
	);
	const newest = same.sort(
		(a, b) =>
			Number(b === here) - Number(a === here) ||
			b.game.createdAt.getTime() - a.game.createdAt.getTime()
	);
	for (const one of newest.slice(0, MOST)) runs.push(await runOf(deps, one, here.start));
	return runs;
}

async function runOf(
	deps: GameDeps,
	{ game: row, class: own, start }: { game: GameRow; class: ClassRow; start: Start },
	here: Start
): Promise<Run> {
	const [hash, other] = [scenarioHash(start), scenarioHash(here)];
	const because: NotComparable | null =
		hash !== other
			? start.scenario.id !== here.scenario.id
				? 'scenario'
				: 'settings'
			: row.engine !== ENGINE_VERSION
				? 'engine'
				: null;
	const figures = because ?? (await figuresOf(deps, row.id));
	return {
		id: row.id,
		classId: own.id,
		className: own.name,
		term: own.term,
		title: row.title,
		createdAt: row.createdAt.getTime(),
		here: start === here,
		sameMarket: start.seed === here.seed && start.teams.length === here.teams.length,
		seed: start.seed,
		engine: row.engine,
		scenarioHash: hash,
		...(typeof figures === 'string'
			? { because: figures, figures: null }
			: { because: null, figures })
	};
}

async function figuresOf(deps: GameDeps, id: string): Promise<RunFigures | NotComparable> {
	const seats = await seatsOf(deps.store.db, deps.store.t, id);
	const people = new Set(seats.map(({ company }) => company));
	try {
		return await play(deps, id, ({ game }) => figures(game, people) ?? 'unfinished');
	} catch (caught) {
		if (caught instanceof Refused && caught.facts.code === 'game.broken') return 'broken';
		throw caught;
	}
}

/** Undefined before the year is over and shown. */
function figures(game: Game, people: ReadonlySet<string>): RunFigures | undefined {
	const { state, world, monthHashes } = game;
	if (!state.over || state.phase !== 'revealed') return undefined;
	const all = instructorView(world).companies;
	const teams = all.filter(({ id }) => people.has(id));
	const scores = teams.map(({ history }) => history.at(-1)!.score).sort((a, b) => b - a);
	const sum = (of: 'bids' | 'invalid') =>
		teams.reduce((n, { history }) => n + history.reduce((m, record) => m + record[of], 0), 0);
	const bids = sum('bids');
	return {
		hash: monthHashes.at(-1) ?? null,
		companies: all.length,
		people: teams.length,
		best: scores[0] ?? null,
		median: median(scores),
		insolvent: teams.filter(({ status }) => status !== 'active').length,
		invalidShare: bids === 0 ? null : Math.round((10_000 * sum('invalid')) / bids)
	};
}

/** Of sorted numbers; between the two in the middle where there are two. */
function median(sorted: readonly number[]): number | null {
	if (sorted.length === 0) return null;
	const middle = (sorted.length - 1) / 2;
	return Math.round((sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2);
}
