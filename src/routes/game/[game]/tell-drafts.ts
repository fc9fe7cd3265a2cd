import type { Desk } from '$lib/desk/desk.svelte';
import { describe } from '$lib/desk/plan/describe';
import type { DraftFacts } from '$lib/game/crew-types';
import { m } from '$lib/paraglide/messages';
import { toast } from '$lib/ui/toast.svelte';

/** Tells a captain at once what waits for a yes. */
export function tellDrafts(drafts: readonly DraftFacts[], desk: Desk, toTeam: () => void): void {
	toast({
		tone: 'neutral',
		title: m.crew_new_draft({ n: drafts.length }),
		text: describe(drafts[0]!.action, desk),
		action: { label: m.crew_look(), run: toTeam }
	});
}
