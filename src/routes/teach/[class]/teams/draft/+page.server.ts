import { z } from 'zod';
import { MAX_TEAMS } from '$lib/classroom/distribution';
import { formAction, pageLoad } from '$lib/server/http/answers';
import { companyNames } from '../../../../company-names';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, actor } }) =>
	pageLoad(async () => {
		const students = await app.introductions.answered(actor, params.class);
		return {
			draft: await app.captainsDraft.view(actor, params.class),
			students: students.map(({ memberId, name, joined, answers }) => ({
				...{ id: memberId, name, joined, would: answers?.captain ?? false }
			}))
		};
	});

const Nothing = z.object({});
const Prepare = z.object({
	captains: z.array(z.string()).max(MAX_TEAMS).default([]),
	turn: z.coerce.number().int(),
	contest: z.coerce.number().int(),
	who: z.enum(['joined', 'listed'])
});
const Lead = z.object({ captain: z.string(), next: z.string() });

export const actions: Actions = {
	prepare: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Prepare, (facts) => app.captainsDraft.prepare(actor, params.class, facts)),
	begin: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Nothing, () => app.captainsDraft.begin(actor, params.class)),
	pause: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Nothing, () => app.captainsDraft.pause(actor, params.class)),
	resume: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Nothing, () => app.captainsDraft.resume(actor, params.class)),
	undo: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Nothing, () => app.captainsDraft.undo(actor, params.class)),
	lead: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Lead, ({ captain, next }) =>
			app.captainsDraft.lead(actor, params.class, captain, next)
		),
	fill: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Nothing, () => app.captainsDraft.fill(actor, params.class)),
	apply: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Nothing, () =>
			// Some names may be taken already.
			app.captainsDraft.apply(actor, params.class, companyNames(MAX_TEAMS * 3))
		),
	cancel: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Nothing, () => app.captainsDraft.cancel(actor, params.class))
};
