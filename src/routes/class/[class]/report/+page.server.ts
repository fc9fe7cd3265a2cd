import { pageLoad } from '$lib/server/http/answers';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, actor } }) =>
	pageLoad(async () => ({ report: await app.grading.reports.mine(actor, params.class) }));
