import { pageLoad } from '$lib/server/http/answers';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, actor } }) =>
	pageLoad(async () => ({
		class: await app.classes.view(actor, params.class),
		draft: await app.captainsDraft.view(actor, params.class)
	}));
