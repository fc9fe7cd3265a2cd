import type { Deps } from './deps.ts';
import { makeSpeakingFloor } from './speaking-floor.ts';
import { makeSpeakingQuestions } from './speaking-questions.ts';
import { makeSpeakingRating } from './speaking-rating.ts';
import { makeSpeakingSetup } from './speaking-setup.ts';
import { makeSpeakingViews } from './speaking-views.ts';

/** Presentation and defence: prepared, led, rated, looked at. */
export const makeSpeaking = (deps: Deps) => ({
	setup: makeSpeakingSetup(deps),
	floor: makeSpeakingFloor(deps),
	questions: makeSpeakingQuestions(deps),
	rating: makeSpeakingRating(deps),
	views: makeSpeakingViews(deps)
});

export type SpeakingService = ReturnType<typeof makeSpeaking>;
