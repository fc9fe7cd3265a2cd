import { z } from 'zod';
import { formAction, pageLoad } from '$lib/server/http/answers';
import { PREVIEW_GAMES } from '$lib/server/services/previews';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, url, locals: { app, actor } }) =>
	pageLoad(async () => ({
		preview: await app.previews.show(actor, params.class),
		own: await app.scenarios.list(actor, params.class),
		chosen: url.searchParams.get('scenario'),
		games: { usual: PREVIEW_GAMES.usual, quick: PREVIEW_GAMES.quick }
	}));

const Choices = z.object({ scenario: z.string().max(80), games: z.coerce.number().int() });

export const actions: Actions = {
	start: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Choices, (form) => app.previews.start(actor, params.class, form)),
	stop: ({ request, params, locals: { app, actor } }) =>
		formAction(request, z.object({}), () => app.previews.cancel(actor, params.class))
};
