import type { Stream } from '../kernel/random.ts';
import type { PlannedAction } from '../world/state.ts';
import type { Rulebook, TeamView } from '../view/types.ts';

/** What a bot sees: a team's view and the public rulebook, nothing else. */
export interface BotView extends TeamView {
	rules: Rulebook;
}

/**
 * A player made of rules. `decide` is called several times a month, in the preparation and while
 * the month is open, until it returns nothing. It sees only a team's view.
 */
export interface Bot {
	name: string;
	decide(view: BotView, random: Stream): PlannedAction[];
}
