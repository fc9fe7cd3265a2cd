import { recall, remember } from './memory';
import { stepsOf, type CoachFacts, type CoachStep, type StepId } from './steps';

/**
 * The coach of one game: which step is next, judged by the game's state alone. Steps that have
 * happened stay passed, so that the coach never goes back.
 */
export class Coach {
	readonly steps: readonly CoachStep[];
	private readonly game: string;
	passed = $state<StepId[]>([]);
	dismissed = $state(false);
	folded = $state(false);
	/** The step that was done last, to say so. */
	justDone = $state<StepId>();

	readonly current: CoachStep | undefined = $derived.by(() =>
		this.steps.find((step) => !this.passed.includes(step.id))
	);
	readonly finished: boolean = $derived(!this.current);

	constructor(game: string, rules: CoachFacts['rules']) {
		this.game = game;
		this.steps = stepsOf(rules);
		const state = recall(game);
		this.passed = state.passed;
		this.dismissed = state.dismissed;
		this.folded = state.folded;
	}

	/** Number of the current step, from 1. */
	get place(): number {
		return this.current ? this.steps.indexOf(this.current) + 1 : this.steps.length;
	}

	/** Looks at the game and passes every step at the front that is done. */
	look(facts: CoachFacts): void {
		let passedOne = false;
		for (let step = this.current; step?.done(facts); step = this.current) {
			this.passed = [...this.passed, step.id];
			this.justDone = step.id;
			passedOne = true;
		}
		if (passedOne) this.keep();
	}

	skip(): void {
		if (!this.current) return;
		this.passed = [...this.passed, this.current.id];
		this.justDone = undefined;
		this.keep();
	}

	dismiss(): void {
		this.dismissed = true;
		this.keep();
	}

	resume(): void {
		this.dismissed = false;
		this.folded = false;
		this.keep();
	}

	fold(folded: boolean): void {
		this.folded = folded;
		this.keep();
	}

	private keep(): void {
		const { passed, dismissed, folded } = this;
		remember(this.game, { passed, dismissed, folded });
	}
}
