import { pageLoad } from '$lib/server/http/answers';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ params, locals: { app, actor } }) =>
	pageLoad(async () => ({
		// Who may not manage the class is refused by its list of staff.
		staff: await app.classes.staff(actor, params.class),
		class: await app.classes.view(actor, params.class)
	}));
