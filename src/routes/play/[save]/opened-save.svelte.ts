import { lockSave, type SaveLock } from '$lib/game/save-lock';
import { soloLine, thinkingLine } from '$lib/game/solo';
import { SoloLink } from '$lib/game/solo-link';
import type { OpenFailure } from '$lib/game/solo-types';

/** The save that a layout has open: opening, open, or why not. */
export class OpenedSave {
	link = $state.raw<SoloLink>();
	failure = $state.raw<OpenFailure | { reason: 'worker' }>();
	private lock: SaveLock | null = null;
	/** Counts openings, so that a slow one does not come back after the person has moved on. */
	private turn = 0;

	async open(save: string): Promise<void> {
		const turn = ++this.turn;
		const lock = await this.take(save, false);
		const opened = await soloLine()
			.call('open', save)
			.catch(() => ({ ok: false, reason: 'worker' }) as const);
		if (turn !== this.turn) return lock?.release();
		this.lock = lock;
		if (!opened.ok) {
			this.failure = opened;
			return;
		}
		const lines = { playing: soloLine(), thinking: thinkingLine };
		this.link = new SoloLink(lines, opened, lock === null, async () => {
			this.lock = await this.take(save, true);
			await this.link?.play();
		});
	}

	close(): void {
		this.turn++;
		this.link?.close();
		this.lock?.release();
		this.lock = null;
		this.link = undefined;
		this.failure = undefined;
	}

	private take(save: string, steal: boolean): Promise<SaveLock | null> {
		return lockSave(save, steal, () => this.link?.yieldControl());
	}
}
