import { keep, readKept, type Shelf } from './shelf';
import type { StepId } from './steps';

/** How far a person has come with the coach in one game. */
export interface CoachState {
	/** Steps done or skipped, in the order they were passed. */
	passed: StepId[];
	/** Put away until asked for again. */
	dismissed: boolean;
	/** Shown as one line. */
	folded: boolean;
}

export const fresh = (): CoachState => ({ passed: [], dismissed: false, folded: false });

const keyOf = (game: string): string => `rapport-coach:${game}`;

/** The stored state of a game; a fresh one when there is none or it cannot be read. */
export function recall(game: string, shelf?: () => Shelf): CoachState {
	const text = readKept(keyOf(game), shelf);
	if (text === null) return fresh();
	try {
		const { passed, dismissed, folded } = JSON.parse(text) as Partial<CoachState>;
		return {
			passed: Array.isArray(passed) ? passed.filter((id) => typeof id === 'string') : [],
			dismissed: dismissed === true,
			folded: folded === true
		};
	} catch {
		return fresh();
	}
}

/** Keeps the state; answers whether it will outlast the page. */
export const remember = (game: string, state: CoachState, shelf?: () => Shelf): boolean =>
	keep(keyOf(game), JSON.stringify(state), shelf);
