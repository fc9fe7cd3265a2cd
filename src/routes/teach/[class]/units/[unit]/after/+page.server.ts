import { z } from 'zod';
import { formAction, pageLoad } from '$lib/server/http/answers';
import { momentsIn } from '$lib/server/http/moments';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, actor } }) =>
	pageLoad(async () => {
		const own = [actor, params.class, params.unit] as const;
		const { title } = await app.units.view(...own);
		return {
			unit: { id: params.unit, title },
			after: await app.afterClass.summary.edit(...own),
			reflections: await app.afterClass.reflections.list(...own),
			feedback: await app.afterClass.feedback.list(...own),
			gallery: await app.afterClass.gallery.proposed(...own)
		};
	});

const text = z.string().default('');
const flag = z.coerce.boolean().default(false);
const Form = z.object({
	version: z.coerce.number().int().min(0).catch(0),
	...{ summaryZh: text, summaryEn: text, bestZh: text, bestEn: text },
	...{ improveZh: text, improveEn: text, published: flag, feedback: flag, reflection: flag },
	...{ reflectionDueAt: text, zone: text }
});
const Id = z.object({ id: text });

export const actions: Actions = {
	save: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Form, async (form) => {
			const { version, published, feedback, reflection } = form;
			// Whoever may not is told so before what is wrong with the form.
			await app.afterClass.summary.edit(actor, params.class, params.unit);
			await app.afterClass.summary.save(actor, params.class, params.unit, version, {
				summary: { zh: form.summaryZh, en: form.summaryEn },
				best: { zh: form.bestZh, en: form.bestEn },
				improve: { zh: form.improveZh, en: form.improveEn },
				...{ published, feedback, reflection },
				reflectionDueAt: momentsIn(form.zone)(form.reflectionDueAt, 'reflectionDueAt')
			});
			return { saved: true };
		}),
	takeDown: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Id, ({ id }) =>
			app.afterClass.gallery.remove(actor, params.class, params.unit, id)
		)
};
