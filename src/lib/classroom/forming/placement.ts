import type { Wish } from './questionnaire.ts';

/** People who must stay together; alone, a block of one. */
export interface Block {
	people: string[];
	/** Blocks that must not be in the same team, by index. */
	apart: Set<number>;
}

/** Joins people by their wishes. An `apart` within one block makes the block stand apart from itself. */
export function blocksOf(people: readonly string[], wishes: readonly Wish[]): Block[] {
	const head = new Map(people.map((id) => [id, id]));
	const find = (id: string): string => {
		const next = head.get(id)!;
		return next === id ? id : find(next);
	};
	for (const { kind, people: pair } of wishes)
		if (kind === 'together') head.set(find(pair[0]), find(pair[1]));
	const index = new Map<string, number>();
	const blocks: Block[] = [];
	for (const id of people) {
		const first = find(id);
		if (!index.has(first)) index.set(first, blocks.push({ people: [], apart: new Set() }) - 1);
		blocks[index.get(first)!]!.people.push(id);
	}
	for (const { kind, people: pair } of wishes) {
		if (kind !== 'apart') continue;
		const [a, b] = [index.get(find(pair[0]))!, index.get(find(pair[1]))!];
		blocks[a]!.apart.add(b);
		blocks[b]!.apart.add(a);
	}
	return blocks;
}

/** The search gives up here: more steps would keep a class waiting. */
const MOST_STEPS = 20_000;

/**
 * Puts every block into a team with room for it and nobody it must not meet: the hardest blocks first, going back
 * where it is stuck.
 * @param prefer the teams to try, best first, for a block, given what stands so far
 * @returns team by block; `impossible` when there is no way, `unknown` when the search gave up
 */
export function place(
	blocks: readonly Block[],
	sizes: readonly number[],
	prefer: (block: number, teams: readonly number[][]) => number[]
): number[] | 'impossible' | 'unknown' {
	if (blocks.some((block, i) => block.apart.has(i))) return 'impossible';
	const order = blocks
		.map((_, i) => i)
		.sort(
			(a, b) =>
				blocks[b]!.people.length - blocks[a]!.people.length ||
				blocks[b]!.apart.size - blocks[a]!.apart.size
		);
	const room = [...sizes];
	const teams: number[][] = sizes.map(() => []);
	const at: number[] = blocks.map(() => -1);
	let steps = 0;

	const settle = (depth: number): boolean => {
		if (depth === order.length) return true;
		if (++steps > MOST_STEPS) return false;
		const i = order[depth]!;
		const { people, apart } = blocks[i]!;
		const tried = new Set<number>();
		for (const team of prefer(i, teams)) {
			if (room[team]! < people.length || teams[team]!.some((other) => apart.has(other))) continue;
			// Two empty teams of one size are the same to a block.
			if (teams[team]!.length === 0) {
				if (tried.has(room[team]!)) continue;
				tried.add(room[team]!);
			}
			room[team]! -= people.length;
			teams[team]!.push(i);
			at[i] = team;
			if (settle(depth + 1)) return true;
			teams[team]!.pop();
			room[team]! += people.length;
			if (steps > MOST_STEPS) return false;
		}
		return false;
	};
	if (settle(0)) return at;
	return steps > MOST_STEPS ? 'unknown' : 'impossible';
}
