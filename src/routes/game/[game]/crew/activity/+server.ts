import { z } from 'zod';
import { jsonAnswer } from '$lib/server/http/answers';
import { Refused } from '$lib/server/services/refused';
import type { RequestHandler } from './$types';

const Filter = z.object({
	member: z.string().min(1).max(100).optional(),
	month: z.coerce.number().int().min(1).max(1000).optional(),
	before: z.coerce.number().int().min(1).optional()
});

/** What the own company has done: `?member=&month=&before=`. */
export const GET: RequestHandler = ({ params, url, locals: { app, actor } }) =>
	jsonAnswer(() => {
		const filter = Filter.safeParse(Object.fromEntries(url.searchParams));
		if (!filter.success) throw new Refused('form.invalid', 'month');
		return app.activity.page(actor, params.game, filter.data);
	});
