import { soloLine } from '$lib/game/solo';
import { SoloLink } from '$lib/game/solo-link';
import type { OpenFailure } from '$lib/game/solo-types';

/** The save that a layout has open: opening, open, or why not. */
export class OpenedSave {
	link = $state.raw<SoloLink>();
	failure = $state.raw<OpenFailure>();

	async open(save: string): Promise<void> {
		const line = soloLine();
		const opened = await line.call('open', save);
		if (opened.ok) this.link = new SoloLink(line, opened, false);
		else this.failure = opened;
	}

	close(): void {
		this.link?.close();
		this.link = undefined;
		this.failure = undefined;
	}
}
