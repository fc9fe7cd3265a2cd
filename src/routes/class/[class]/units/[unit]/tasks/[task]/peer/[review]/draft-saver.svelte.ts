import type { RefusedFacts } from '$lib/classroom/refusals';

/** After so long without a key being pressed a draft is kept. Milliseconds. */
const PAUSE = 1_000;
/** When no answer came, it is tried again after so long. Milliseconds. */
const AGAIN = 5_000;

export type SaveState = 'idle' | 'waiting' | 'saving' | 'saved' | 'lost' | 'changed' | 'closed';

/** Keeps a form while it is being typed in, one request after the other. */
export class DraftSaver {
	state = $state<SaveState>('idle');
	/** The version that the form stands on. */
	version = $state(0);
	private timer: ReturnType<typeof setTimeout> | undefined;
	/** Something was typed while a request was under way. */
	private more = false;
	private readonly address: string;
	private readonly answers: () => Record<string, string>;

	/** @param answers what stands in the form now */
	constructor(address: string, version: number, answers: () => Record<string, string>) {
		this.address = address;
		this.version = version;
		this.answers = answers;
	}

	/** Something was typed. */
	touch(): void {
		if (this.state === 'changed' || this.state === 'closed') return;
		if (this.state === 'saving') {
			this.more = true;
			return;
		}
		this.state = 'waiting';
		this.later(PAUSE);
	}

	/** Puts what is typed here in place of what was saved elsewhere. */
	insist(version: number): void {
		this.version = version;
		void this.save();
	}

	/** Forgets what is still to be sent: the form itself is on its way, or gone. */
	stop(): void {
		clearTimeout(this.timer);
	}

	/** The version that another window has made, where one has. */
	other = $state(0);

	private later(ms: number): void {
		clearTimeout(this.timer);
		this.timer = setTimeout(() => void this.save(), ms);
	}

	private async save(): Promise<void> {
		this.state = 'saving';
		this.more = false;
		try {
			const response = await fetch(this.address, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ version: this.version, answers: this.answers() })
			});
			const answer = (await response.json()) as { version?: number; refused?: RefusedFacts };
			if (answer.version !== undefined) {
				this.version = answer.version;
				this.state = 'saved';
			} else if (answer.refused?.code === 'review.changed') {
				this.other = Number(answer.refused.params?.version);
				this.state = 'changed';
			} else this.state = answer.refused ? 'closed' : 'lost';
		} catch {
			this.state = 'lost';
		}
		if (this.state === 'lost') this.later(AGAIN);
		else if (this.state === 'saved' && this.more) this.touch();
	}
}
