import { pageLoad } from '$lib/server/http/answers';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, actor } }) =>
	pageLoad(async () => {
		const own = [actor, params.class, params.unit, params.quiz] as const;
		const { facts, id } = await app.quizzes.view(...own);
		const unit = params.unit;
		return {
			unit,
			quiz: { id, title: facts.title },
			report: await app.quizzes.analysis.view(...own)
		};
	});
