import type { RosterEntry } from '$lib/server/services/rosters';
import { m } from '$lib/paraglide/messages';
import type { Tone } from '$lib/ui/types';

/** Where a student of the list stands, in words and in a colour. */
export function memberState({ status, joined }: Pick<RosterEntry, 'status' | 'joined'>): {
	text: string;
	tone: Tone;
} {
	if (status === 'banned') return { text: m.teach_state_banned(), tone: 'bad' };
	if (status === 'withdrawn') return { text: m.teach_state_withdrawn(), tone: 'warn' };
	return joined
		? { text: m.teach_state_joined(), tone: 'good' }
		: { text: m.teach_state_waiting(), tone: 'neutral' };
}
