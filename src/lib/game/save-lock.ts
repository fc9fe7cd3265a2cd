/** Who may play a save: one tab at a time. */
export interface SaveLock {
	release(): void;
}

const nameOf = (save: string) => `rapport-save-${save}`;

/**
 * Takes a save for this tab, or answers null when another tab has it. Where the browser has no
 * locks (plain http) every tab gets it, and the saves' own check of what is appended decides.
 * @param steal takes it from the other tab
 * @param onLost called when another tab has taken it from this one
 */
export function lockSave(
	save: string,
	steal: boolean,
	onLost: () => void
): Promise<SaveLock | null> {
	const { locks } = navigator;
	if (!locks) return Promise.resolve({ release: () => undefined });
	return new Promise((resolve) => {
		const hold = (lock: Lock | null) => {
			if (!lock) {
				resolve(null);
				return undefined;
			}
			return new Promise<void>((release) => resolve({ release }));
		};
		locks
			.request(nameOf(save), steal ? { steal: true } : { ifAvailable: true }, hold)
			// A stolen lock rejects what was holding it.
			.catch(onLost);
	});
}
