import type { Deps } from '../deps.ts';
import { makeFeedback } from './feedback.ts';
import { makeGallery } from './gallery.ts';
import { makeReflections } from './reflections.ts';
import { makeSummary } from './summary.ts';

/** What remains of a unit after class. */
export const makeAfterClass = (deps: Deps) => ({
	summary: makeSummary(deps),
	feedback: makeFeedback(deps),
	gallery: makeGallery(deps),
	reflections: makeReflections(deps)
});

export type AfterClass = ReturnType<typeof makeAfterClass>;
