import { z } from 'zod';
import { formAction, pageLoad } from '$lib/server/http/answers';
import { Refused } from '$lib/server/services/refused';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, actor } }) =>
	pageLoad(async () => {
		const path = [params.class, params.unit, params.task] as const;
		const all = await app.peer.results.examples(actor, path);
		const example = all?.examples.find(({ id }) => id === params.example);
		if (!all || !example) throw new Refused('review.unknown');
		return {
			here: { class: params.class, unit: params.unit, task: params.task },
			rubric: all.rubric,
			counts: all.counts,
			example
		};
	});

export const actions: Actions = {
	mark: ({ request, params, locals: { app, actor } }) =>
		formAction(request, z.record(z.string(), z.string()), async (answers) => {
			const path = [params.class, params.unit, params.task] as const;
			await app.peer.results.tryExample(actor, path, params.example, answers);
			return { marked: true };
		})
};
