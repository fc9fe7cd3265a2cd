import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { formAction, pageLoad } from '$lib/server/http/answers';
import { MANUAL_SOURCES } from '$lib/server/services/grade-columns';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, url, locals: { app, actor } }) =>
	pageLoad(async () => ({
		grid: await app.grading.grid(actor, params.class),
		query: url.searchParams.get('q') ?? '',
		/** Everything at once, for readers without scripts. */
		all: url.searchParams.has('all')
	}));

const Publish = z.object({
	scheme: z.coerce.number().int().catch(0),
	shown: z.enum(['0', '1']).catch('1')
});
const Column = z.object({
	titleZh: z.string().default(''),
	titleEn: z.string().default(''),
	source: z.enum(MANUAL_SOURCES).catch('manual'),
	max: z.string().default('100')
});

export const actions: Actions = {
	publish: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Publish, ({ scheme, shown }) =>
			app.grading.publish(actor, params.class, scheme, shown === '1')
		),
	add: async ({ request, params, locals: { app, actor } }) => {
		const made = await formAction(request, Column, async ({ titleZh, titleEn, source, max }) => ({
			id: await app.grading.columns.add(actor, params.class, {
				...{ title: { zh: titleZh, en: titleEn }, source, max, closed: false }
			})
		}));
		if ('id' in made)
			redirect(303, `/teach/${params.class}/grades/columns/${encodeURIComponent(made.id)}`);
		return made;
	}
};
