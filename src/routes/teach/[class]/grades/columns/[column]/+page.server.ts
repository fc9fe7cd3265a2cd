import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { formAction, pageLoad } from '$lib/server/http/answers';
import { CurveForm, MANUAL_SOURCES } from '$lib/server/services/grade-columns';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, actor } }) =>
	pageLoad(async () => ({
		column: await app.grading.columns.view(actor, params.class, params.column)
	}));

const version = z.coerce.number().int().catch(0);
const Curve = z.object({
	kind: CurveForm.shape.kind.catch('none'),
	figure: z.string().default(''),
	cap: z.string().default(''),
	version
});
const Facts = z.object({
	titleZh: z.string().default(''),
	titleEn: z.string().default(''),
	source: z.enum(MANUAL_SOURCES).catch('manual'),
	max: z.string().default(''),
	closed: z.string().optional(),
	version
});
/** `mark.<member>` and `was.<member>`: what stands in the field, and what stood there. */
const Marks = z.record(z.string(), z.string());

export const actions: Actions = {
	preview: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Curve, async (typed) => ({
			preview: await app.grading.columns.tryCurve(actor, params.class, params.column, typed),
			values: { ...typed, version: String(typed.version), what: 'curve' }
		})),
	curve: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Curve, async ({ version, ...typed }) => {
			await app.grading.columns.set(actor, params.class, params.column, version, typed);
			return { saved: true };
		}),
	marks: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Marks, async (form) => {
			const typed = Object.entries(form).flatMap(([name, now]) => {
				const member = /^mark\.(.+)$/.exec(name)?.[1];
				return member === undefined
					? []
					: [[member, { was: form[`was.${member}`] ?? '', now }] as const];
			});
			const marks = Object.fromEntries(typed);
			return {
				entered: await app.grading.columns.enter(actor, params.class, params.column, marks)
			};
		}),
	change: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Facts, async ({ titleZh, titleEn, source, max, closed, version }) => {
			const facts = { title: { zh: titleZh, en: titleEn }, source, max };
			await app.grading.columns.change(actor, params.class, params.column, version, {
				...{ ...facts, closed: closed !== undefined }
			});
			return { saved: true };
		}),
	remove: async ({ request, params, locals: { app, actor } }) => {
		const done = await formAction(request, z.object({}), async () => {
			await app.grading.columns.remove(actor, params.class, params.column);
			return { removed: true };
		});
		if ('removed' in done) redirect(303, `/teach/${params.class}/grades`);
		return done;
	}
};
