import type { TeamView } from '#sim/view/types.ts';
import type { Moment } from '$lib/game/timeline';
import type { ReplaySource } from './source';
import { monthPlace, placeOf, stepsFor } from './steps';

/** Milliseconds a step is shown for. */
export const SPEEDS = { slow: 2000, normal: 1000, fast: 350 } as const;
export type Speed = keyof typeof SPEEDS;

/** Where a person is in a replay: company, step, and whether it runs by itself. */
export class ReplayPlayer {
	readonly source: ReplaySource;
	seat = $state(0);
	/** Whether the steps of all companies are shown. */
	all = $state(false);
	/** Number of steps taken; 0 = the market before anyone acted. */
	place = $state(0);
	playing = $state(false);
	speed = $state<Speed>('normal');
	view = $state.raw<TeamView>();
	/** The last look failed: the view is not the one of this step. */
	failed = $state(false);

	readonly steps: readonly Moment[] = $derived.by(() =>
		stepsFor(this.source.moments, this.seat, this.all)
	);
	readonly moment: Moment | undefined = $derived(this.steps[this.place - 1]);
	/** Commands carried out at this step. */
	readonly index: number = $derived(this.moment?.index ?? 0);
	readonly month: number = $derived(this.moment?.month ?? this.steps[0]?.month ?? 1);

	private looks = 0;

	constructor(source: ReplaySource) {
		this.source = source;
		this.seat = source.seats.find((card) => card.own)?.seat ?? 0;
	}

	/** Fetches what the company sees at this step; a later look overtakes an earlier one. */
	async look(index: number, seat: number): Promise<void> {
		const look = ++this.looks;
		try {
			const view = await this.source.viewAt(index, seat);
			if (look !== this.looks) return;
			this.view = view;
			this.failed = false;
		} catch {
			if (look === this.looks) this.failed = true;
		}
	}

	goTo(place: number): void {
		this.place = Math.max(0, Math.min(this.steps.length, place));
		if (this.place === this.steps.length) this.playing = false;
	}
	step(by: number): void {
		this.goTo(this.place + by);
	}
	stepMonth(by: 1 | -1): void {
		this.goTo(monthPlace(this.steps, this.place, by));
	}

	/** Starts or stops; at the end it starts over. */
	toggle(): void {
		if (!this.playing && this.place === this.steps.length) this.place = 0;
		this.playing = !this.playing;
	}

	/** Looks at another company, or at the steps of all, at the same moment of the game. */
	watch(seat: number, all = this.all): void {
		const { index } = this;
		this.seat = seat;
		this.all = all;
		this.place = placeOf(this.steps, index);
	}
}
