import { z } from 'zod';
import { formAction, pageLoad } from '$lib/server/http/answers';
import { BankQuery } from '$lib/server/services/quiz-bank';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, url, locals: { app, actor } }) =>
	pageLoad(async () => {
		const query = BankQuery.parse(Object.fromEntries(url.searchParams));
		return { query, bank: await app.quizzes.bank.list(actor, params.class, query) };
	});

const Topics = z.object({ topics: z.array(z.string().max(60)).max(100).default([]) });

export const actions: Actions = {
	starter: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Topics, async ({ topics }) => ({
			added: await app.quizzes.bank.takeStarter(actor, params.class, topics)
		}))
};
