import type { Crew } from '$lib/crew/crew.svelte';
import type { Desk } from '$lib/desk/desk.svelte';
import { describe } from '$lib/desk/plan/describe';
import { m } from '$lib/paraglide/messages';
import { toast } from '$lib/ui/toast.svelte';

type News = Parameters<Crew['onNews']>[0];

/** Tells at once what cannot wait: what the captain has to say yes to, and what the instructor says to all. */
export function tellNews({ drafts, chat }: News, desk: Desk, toTeam: () => void): void {
	for (const line of chat.filter((one) => one.toAll))
		toast({ tone: 'neutral', title: m.crew_chat_all(), text: line.text });
	if (drafts.length === 0) return;
	toast({
		tone: 'neutral',
		title: m.crew_new_draft({ n: drafts.length }),
		text: describe(drafts[0]!.action, desk),
		action: { label: m.crew_look(), run: toTeam }
	});
}
