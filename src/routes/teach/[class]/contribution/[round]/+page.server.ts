import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { formAction, pageLoad } from '$lib/server/http/answers';
import { roundFacts, RoundForm } from '../round-form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, actor } }) =>
	pageLoad(async () => {
		const round = await app.grading.contribution.view(actor, params.class, params.round);
		const { columns } = await app.grading.weights.view(actor, params.class);
		return { round, columns };
	});

const Nothing = z.object({});

export const actions: Actions = {
	save: ({ request, params, locals: { app, actor } }) =>
		formAction(request, RoundForm, async (form) => {
			await app.grading.contribution.list(actor, params.class);
			const facts = roundFacts(form);
			await app.grading.contribution.change(actor, params.class, params.round, form.version, facts);
			return { saved: true };
		}),
	close: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Nothing, () =>
			app.grading.contribution.close(actor, params.class, params.round)
		),
	publish: ({ request, params, locals: { app, actor } }) =>
		formAction(request, z.object({ shown: z.enum(['0', '1']).catch('1') }), ({ shown }) =>
			app.grading.contribution.publish(actor, params.class, params.round, shown === '1')
		),
	remove: async ({ request, params, locals: { app, actor } }) => {
		const done = await formAction(request, Nothing, async () => {
			await app.grading.contribution.remove(actor, params.class, params.round);
			return { removed: true };
		});
		if ('removed' in done) redirect(303, `/teach/${params.class}/contribution`);
		return done;
	}
};
