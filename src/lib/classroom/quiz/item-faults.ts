import type { z } from 'zod';
import { FAULTS, type FaultCode, type FaultParams } from './faults.ts';
import { itemSchema, type Item } from './model.ts';

/** What is wrong with one value of an item, and where in it. */
export interface ItemFault {
	path: PropertyKey[];
	code: FaultCode;
	params: FaultParams;
}

type Issue = z.core.$ZodIssue;

/** A path as people write it, as in `options[1].text.en`. */
export const pathText = (path: readonly PropertyKey[]): string =>
	path.reduce<string>(
		(out, part) =>
			typeof part === 'number' ? `${out}[${part}]` : out ? `${out}.${String(part)}` : String(part),
		''
	);

const known = (code: string): FaultCode =>
	(FAULTS as readonly string[]).includes(code) ? (code as FaultCode) : 'value';

const valueAt = (data: unknown, path: readonly PropertyKey[]): unknown =>
	path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | null)?.[key], data);

/** What the field is called whose form a pattern checks. */
const FORMS: Record<string, FaultCode> = {
	id: 'idForm',
	tags: 'tagForm',
	category: 'categoryForm'
};

/** The faults behind one issue of the schema library, in terms that messages have words for. */
export function schemaFaults(issue: Issue, data: unknown): ItemFault[] {
	const { path } = issue;
	const one = (code: FaultCode, params: FaultParams = {}): ItemFault[] => [
		{ path, code, params: { field: pathText(path), ...params } }
	];
	if (issue.code === 'unrecognized_keys')
		return issue.keys.map((key) => ({
			path: [...path, key],
			code: 'unknownKey' as const,
			params: { field: pathText([...path, key]) }
		}));
	if (issue.code === 'custom') return one(known(issue.message));
	if (valueAt(data, path) === undefined) return one('missing');
	switch (issue.code) {
		case 'invalid_type':
			return one('type');
		case 'invalid_union':
			return one('choice', {
				allowed: 'options' in issue ? (issue.options as string[]).join(', ') : ''
			});
		case 'invalid_value':
			return one('choice', { allowed: issue.values.join(', ') });
		case 'too_small':
			if (issue.origin === 'string') return one('tooShort');
			if (issue.origin === 'array') return one('tooFew', { min: Number(issue.minimum) });
			return one('outOfRange');
		case 'too_big':
			if (issue.origin === 'string') return one('tooLong', { max: Number(issue.maximum) });
			if (issue.origin === 'array') return one('tooMany', { max: Number(issue.maximum) });
			return one('outOfRange');
		case 'invalid_format':
			return one(FORMS[String(path[0])] ?? 'value');
		default:
			return one('value');
	}
}

/** An item of whatever was given, or what is wrong with it. Texts are cleaned and defaults filled in. */
export function checkItem(data: unknown): { item: Item } | { faults: ItemFault[] } {
	const parsed = itemSchema.safeParse(data);
	if (parsed.success) return { item: parsed.data };
	return { faults: parsed.error.issues.flatMap((issue) => schemaFaults(issue, data)) };
}
