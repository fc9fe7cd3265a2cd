import { pageLoad } from '$lib/server/http/answers';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, actor } }) =>
	pageLoad(async () => ({ judged: await app.plans.judge(actor, params.class) }));
