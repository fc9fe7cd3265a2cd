import type { Refused, NameOf } from '$lib/game/refusal-text';
import { m } from '$lib/paraglide/messages';
import { toast } from '$lib/ui/toast.svelte';

/** Parts of a desk that no page shows at once: fetched when the browser is idle, or when first used. */
export const later = {
	refusals: () => import('$lib/game/refusal-text'),
	openMonth: () => import('./frame/OpenMonth.svelte'),
	closeMonth: () => import('./frame/CloseMonth.svelte'),
	proposal: () => import('./plan/ProposalDialog.svelte'),
	bidDrawer: () => import('./tenders/BidDrawer.svelte'),
	whatIf: () => import('./review/WhatIf.svelte')
};

/** A part, once it is there; `undefined` and a notice when it cannot be had now. */
export async function fetched<Part>(load: () => Promise<Part>): Promise<Part | undefined> {
	try {
		return await load();
	} catch {
		toast({ tone: 'bad', title: m.desk_frame_part_missing() });
		return undefined;
	}
}

/** The sentence for a refusal. */
export async function reasonOf(refusal: Refused, nameOf?: NameOf): Promise<string> {
	try {
		const { refusalText } = await later.refusals();
		return refusalText(refusal, nameOf);
	} catch {
		return m.desk_frame_refused_unread();
	}
}

/** The name of the moment from which a page fetches ahead; the measuring script tells before from after by it. */
const IDLE_MARK = 'rapport-ahead';
/** For browsers that do not say when they are idle. */
const SURELY_IDLE_MS = 2_000;

/**
 * Fetches parts as soon as the browser has nothing better to do, so that a press later meets no network.
 * @returns stops waiting
 */
export function fetchAhead(...parts: (keyof typeof later)[]): () => void {
	const fetchAll = () => {
		performance.mark(IDLE_MARK);
		// What fails now is fetched, and complained of, when it is used.
		for (const part of parts) void later[part]().catch(() => undefined);
	};
	if (typeof requestIdleCallback === 'function') {
		const waiting = requestIdleCallback(fetchAll);
		return () => cancelIdleCallback(waiting);
	}
	const waiting = setTimeout(fetchAll, SURELY_IDLE_MS);
	return () => clearTimeout(waiting);
}
