import type { ClientView, Rulebook } from '#sim/view/types.ts';
import { claimable } from '../plan/actions';

const SHOWN = 3;

/**
 * The next best clients with a free slot when a claim was lost: of the same industry first, then
 * by what they buy a year and how well they know us.
 * @param lost id of the client that went to others
 */
export function alternatives(
	clients: readonly ClientView[],
	lost: string,
	rules: Pick<Rulebook, 'sizeVolume'>
): ClientView[] {
	const industry = clients.find((c) => c.id === lost)?.industry;
	const near = (c: ClientView) => Number(c.industry === industry);
	return clients
		.filter((c) => c.id !== lost && claimable(c))
		.sort(
			(a, b) =>
				near(b) - near(a) ||
				rules.sizeVolume[b.size] - rules.sizeVolume[a.size] ||
				b.recognition - a.recognition
		)
		.slice(0, SHOWN);
}
