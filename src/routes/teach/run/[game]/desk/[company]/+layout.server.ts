import { pageLoad } from '$lib/server/http/answers';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ params, locals: { app, actor } }) =>
	pageLoad(async () => ({
		game: params.game,
		opened: await app.desks.look(actor, params.game, params.company)
	}));
