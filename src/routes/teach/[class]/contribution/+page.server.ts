import { redirect } from '@sveltejs/kit';
import { formAction, pageLoad } from '$lib/server/http/answers';
import { roundFacts, RoundForm } from './round-form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, actor } }) =>
	pageLoad(async () => {
		const rounds = await app.grading.contribution.list(actor, params.class);
		const { columns } = await app.grading.weights.view(actor, params.class);
		const now = app.now().getTime();
		return { rounds, columns, now };
	});

export const actions: Actions = {
	open: async ({ request, params, locals: { app, actor } }) => {
		const done = await formAction(request, RoundForm, async (form) => {
			// Whoever may not is told so before what is wrong with the form.
			await app.grading.contribution.list(actor, params.class);
			return { id: await app.grading.contribution.open(actor, params.class, roundFacts(form)) };
		});
		if ('id' in done) redirect(303, `/teach/${params.class}/contribution/${done.id}`);
		return done;
	}
};
