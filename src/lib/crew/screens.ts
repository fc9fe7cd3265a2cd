import type { Desk } from '$lib/desk/desk.svelte';
import { placeAt, placesOf } from '$lib/desk/frame/places';
import { m } from '$lib/paraglide/messages';

/** A screen as presence names it: the place of the desk, and the client or tender looked at. */
export function screenAt(desk: Pick<Desk, 'base' | 'more'>, pathname: string): string {
	const [first = '', second] = pathname.slice(desk.base.length + 1).split('/');
	const thing = second && /^[\w-]{1,64}$/.test(second) ? second : undefined;
	if (thing && (first === 'client' || first === 'tenders')) return `${first}:${thing}`;
	return placeAt(desk.base, pathname, desk.more);
}

/** The same in words; empty where it is not known. */
export function screenName(desk: Desk, screen: string): string {
	const [place, thing] = screen.split(':');
	if (place === 'client' && thing) return m.crew_at_client({ client: desk.clientName(thing) });
	const tender = thing && desk.tenders.get(thing);
	if (tender) return m.crew_at_tender({ client: desk.clientName(tender.client) });
	return (
		placesOf(desk)
			.find((one) => one.id === place)
			?.label() ?? ''
	);
}
