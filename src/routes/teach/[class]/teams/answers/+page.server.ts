import { pageLoad } from '$lib/server/http/answers';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, actor } }) =>
	pageLoad(async () => ({ answered: await app.introductions.answered(actor, params.class) }));
