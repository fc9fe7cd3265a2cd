import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { formAction, pageLoad } from '$lib/server/http/answers';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, url, locals: { app, actor } }) =>
	pageLoad(() =>
		app.peer.evaluating.open(
			actor,
			[params.class, params.unit, params.task],
			params.doer,
			url.searchParams.get('rubric') ?? undefined
		)
	);

const Form = z
	.object({
		version: z.coerce.number().int().min(0).catch(0),
		rubric: z.string().default(''),
		mark: z.string().default(''),
		excused: z.coerce.boolean().default(false)
	})
	.catchall(z.string());
const Note = z.object({ noteZh: z.string().default(''), noteEn: z.string().default('') });

export const actions: Actions = {
	save: async ({ request, params, locals: { app, actor } }) => {
		const path = [params.class, params.unit, params.task] as const;
		const done = await formAction(request, Form, async (form) => {
			const { version, rubric, mark, excused, ...answers } = form;
			const typed = answers as Record<string, string>;
			const facts = { version, rubric, mark, excused, answers: typed };
			await app.peer.evaluating.evaluate(actor, path, params.doer, facts);
			return { saved: true };
		});
		if ('saved' in done)
			redirect(303, `/teach/${params.class}/units/${params.unit}/tasks/${params.task}/evaluate`);
		return done;
	},
	propose: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Note, async ({ noteZh, noteEn }) => {
			const path = [params.class, params.unit, params.task] as const;
			await app.afterClass.gallery.propose(actor, path, params.doer, { zh: noteZh, en: noteEn });
			return { proposed: true };
		})
};
