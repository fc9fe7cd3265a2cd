import { z } from 'zod';
import { formAction, pageLoad } from '$lib/server/http/answers';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, url, locals: { app, actor } }) =>
	pageLoad(async () => {
		const stage = await app.lessons.stage(actor, params.game);
		const { code } = stage.lobby;
		return {
			game: params.game,
			stage,
			join: {
				url: code && `${url.origin}/join/${code}`,
				address: `${url.host}/join`,
				// A phone cannot open an address that means "this computer".
				local: /^(localhost|127\.|\[::1\])/.test(url.hostname)
			}
		};
	});

export const actions: Actions = {
	/** The presenter's one button: the next envelope, and after the last one the results. */
	next: ({ params, request, locals: { app, actor } }) =>
		formAction(request, z.object({ move: z.enum(['revealNext', 'revealMonth']) }), ({ move }) =>
			app.lessons.move(actor, params.game, move)
		)
};
