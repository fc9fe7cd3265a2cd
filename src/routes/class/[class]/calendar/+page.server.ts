import { z } from 'zod';
import { formAction, pageLoad } from '$lib/server/http/answers';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, actor } }) =>
	pageLoad(async () => ({
		class: await app.classes.view(actor, params.class),
		since: await app.inbox.feed(actor, params.class)
	}));

export const actions: Actions = {
	make: ({ request, params, url, locals: { app, actor } }) =>
		formAction(request, z.object({}), async () => {
			const secret = await app.inbox.makeFeed(actor, params.class);
			return { address: new URL(`/calendar/${secret}`, url.origin).href };
		}),
	drop: ({ request, params, locals: { app, actor } }) =>
		formAction(request, z.object({}), async () => {
			await app.inbox.dropFeed(actor, params.class);
			return { dropped: true };
		})
};
