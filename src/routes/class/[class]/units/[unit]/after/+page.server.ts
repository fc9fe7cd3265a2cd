import { z } from 'zod';
import { formAction, pageLoad } from '$lib/server/http/answers';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, actor } }) =>
	pageLoad(async () => {
		const own = [actor, params.class, params.unit] as const;
		const { title } = await app.units.view(...own);
		return {
			classId: params.class,
			unit: { id: params.unit, title },
			after: await app.afterClass.summary.read(...own),
			reflection: await app.afterClass.reflections.mine(...own),
			feedback: await app.afterClass.feedback.list(...own),
			gallery: await app.afterClass.gallery.view(...own)
		};
	});

const text = z.string().default('');
const Reflection = z.object({
	...{ learned: text, hard: text, next: text },
	version: z.coerce.number().int().min(0).catch(0)
});
const Write = z.object({ team: text, answer: text, text });
const Consent = z.object({ id: text, consent: z.enum(['yes', 'no']).catch('no') });

export const actions: Actions = {
	reflect: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Reflection, async ({ version, ...answers }) => {
			const own = [actor, params.class, params.unit] as const;
			await app.afterClass.reflections.write(...own, version, answers);
			return { reflected: true };
		}),
	write: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Write, async ({ team, answer, text }) => {
			const to = answer === '' ? { team } : { answer };
			await app.afterClass.feedback.write(actor, params.class, params.unit, to, text);
			return { written: true };
		}),
	removeRemark: ({ request, params, locals: { app, actor } }) =>
		formAction(request, z.object({ id: text }), ({ id }) =>
			app.afterClass.feedback.remove(actor, params.class, params.unit, id)
		),
	consent: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Consent, ({ id, consent }) =>
			app.afterClass.gallery.answer(actor, params.class, params.unit, id, consent === 'yes')
		)
};
