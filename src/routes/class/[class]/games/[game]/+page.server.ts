import { pageLoad } from '$lib/server/http/answers';
import { TABLE_NAMES } from '$lib/server/services/exports';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, actor } }) =>
	pageLoad(async () => ({
		class: await app.classes.view(actor, params.class),
		results: await app.results.of(actor, params.class, params.game),
		tables: TABLE_NAMES
	}));
