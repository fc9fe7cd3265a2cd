import { SIZES } from '#sim/world/state.ts';
import type { ClientView } from '#sim/view/types.ts';
import { claimable } from '../plan/actions';

/** How many clients are offered after a lost race. */
const OFFERED = 3;

/**
 * What to court instead of a client that others have taken: clients with a free place, those of the same industry
 * first (what is known of one helps with the next), then those that ask for bids now, that know us, that are large.
 */
export function nextBest(clients: readonly ClientView[], missed: ClientView): ClientView[] {
	const rank = (c: ClientView): number[] => [
		c.industry === missed.industry ? 0 : 1,
		c.tender ? 0 : 1,
		-c.recognition,
		SIZES.indexOf(c.size)
	];
	return clients
		.filter((c) => c.id !== missed.id && claimable(c))
		.map((client) => ({ client, rank: rank(client) }))
		.sort((a, b) => compare(a.rank, b.rank))
		.slice(0, OFFERED)
		.map(({ client }) => client);
}

function compare(a: readonly number[], b: readonly number[]): number {
	for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
	return 0;
}
