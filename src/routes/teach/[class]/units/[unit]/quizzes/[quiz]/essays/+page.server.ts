import { z } from 'zod';
import { formAction, pageLoad } from '$lib/server/http/answers';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, actor } }) =>
	pageLoad(async () => {
		const own = [actor, params.class, params.unit, params.quiz] as const;
		const { facts, id } = await app.quizzes.view(...own);
		const questions = await app.quizzes.grading.list(...own);
		return { unit: params.unit, quiz: { id, title: facts.title }, questions };
	});

const Grade = z.object({
	attempt: z.string().default(''),
	place: z.coerce.number().int().catch(-1),
	points: z.array(z.string()).max(10).default([]),
	comment: z.string().default(''),
	seen: z.coerce.number().catch(0)
});

export const actions: Actions = {
	grade: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Grade, async ({ points, ...rest }) => {
			// An empty field is no number; nothing is taken for nought.
			const given = points.map((typed) => (typed.trim() === '' ? Number.NaN : Number(typed)));
			const own = [params.class, params.unit, params.quiz] as const;
			await app.quizzes.grading.grade(actor, ...own, { ...rest, points: given });
			return { graded: `${rest.attempt}:${rest.place}` };
		})
};
