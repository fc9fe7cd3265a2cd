import { z } from 'zod';
import { Refused } from '$lib/server/services/refused';
import type { DeedFilter } from '$lib/server/services/activity';

const Filter = z.object({
	member: z.string().min(1).max(100).optional(),
	month: z.coerce.number().int().min(1).max(1000).optional(),
	before: z.coerce.number().int().min(1).optional()
});

/**
 * What of a company's log is asked for: `?member=&month=&before=`.
 * @throws Refused `form.invalid`
 */
export function deedFilter(query: URLSearchParams): DeedFilter {
	const read = Filter.safeParse(Object.fromEntries(query));
	if (!read.success) throw new Refused('form.invalid', read.error.issues[0]!.path.join('.'));
	return read.data;
}
