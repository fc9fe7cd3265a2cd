import { z } from 'zod';
import { formAction, pageLoad } from '$lib/server/http/answers';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, url, locals: { app, actor } }) =>
	pageLoad(async () => ({
		sheet: await app.grading.sheets.of(actor, params.class, params.member),
		asked: url.searchParams.get('column') ?? ''
	}));

const Override = z.object({
	column: z.string().default(''),
	kind: z.enum(['score', 'missing', 'excused', 'back']).catch('score'),
	score: z.string().default(''),
	reason: z.string().default(''),
	version: z.coerce.number().int().catch(0)
});

export const actions: Actions = {
	override: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Override, ({ column, ...made }) =>
			app.grading.sheets.override(actor, params.class, params.member, column, made)
		)
};
