import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { resolve } from '$app/paths';
import { formAction, pageLoad } from '$lib/server/http/answers';
import type { Actions, PageServerLoad } from './$types';
import { fileFields, textOf } from './scenario-file';

export const load: PageServerLoad = ({ params, locals: { app, actor } }) =>
	pageLoad(async () => ({ own: await app.scenarios.list(actor, params.class) }));

const name = z.string().max(200).default('');

export const actions: Actions = {
	copy: async ({ request, params, locals: { app, actor } }) => {
		const form = z.object({ from: z.string().max(80), name });
		const answer = await formAction(request, form, ({ from, name }) =>
			app.scenarios.copy(actor, params.class, from, name)
		);
		if (typeof answer === 'string')
			redirect(303, resolve(`/teach/${params.class}/scenarios/${answer}`));
		return answer;
	},
	take: async ({ request, params, locals: { app, actor } }) => {
		const form = z.object({ ...fileFields, name });
		const answer = await formAction(request, form, async (sent) =>
			app.scenarios.take(actor, params.class, { text: await textOf(sent), name: sent.name })
		);
		if ('id' in answer) redirect(303, resolve(`/teach/${params.class}/scenarios/${answer.id}`));
		return answer;
	},
	remove: ({ request, params, locals: { app, actor } }) =>
		formAction(request, z.object({ id: z.string().max(40) }), ({ id }) =>
			app.scenarios.remove(actor, params.class, id)
		)
};
