import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { emptyRubric, readRubric, shaped } from '$lib/classroom/review/rubric-form';
import { formAction, pageLoad } from '$lib/server/http/answers';
import type { Actions, PageServerLoad } from './$types';

/** In the address of one that is being made. */
const NEW = 'new';
const Version = z.coerce.number().int().min(1).optional().catch(undefined);

export const load: PageServerLoad = ({ params, url, locals: { app, actor } }) =>
	pageLoad(async () => {
		if (params.rubric === NEW) {
			// Whoever may not is told so before filling anything in.
			await app.peer.rubrics.list(actor, params.class);
			return { newest: 0, shown: 0, draft: emptyRubric(), history: [] };
		}
		const version = Version.parse(url.searchParams.get('version') ?? undefined);
		return app.peer.rubrics.view(actor, params.class, params.rubric, version);
	});

const Form = z
	.object({ base: z.coerce.number().int().min(0).catch(0), step: z.string().default('') })
	.catchall(z.string());

export const actions: Actions = {
	/** Adds or takes away parts of the form; nothing is saved. */
	shape: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Form, async ({ base, step, ...values }) => {
			await app.peer.rubrics.list(actor, params.class);
			return { draft: shaped(readRubric(values), step), base };
		}),
	save: async ({ request, params, locals: { app, actor } }) => {
		const done = await formAction(request, Form, async ({ base, step: _, ...values }) => {
			const id = params.rubric === NEW ? null : params.rubric;
			await app.peer.rubrics.save(actor, params.class, id, base, readRubric(values));
			return { saved: true };
		});
		if ('saved' in done) redirect(303, `/teach/${params.class}/rubrics`);
		return done;
	}
};
