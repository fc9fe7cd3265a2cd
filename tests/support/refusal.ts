import { Refused } from '../../src/lib/server/services/refused.ts';

/** The code that a call is refused with; an error that is no refusal as it is. */
export const refusal = (call: Promise<unknown>): Promise<unknown> =>
	call.then(
		() => 'carried out',
		(error: unknown) => (error instanceof Refused ? error.facts.code : error)
	);
