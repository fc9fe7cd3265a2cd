import { z } from 'zod';
import type { ReviewSheet } from '$lib/classroom/review/rubric';
import { formAction, pageLoad } from '$lib/server/http/answers';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, actor } }) =>
	pageLoad(async () => {
		const { id, title } = await app.units.view(actor, params.class, params.unit);
		return {
			...{ classId: params.class, unit: { id, title } },
			room: await app.speaking.views.phone(actor, params)
		};
	});

const Rating = z.object({ team: z.string().default('') }).catchall(z.unknown());

/** The fields `mark-…` of a form, as points by criterion. */
const sheetOf = (form: Record<string, unknown>): ReviewSheet => ({
	marks: Object.fromEntries(
		Object.entries(form).flatMap(([name, value]) =>
			name.startsWith('mark-') ? [[name.slice(5), Number(value)]] : []
		)
	),
	comment: ''
});

export const actions: Actions = {
	rate: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Rating, async ({ team, ...form }) => {
			await app.speaking.rating.rate(actor, params, team, sheetOf(form));
			return { rated: team };
		}),
	speak: ({ request, params, locals: { app, actor } }) =>
		formAction(
			request,
			z.object({ team: z.string().default(''), language: z.enum(['zh', 'en']) }),
			({ team, language }) => app.speaking.floor.speak(actor, params, team, language)
		),
	declare: ({ request, params, locals: { app, actor } }) =>
		formAction(
			request,
			z.object({
				team: z.string().default(''),
				percent: z.coerce.number().int().min(0).max(100)
			}),
			({ team, percent }) => app.speaking.floor.declare(actor, params, team, percent)
		)
};
