import type { RefusedFacts } from '$lib/classroom/refusals';
import { refusedText } from './text';

/** What a form's action gave back; anything without a refusal counts as carried out. */
type Outcome = { refused?: RefusedFacts } | null | undefined;

/** The sentence to show at a field, if the refusal blames it. */
export const errorAt = (outcome: Outcome, field: string): string | null =>
	outcome?.refused?.field === field ? refusedText(outcome.refused) : null;

/** The sentence to show above a form, if the refusal blames none of its fields. */
export const errorAbove = (outcome: Outcome, fields: readonly string[]): string | null =>
	outcome?.refused && !fields.includes(outcome.refused.field ?? '')
		? refusedText(outcome.refused)
		: null;
