import type { Chance } from '../chance.ts';
import { refuse, type Refusal } from '../outcome.ts';
import { skillMeans } from './balance.ts';
import { blocksOf, place, type Block } from './placement.ts';
import { SKILLS, type Candidate, type Wish } from './questionnaire.ts';
import { sizesOf, teamCounts } from './sizes.ts';

export type FormingRefusal =
	| 'forming.teams' // 4–7 a team allow `fewest` to `most` teams; both 0 when there are too few people
	| 'forming.stranger'; // a wish names `person`, who is not to be placed

export type Formed =
	| { teams: string[][] }
	/** Wishes that cannot be met together; without any one of them the others could. */
	| { infeasible: Wish[] };

/** Fresh starts of the search; the most even result is taken. */
const STARTS = 6;
const MOST_ROUNDS = 40;

/** Blocks in teams, with the sums of skills, so that an exchange is judged in constant time. */
class Teams {
	readonly sums: number[][];
	readonly blockSums: number[][];
	readonly goal: number[];
	readonly blocks: readonly Block[];
	readonly sizes: readonly number[];
	readonly at: number[];

	constructor(
		blocks: readonly Block[],
		sizes: readonly number[],
		at: number[],
		people: ReadonlyMap<string, Candidate>
	) {
		this.blocks = blocks;
		this.sizes = sizes;
		this.at = at;
		const means = skillMeans([...people.values()]);
		this.goal = SKILLS.map((skill) => means[skill]);
		this.blockSums = sumsOf(blocks, people);
		this.sums = sizes.map(() => SKILLS.map(() => 0));
		for (const [block, team] of at.entries())
			for (const s of SKILLS.keys()) this.sums[team]![s]! += this.blockSums[block]![s]!;
	}

	/** Σ over skills of (team mean − class mean)², if the team's sums changed by `change`. */
	cost(team: number, plus?: number, minus?: number): number {
		let total = 0;
		for (let s = 0; s < SKILLS.length; s++) {
			let sum = this.sums[team]![s]!;
			if (plus !== undefined) sum += this.blockSums[plus]![s]! - this.blockSums[minus!]![s]!;
			total += (sum / this.sizes[team]! - this.goal[s]!) ** 2;
		}
		return total;
	}

	total(): number {
		return this.sizes.reduce((sum, _, team) => sum + this.cost(team), 0);
	}

	/** Exchanges two blocks of equal size when that makes their teams more even. */
	exchange(a: number, b: number): boolean {
		const [from, to] = [this.at[a]!, this.at[b]!];
		if (from === to || this.blocks[a]!.people.length !== this.blocks[b]!.people.length)
			return false;
		const before = this.cost(from) + this.cost(to);
		if (this.cost(from, b, a) + this.cost(to, a, b) >= before - 1e-9) return false;
		if (this.#meets(a, to, b) || this.#meets(b, from, a)) return false;
		for (const s of SKILLS.keys()) {
			const change = this.blockSums[b]![s]! - this.blockSums[a]![s]!;
			this.sums[from]![s]! += change;
			this.sums[to]![s]! -= change;
		}
		[this.at[a], this.at[b]] = [to, from];
		return true;
	}

	#meets(block: number, team: number, but: number): boolean {
		for (const other of this.blocks[block]!.apart)
			if (other !== but && this.at[other] === team) return true;
		return false;
	}
}

const sumsOf = (blocks: readonly Block[], people: ReadonlyMap<string, Candidate>): number[][] =>
	blocks.map(({ people: ids }) =>
		SKILLS.map((skill) => ids.reduce((sum, id) => sum + people.get(id)!.skills[skill], 0))
	);

const inOrder = (teams: number) => {
	const all = Array.from({ length: teams }, (_, i) => i);
	return () => all;
};

/** The wishes that stand against each other: each is left out in turn, and stays out if there is still no way. */
function contradiction(ids: readonly string[], wishes: readonly Wish[], sizes: readonly number[]) {
	let core = [...wishes];
	for (const wish of wishes) {
		const without = core.filter((other) => other !== wish);
		if (typeof place(blocksOf(ids, without), sizes, inOrder(sizes.length)) === 'string')
			core = without;
	}
	return core;
}

/**
 * Forms teams whose skill means differ as little as possible: a seeded search from several starts, exchanging equals
 * until no exchange helps. Sizes are 4–7 and differ by one at most; wishes are kept without exception.
 * @param people each once
 * @param wishes `together` and `apart` pairs among them
 */
export function formBalanced(
	people: readonly Candidate[],
	teams: number,
	wishes: readonly Wish[],
	chance: Chance
): Formed | Refusal<FormingRefusal> {
	const counts = teamCounts(people.length);
	if (!counts || teams < counts.fewest || teams > counts.most)
		return refuse('forming.teams', { ...(counts ?? { fewest: 0, most: 0 }) });
	const byId = new Map(people.map((person) => [person.id, person]));
	const stranger = wishes.flatMap((wish) => wish.people).find((id) => !byId.has(id));
	if (stranger !== undefined) return refuse('forming.stranger', { person: stranger });

	const sizes = sizesOf(people.length, teams);
	let best: Teams | null = null;
	for (let start = 0; start < STARTS; start++) {
		const ids = chance.shuffle([...byId.keys()]);
		const blocks = blocksOf(ids, wishes);
		const at = place(blocks, sizes, () => chance.shuffle([...sizes.keys()]));
		// One start may lose its way; the next goes another one.
		if (at === 'unknown') continue;
		if (at === 'impossible') break;
		const found = new Teams(blocks, sizes, at, byId);
		for (let round = 0, better = true; better && round < MOST_ROUNDS; round++) {
			better = false;
			for (let a = 0; a < blocks.length; a++)
				for (let b = a + 1; b < blocks.length; b++) better = found.exchange(a, b) || better;
		}
		if (best === null || found.total() < best.total()) best = found;
	}
	if (best === null) return { infeasible: contradiction([...byId.keys()], wishes, sizes) };
	const formed: string[][] = sizes.map(() => []);
	for (const [block, team] of best.at.entries()) formed[team]!.push(...best.blocks[block]!.people);
	return { teams: formed };
}
