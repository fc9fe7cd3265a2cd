import { z } from 'zod';
import { formAction, pageLoad } from '$lib/server/http/answers';
import { Refused } from '$lib/server/services/refused';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, actor } }) =>
	pageLoad(async () => {
		const path = [params.class, params.unit, params.task] as const;
		const { title } = await app.peer.rounds.view(actor, path);
		const found = await app.peer.results.examples(actor, path);
		if (!found) throw new Refused('review.unknown');
		return { title, ...found };
	});

const optional = z.string().default('');
const Form = z
	.object({ titleZh: optional, titleEn: optional, bodyZh: optional, bodyEn: optional })
	.catchall(z.string());

export const actions: Actions = {
	add: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Form, async ({ titleZh, titleEn, bodyZh, bodyEn, ...answers }) => {
			const title = { zh: titleZh, en: titleEn };
			const body = { zh: bodyZh, en: bodyEn };
			const path = [params.class, params.unit, params.task] as const;
			const typed = answers as Record<string, string>;
			await app.peer.results.addExample(actor, path, title, body, typed);
			return { saved: true };
		}),
	remove: ({ request, params, locals: { app, actor } }) =>
		formAction(request, z.object({ id: optional }), ({ id }) =>
			app.peer.results.removeExample(actor, [params.class, params.unit, params.task], id)
		)
};
