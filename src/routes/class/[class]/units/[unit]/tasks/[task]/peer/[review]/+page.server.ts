import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { formAction, pageLoad } from '$lib/server/http/answers';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, actor } }) =>
	pageLoad(async () => ({
		here: { class: params.class, unit: params.unit, task: params.task },
		...(await app.peer.writing.open(actor, [params.class, params.unit, params.task], params.review))
	}));

const Form = z.object({ version: z.coerce.number().int().min(0).catch(0) }).catchall(z.string());

export const actions: Actions = {
	save: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Form, async ({ version, ...answers }) => {
			const path = [params.class, params.unit, params.task] as const;
			const typed = answers as Record<string, string>;
			return {
				version: await app.peer.writing.save(actor, path, params.review, version, typed)
			};
		}),
	handIn: async ({ request, params, locals: { app, actor } }) => {
		const done = await formAction(request, Form, async ({ version, ...answers }) => {
			const path = [params.class, params.unit, params.task] as const;
			const typed = answers as Record<string, string>;
			await app.peer.writing.handIn(actor, path, params.review, version, typed);
			return { handedIn: true };
		});
		if ('handedIn' in done)
			redirect(303, `/class/${params.class}/units/${params.unit}/tasks/${params.task}/peer`);
		return done;
	}
};
