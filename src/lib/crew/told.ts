import { m } from '$lib/paraglide/messages';
import { refusedText } from '$lib/refused/text';
import { toast } from '$lib/ui/toast.svelte';
import type { Reached } from './crew.svelte';

/** Says why something did not happen. @returns whether it did */
export function told<T>(reached: Reached<T>): reached is { ok: true; value: T } {
	if (!reached.ok)
		toast({
			tone: 'warn',
			title: reached.refused ? refusedText(reached.refused) : m.crew_unreached()
		});
	return reached.ok;
}
