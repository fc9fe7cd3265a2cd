import { z } from 'zod';
import { formAction, pageLoad } from '$lib/server/http/answers';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, actor } }) =>
	pageLoad(async () => {
		const list = await app.rosters.list(actor, params.class);
		const { teams } = await app.teams.board(actor, params.class);
		const companies = new Map(teams.map(({ id, name }) => [id, name]));
		return { list: list.map((s) => ({ ...s, company: companies.get(s.teamId ?? '') ?? null })) };
	});

const Student = z.object({ name: z.string(), number: z.string(), email: z.string().default('') });

export const actions: Actions = {
	add: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Student, (facts) => app.rosters.add(actor, params.class, facts))
};
