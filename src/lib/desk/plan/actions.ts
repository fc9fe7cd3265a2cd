import type { ClientView, Rulebook } from '#sim/view/types.ts';
import type { PlannedAction } from '#sim/world/state.ts';

/** Claims for several clients, one command each. */
export const claims = (clients: readonly Pick<ClientView, 'id'>[]): PlannedAction[] =>
	clients.map((c) => ({ type: 'claimClient', client: c.id }));

/** Seminars for several own clients: as few commands as the largest seminar allows. */
export function seminars(clients: readonly Pick<ClientView, 'id'>[], rules: Rulebook) {
	const size = rules.seminar.maxClients;
	const groups: PlannedAction[] = [];
	for (let i = 0; i < clients.length; i += size)
		groups.push({ type: 'holdSeminar', clients: clients.slice(i, i + size).map((c) => c.id) });
	return groups;
}

/** One visit to each of several clients. */
export const visits = (clients: readonly Pick<ClientView, 'id'>[]): PlannedAction[] =>
	clients.map((c) => ({ type: 'visitClient', client: c.id }));

/** Whether a claim can still be made: a free slot, not ours, none placed. */
export const claimable = (c: ClientView): boolean => !c.ours && !c.claimPlaced && c.taken < c.slots;

/** Whether a client can be promoted to stable now. */
export const promotable = (c: ClientView, rules: Rulebook): boolean =>
	c.ours &&
	(c.stage === 'formation' || c.stage === 'decline') &&
	c.recognition >= rules.thresholds.promotion;
