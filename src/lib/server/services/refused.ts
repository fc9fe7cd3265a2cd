import {
	REFUSED,
	type RefusedCode,
	type RefusedFacts,
	type RefusedParams
} from '../../classroom/refusals.ts';

/** What a service throws when it does not do what was asked. Nothing has been changed then. */
export class Refused extends Error {
	readonly facts: RefusedFacts;

	constructor(code: RefusedCode, field?: string, params?: RefusedParams) {
		super(code);
		this.facts = { code, ...(field && { field }), ...(params && { params }) };
	}

	/** HTTP status of the answer. */
	get status(): number {
		return REFUSED[this.facts.code];
	}
}
