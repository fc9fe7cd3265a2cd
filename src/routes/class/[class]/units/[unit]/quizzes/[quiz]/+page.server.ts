import { z } from 'zod';
import { formAction, pageLoad } from '$lib/server/http/answers';
import type { Actions, PageServerLoad } from './$types';

const Wanted = z.coerce.number().int().min(0).optional().catch(undefined);

export const load: PageServerLoad = ({ params, url, locals: { app, actor } }) =>
	pageLoad(async () => {
		const own = [actor, params.class, params.unit] as const;
		const { title } = await app.units.view(...own);
		const { role } = await app.classes.view(actor, params.class);
		const wanted = Wanted.parse(url.searchParams.get('attempt') ?? undefined);
		return {
			classId: params.class,
			unit: { id: params.unit, title },
			student: role === 'student',
			quiz: await app.quizzes.taking.view(...own, params.quiz, wanted)
		};
	});

const Answers = z.looseObject({
	attempt: z.string().default(''),
	q: z.array(z.string()).max(100).default([])
});

export const actions: Actions = {
	begin: ({ request, params, locals: { app, actor } }) =>
		formAction(request, z.object({}), () =>
			app.quizzes.taking.begin(actor, params.class, params.unit, params.quiz)
		),
	save: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Answers, async ({ attempt, ...fields }) => {
			const own = [actor, params.class, params.unit, params.quiz] as const;
			return { saved: true, notTaken: await app.quizzes.taking.save(...own, attempt, fields) };
		}),
	submit: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Answers, async ({ attempt, ...fields }) => {
			const own = [actor, params.class, params.unit, params.quiz] as const;
			const { notTaken, ended } = await app.quizzes.taking.submit(...own, attempt, fields);
			return { saved: !ended, notTaken };
		})
};
