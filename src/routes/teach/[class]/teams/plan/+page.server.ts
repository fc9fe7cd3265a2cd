import { z } from 'zod';
import { MAX_TEAMS } from '$lib/classroom/distribution';
import { formAction, pageLoad } from '$lib/server/http/answers';
import { companyNames } from '../../../../company-names';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, actor } }) =>
	pageLoad(async () => {
		const students = await app.introductions.answered(actor, params.class);
		return {
			plan: await app.plans.view(actor, params.class),
			wishes: await app.plans.wishes(actor, params.class),
			students: students.map(({ memberId, name }) => ({ id: memberId, name }))
		};
	});

const Make = z.object({
	how: z.enum(['random', 'balanced']),
	by: z.enum(['teams', 'size']),
	number: z.coerce.number().int(),
	who: z.enum(['joined', 'listed'])
});
const Wish = z.object({ bond: z.enum(['together', 'apart']), one: z.string(), other: z.string() });

export const actions: Actions = {
	make: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Make, ({ how, by, number, who }) =>
			app.plans.make(actor, params.class, {
				...{ how, who },
				split: by === 'teams' ? { teams: number } : { size: number }
			})
		),
	apply: ({ request, params, locals: { app, actor } }) =>
		formAction(request, z.object({ token: z.string() }), ({ token }) =>
			// Some names may be taken already.
			app.plans.apply(actor, params.class, token, companyNames(MAX_TEAMS * 3))
		),
	drop: ({ request, params, locals: { app, actor } }) =>
		formAction(request, z.object({}), () => app.plans.drop(actor, params.class)),
	wish: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Wish, ({ bond, one, other }) =>
			app.plans.wish(actor, params.class, bond, [one, other])
		),
	unwish: ({ request, params, locals: { app, actor } }) =>
		formAction(request, z.object({ id: z.string() }), ({ id }) =>
			app.plans.unwish(actor, params.class, id)
		)
};
