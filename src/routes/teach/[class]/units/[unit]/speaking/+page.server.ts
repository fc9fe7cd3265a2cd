import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { formAction, pageLoad } from '$lib/server/http/answers';
import type { Actions, PageServerLoad } from './$types';
import { usualCriteria } from './usual-criteria';

export const load: PageServerLoad = ({ params, locals: { app, actor } }) =>
	pageLoad(async () => {
		const { id, title } = await app.units.view(actor, params.class, params.unit);
		return {
			unit: { id, title },
			sessions: await app.speaking.setup.list(actor, params.class, params.unit)
		};
	});

export const actions: Actions = {
	create: async ({ request, params, locals: { app, actor } }) => {
		const form = z.object({ titleZh: z.string(), titleEn: z.string() });
		const made = await formAction(request, form, async ({ titleZh: zh, titleEn: en }) => ({
			id: await app.speaking.setup.create(
				...([actor, params.class, params.unit] as const),
				{ zh, en },
				usualCriteria()
			)
		}));
		if ('id' in made)
			redirect(303, `/teach/${params.class}/units/${params.unit}/speaking/${made.id}`);
		return made;
	}
};
