import type { RefusedCode, RefusedFacts } from '$lib/classroom/refusals';

/**
 * The version that somebody else has saved meanwhile, when a form has come back with that: who has been told may save over it.
 * @param form what the action has given the page
 * @param code the refusal that says so
 */
export function newerVersion(form: unknown, code: RefusedCode): number | undefined {
	const refused = (form as { refused?: RefusedFacts } | null)?.refused;
	return refused?.code === code ? Number(refused.params?.version) : undefined;
}
