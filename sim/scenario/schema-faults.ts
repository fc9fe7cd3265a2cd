import type { z } from 'zod';

/** A fault that the schema found, in terms an author's own language has words for. */
export interface SchemaFault {
	path: PropertyKey[];
	/** Message key suffix (`cli_check_<code>`) and its values. */
	code: string;
	params: Record<string, string | number>;
}

type Issue = z.core.$ZodIssue;

/** What a value is, as the schema library calls kinds of values. */
const kindOf = (value: unknown): string =>
	value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
	return path.reduce<unknown>(
		(value, key) =>
			typeof value === 'object' && value !== null
				? (value as Record<PropertyKey, unknown>)[key]
				: undefined,
		data
	);
}

/** Values a choice allows, also where each is an alternative of its own. */
function allowed(issue: Issue): string {
	if (issue.code === 'invalid_value') return issue.values.map(String).join(', ');
	if (issue.code === 'invalid_union') return issue.errors.flat().map(allowed).join(', ');
	return '';
}

/** The faults behind one issue of the schema library; one for each key that does not belong. */
export function schemaFaults(issue: Issue, data: unknown): SchemaFault[] {
	const { path } = issue;
	const value = valueAt(data, path);
	const one = (code: string, params: SchemaFault['params'] = {}) => [{ path, code, params }];
	if (issue.code === 'unrecognized_keys')
		return issue.keys.map((key) => ({ path: [...path, key], code: 'unknownKey', params: { key } }));
	if (value === undefined) return one('missing');
	switch (issue.code) {
		case 'invalid_type':
			return one('type', { expected: issue.expected, received: kindOf(value) });
		case 'invalid_value':
		case 'invalid_union':
			return one('choice', { allowed: allowed(issue) });
		case 'too_small':
			return one(`tooSmall_${issue.origin}`, { minimum: Number(issue.minimum) });
		case 'too_big':
			return one(`tooBig_${issue.origin}`, { maximum: Number(issue.maximum) });
		case 'invalid_format':
			return one('id');
		default:
			return one('schema', { detail: issue.message });
	}
}
