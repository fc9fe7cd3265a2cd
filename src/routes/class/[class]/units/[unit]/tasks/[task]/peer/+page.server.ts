import { z } from 'zod';
import { formAction, pageLoad } from '$lib/server/http/answers';
import { Refused } from '$lib/server/services/refused';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, actor } }) =>
	pageLoad(async () => {
		const path = [params.class, params.unit, params.task] as const;
		const examples = await app.peer.results.examples(actor, path);
		if (!examples) throw new Refused('review.unknown');
		const tasks = await app.handingIn.mine(actor, params.class, params.unit);
		return {
			here: { class: params.class, unit: params.unit, task: params.task },
			title: tasks.find(({ id }) => id === params.task)?.title ?? null,
			mine: await app.peer.writing.mine(actor, path),
			results: await app.peer.results.mine(actor, path),
			examples
		};
	});

const React = z.object({
	id: z.string().default(''),
	useful: z.enum(['yes', 'no']).optional().catch(undefined),
	flag: z.string().default('')
});

export const actions: Actions = {
	react: ({ request, params, locals: { app, actor } }) =>
		formAction(request, React, async ({ id, useful, flag }) => {
			const path = [params.class, params.unit, params.task] as const;
			const word = useful === undefined ? null : useful === 'yes';
			await app.peer.writing.react(actor, path, id, word, flag);
			return { reacted: id };
		})
};
