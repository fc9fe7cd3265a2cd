import type { Pair } from './allocation.ts';

export interface Repaired {
	pairs: Pair[];
	added: Pair[];
	removed: Pair[];
	/** Who now gives or gets one review less, because no rule-abiding pair was left; an id a lacking review. */
	short: { givers: string[]; receivers: string[] };
}

const key = ({ giver, receiver }: Pair): string => JSON.stringify([giver, receiver]);

/** The pairs as they stand, with the question whether one more would be allowed. */
class Board {
	readonly pairs = new Map<string, Pair>();
	constructor(pairs: readonly Pair[]) {
		for (const pair of pairs) this.add(pair);
	}
	add(pair: Pair): void {
		this.pairs.set(key(pair), pair);
	}
	remove(pair: Pair): void {
		this.pairs.delete(key(pair));
	}
	takes(giver: string, receiver: string): boolean {
		return (
			giver !== receiver &&
			!this.pairs.has(key({ giver, receiver })) &&
			!this.pairs.has(key({ giver: receiver, receiver: giver }))
		);
	}
}

/** Gives every free giver a free receiver where that is possible (augmenting paths, Kuhn 1955). */
function match(board: Board, givers: readonly string[], receivers: readonly string[]): Pair[] {
	const heldBy = new Map<number, number>();
	const seek = (g: number, seen: Set<number>): boolean =>
		receivers.some((receiver, r) => {
			if (seen.has(r) || !board.takes(givers[g]!, receiver)) return false;
			seen.add(r);
			const holder = heldBy.get(r);
			if (holder !== undefined && !seek(holder, seen)) return false;
			heldBy.set(r, g);
			return true;
		});
	givers.forEach((_, g) => seek(g, new Set()));
	return [...heldBy].map(([r, g]) => ({ giver: givers[g]!, receiver: receivers[r]! }));
}

/** Takes one open pair a→b apart, so that giver→b and a→receiver become possible; null when no pair serves. */
function exchange(
	board: Board,
	done: ReadonlySet<string>,
	giver: string,
	receiver: string
): { removed: Pair; added: [Pair, Pair] } | null {
	for (const removed of [...board.pairs.values()]) {
		if (done.has(key(removed)) || removed.giver === giver || removed.receiver === receiver)
			continue;
		board.remove(removed);
		const first = { giver, receiver: removed.receiver };
		const second = { giver: removed.giver, receiver };
		const fits = board.takes(first.giver, first.receiver);
		if (fits) board.add(first);
		if (fits && board.takes(second.giver, second.receiver)) {
			board.add(second);
			return { removed, added: [first, second] };
		}
		if (fits) board.remove(first);
		board.add(removed);
	}
	return null;
}

/**
 * Somebody leaves while reviews are open. Reviews that are written stay, the others of this member go; whoever lost
 * a receiver is given one who lost a giver. Only when these do not fit together is one other open pair exchanged.
 * What cannot be repaired by the rules of {@link allocate} is named in `short`.
 * @param done reviews that have been handed in; they are never touched
 */
export function withdraw(
	pairs: readonly Pair[],
	member: string,
	done: readonly Pair[] = []
): Repaired {
	const kept = new Set(done.map(key));
	const concerns = (pair: Pair) => pair.giver === member || pair.receiver === member;
	const gone = pairs.filter((pair) => concerns(pair) && !kept.has(key(pair)));
	const board = new Board(pairs.filter((pair) => !concerns(pair) || kept.has(key(pair))));
	const givers = gone.filter((p) => p.receiver === member).map((p) => p.giver);
	const receivers = gone.filter((p) => p.giver === member).map((p) => p.receiver);

	for (const pair of match(board, givers, receivers)) {
		board.add(pair);
		givers.splice(givers.indexOf(pair.giver), 1);
		receivers.splice(receivers.indexOf(pair.receiver), 1);
	}
	for (const giver of [...givers])
		for (const receiver of [...receivers]) {
			if (!givers.includes(giver)) break;
			if (!exchange(board, kept, giver, receiver)) continue;
			givers.splice(givers.indexOf(giver), 1);
			receivers.splice(receivers.indexOf(receiver), 1);
		}

	const before = new Set(pairs.map(key));
	return {
		pairs: [...board.pairs.values()],
		added: [...board.pairs.values()].filter((pair) => !before.has(key(pair))),
		removed: pairs.filter((pair) => !board.pairs.has(key(pair))),
		short: { givers, receivers }
	};
}
