import { SvelteSet } from 'svelte/reactivity';
import { keep, readKept } from '../coach/shelf';
import type { Desk } from '../desk.svelte';

/**
 * Which envelopes a person has opened, by game. Review opens them, the coach counts them, and a
 * reload must not seal them again.
 */
const games = new Map<string, SvelteSet<string>>();

/** The game on a desk. Practice months have the same tenders as the real ones, sealed anew. */
const keyOf = ({ base, view }: Pick<Desk, 'base' | 'view'>): string =>
	`rapport-envelopes:${base}${view.practice ? '#practice' : ''}`;

function stored(key: string): string[] {
	try {
		const list: unknown = JSON.parse(readKept(key) ?? '[]');
		return Array.isArray(list) ? list.filter((id) => typeof id === 'string') : [];
	} catch {
		return [];
	}
}

/** The tenders of a desk's game whose envelopes have been opened. The set is reactive. */
export function openedOn(desk: Pick<Desk, 'base' | 'view'>): ReadonlySet<string> {
	return setOf(keyOf(desk));
}

/** Opens envelopes and remembers it. */
export function openEnvelopes(desk: Pick<Desk, 'base' | 'view'>, tenders: readonly string[]): void {
	const key = keyOf(desk);
	const opened = setOf(key);
	for (const tender of tenders) opened.add(tender);
	keep(key, JSON.stringify([...opened]));
}

function setOf(key: string): SvelteSet<string> {
	const known = games.get(key);
	if (known) return known;
	const opened = new SvelteSet(stored(key));
	games.set(key, opened);
	return opened;
}
