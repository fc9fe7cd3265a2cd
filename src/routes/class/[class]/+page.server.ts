import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { unitOfTheWeek } from '$lib/classroom/units/unit';
import { formAction, pageLoad } from '$lib/server/http/answers';
import { COMPANY_COLORS } from '$lib/server/services/teams';
import { companyNames } from '../../company-names';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals }) =>
	pageLoad(async () => {
		const { app, actor } = locals;
		const found = await app.classes.view(actor, params.class);
		if (found.role !== 'student') redirect(303, `/teach/${found.id}`);
		const board = await app.teams.board(actor, params.class);
		const games = await app.games.list(actor, params.class);
		const units = await app.units.list(actor, params.class);
		const rounds = await app.grading.contributing.mine(actor, params.class);
		const said = await app.introductions.mine(actor, params.class);
		const moves = await app.teamMoves.list(actor, params.class);
		const week = unitOfTheWeek(units, app.now().getTime())?.id ?? '';
		return {
			class: found,
			board,
			games,
			units,
			week,
			rounds: rounds.map(({ id, title, open, doneAt, team }) => ({
				...{ id, title, todo: open && doneAt === null && team.length > 1 }
			})),
			draft: await app.captainsDraft.view(actor, params.class),
			introduce: said.answersVersion === 0 || said.cardVersion === 0,
			moves: moves.filter(({ myTurn }) => myTurn).length,
			colors: COMPANY_COLORS,
			suggestions: companyNames(3)
		};
	});

const Company = z.object({ name: z.string(), color: z.string().optional() });
const Id = z.object({ id: z.string() });
const Roles = z.object({ id: z.string(), roles: z.array(z.string()).default([]) });

export const actions: Actions = {
	found: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Company, (form) => app.teams.create(actor, params.class, form)),
	join: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Id, ({ id }) => app.teams.join(actor, params.class, id)),
	leave: ({ request, params, locals: { app, actor } }) =>
		formAction(request, z.object({}), () => app.teams.leave(actor, params.class)),
	rename: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Company.extend({ id: z.string() }), ({ id, ...facts }) =>
			app.teams.rename(actor, params.class, id, facts)
		),
	captain: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Id, ({ id }) => app.teams.setCaptain(actor, params.class, id)),
	roles: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Roles, ({ id, roles }) =>
			app.teams.setRoles(actor, params.class, id, roles)
		)
};
