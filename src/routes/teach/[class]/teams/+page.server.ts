import { z } from 'zod';
import { MAX_TEAMS } from '$lib/classroom/distribution';
import { formAction, pageLoad } from '$lib/server/http/answers';
import { COMPANY_COLORS } from '$lib/server/services/teams';
import { companyNames } from '../../../company-names';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, actor } }) =>
	pageLoad(async () => ({
		board: await app.teams.board(actor, params.class),
		colors: COMPANY_COLORS,
		suggestions: companyNames(3)
	}));

const Company = z.object({ name: z.string(), color: z.string().optional() });
const Id = z.object({ id: z.string() });

export const actions: Actions = {
	create: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Company, (facts) => app.teams.create(actor, params.class, facts)),
	rename: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Company.extend({ id: z.string() }), ({ id, ...facts }) =>
			app.teams.rename(actor, params.class, id, facts)
		),
	remove: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Id, ({ id }) => app.teams.remove(actor, params.class, id)),
	/** An empty team means none. */
	put: ({ request, params, locals: { app, actor } }) =>
		formAction(request, z.object({ id: z.string(), team: z.string() }), ({ id, team }) =>
			app.teams.put(actor, params.class, id, team === '' ? null : team)
		),
	/** Everybody who is ticked; an empty team means none. */
	move: ({ request, params, locals: { app, actor } }) =>
		formAction(
			request,
			z.object({ ids: z.array(z.string()).max(500).default([]), team: z.string() }),
			({ ids, team }) => app.teams.putAll(actor, params.class, ids, team === '' ? null : team)
		),
	captain: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Id, ({ id }) => app.teams.setCaptain(actor, params.class, id)),
	deal: ({ request, params, locals: { app, actor } }) =>
		formAction(
			request,
			z.object({
				by: z.enum(['teams', 'size']),
				number: z.coerce.number().int(),
				who: z.enum(['joined', 'listed']),
				whom: z.enum(['all', 'rest'])
			}),
			({ by, number, who, whom }) =>
				app.forming.distribute(actor, params.class, {
					split: by === 'teams' ? { teams: number } : { size: number },
					who,
					whom,
					// Some may be taken already.
					names: companyNames(MAX_TEAMS * 3)
				})
		)
};
