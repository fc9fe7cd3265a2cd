import { factsOf } from './save-facts';
import { SaveConflict, type Saves } from './saves';
import type { SoloHost } from './solo-host';
import type { Keeping, Opened, SaveMeta } from './solo-types';

/** One open game and how much of its log is on disk. */
export class SoloSession {
	readonly meta: SaveMeta;
	readonly host: SoloHost;
	keeping: Keeping = 'kept';
	/** Lines of the log on disk; 0 = the save does not exist there. */
	stored: number;
	/** Commands of the log that are on disk. */
	private commands: number;

	/** @param stored lines of the host's log that the store already has, 0 for a new game */
	constructor(meta: SaveMeta, host: SoloHost, stored: number) {
		this.meta = meta;
		this.host = host;
		this.stored = stored;
		this.commands = stored === 0 ? 0 : host.game.log.length;
	}

	/**
	 * Brings to disk what is not there yet. Storage that fails is noted in `keeping`: the game goes
	 * on in memory, and the next call tries everything again.
	 * @throws SaveConflict when another tab has gone on with this save
	 */
	async keep(openStore: (anew: boolean) => Promise<Saves>): Promise<void> {
		Object.assign(this.meta, factsOf(this.host));
		try {
			await this.write(await openStore(false)).catch(async (error: Error) => {
				// The browser has closed the database, as it does when its data are cleared.
				if (error.name !== 'InvalidStateError') throw error;
				await this.write(await openStore(true));
			});
			this.keeping = 'kept';
		} catch (error) {
			if (error instanceof SaveConflict) throw error;
			this.keeping = reasonOf(error);
		}
	}

	opened(): Opened {
		const { meta, host, keeping } = this;
		return { ok: true, meta, rules: host.rules, view: host.view(), keeping };
	}

	private async write(store: Saves): Promise<void> {
		const { id } = this.meta;
		const commands = this.host.game.log.length;
		// A save that is gone from the disk is written anew, whole.
		if (this.stored > 0 && !(await store.meta(id))) this.stored = this.commands = 0;
		const lines = this.unsavedLines();
		const stored = this.stored + lines.length;
		if (this.stored === 0) await store.create({ ...this.meta }, lines);
		else await store.append(id, this.stored, lines, factsOf(this.host));
		this.stored = this.meta.lines = stored;
		this.commands = commands;
	}

	private unsavedLines(): string[] {
		return this.stored === 0
			? this.host.log().trimEnd().split('\n')
			: this.host.lines(this.commands);
	}
}

const reasonOf = (error: unknown): Keeping =>
	(error as Error | null)?.name === 'QuotaExceededError' ? 'full' : 'forbidden';
