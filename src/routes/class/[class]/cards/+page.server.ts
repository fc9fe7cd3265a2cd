import { pageLoad } from '$lib/server/http/answers';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, actor } }) =>
	pageLoad(async () => ({
		class: await app.classes.view(actor, params.class),
		cards: await app.introductions.cards(actor, params.class)
	}));
