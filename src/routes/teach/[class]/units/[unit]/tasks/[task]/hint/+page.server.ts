import { z } from 'zod';
import { formAction, pageLoad } from '$lib/server/http/answers';
import type { GatePolicy } from '$lib/classroom/tokens/gate';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, actor } }) =>
	pageLoad(async () => {
		const own = [actor, params.class, params.unit, params.task] as const;
		return { unit: params.unit, task: params.task, card: await app.hints.view(...own) };
	});

const Form = z.object({
	version: z.coerce.number().int().catch(0),
	textZh: z.string().default(''),
	textEn: z.string().default(''),
	quiz: z.string().default(''),
	kind: z.enum(['each', 'members', 'mean']).catch('each'),
	count: z.coerce.number().int().min(1).max(7).catch(2),
	percent: z.coerce.number().int().min(1).max(100).catch(60)
});
const Override = z.object({
	doer: z.string().default(''),
	what: z.enum(['open', 'shut', 'policy']).catch('open'),
	why: z.string().default('')
});
const OPEN = { open: true, shut: false, policy: null } as const;

function policyOf({ kind, count, percent }: z.output<typeof Form>): GatePolicy {
	if (kind === 'members') return { kind, count };
	return kind === 'mean' ? { kind, percent } : { kind };
}

export const actions: Actions = {
	save: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Form, async (form) => {
			const text = { zh: form.textZh, en: form.textEn };
			const facts = { text, quiz: form.quiz || null, policy: policyOf(form) };
			const own = [params.class, params.unit, params.task] as const;
			await app.hints.save(actor, ...own, form.version, facts);
			return { saved: true };
		}),
	override: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Override, ({ doer, what, why }) => {
			const own = [params.class, params.unit, params.task] as const;
			return app.hints.override(actor, ...own, doer, OPEN[what], why);
		}),
	remove: ({ request, params, locals: { app, actor } }) =>
		formAction(request, z.object({}), () =>
			app.hints.remove(actor, params.class, params.unit, params.task)
		)
};
