import type { GatePolicy } from '$lib/classroom/tokens/gate';
import type { HintGate } from '$lib/server/services/hints';
import { m } from '$lib/paraglide/messages';

/** How far a hint card is from opening, in a sentence. */
export const gateText = (kind: GatePolicy['kind'], { have, need }: HintGate): string =>
	kind === 'mean' ? m.hints_have_mean({ have, need }) : m.hints_have({ have, need });
