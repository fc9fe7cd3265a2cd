import type { Deps } from '../deps.ts';
import { makeEvaluating } from './evaluating.ts';
import { makeResults } from './results.ts';
import { makeRounds } from './rounds.ts';
import { makeRubrics } from './rubrics.ts';
import { makeWriting } from './writing.ts';

/** Rubrics, and what staff and peers say of work by them. */
export const makePeer = (deps: Deps) => ({
	rubrics: makeRubrics(deps),
	evaluating: makeEvaluating(deps),
	rounds: makeRounds(deps),
	writing: makeWriting(deps),
	results: makeResults(deps)
});

export type Peer = ReturnType<typeof makePeer>;
