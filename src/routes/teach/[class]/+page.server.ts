import { z } from 'zod';
import { formAction, pageLoad } from '$lib/server/http/answers';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, url, locals: { app, actor } }) =>
	pageLoad(async () => {
		const doors = await app.doors.show(actor, params.class);
		const list = await app.rosters.list(actor, params.class);
		const board = await app.teams.board(actor, params.class);
		const join = (code: string) => `${url.origin}/join/${code}`;
		return {
			code: doors.code && { ...doors.code, url: join(doors.code.code) },
			link: doors.link && { ...doors.link, url: join(doors.link.code) },
			address: `${url.host}/join`,
			// A phone cannot open an address that means "this computer".
			local: /^(localhost|127\.|\[::1\])/.test(url.hostname),
			list,
			games: await app.games.list(actor, params.class),
			teams: board.teams.length,
			unplaced: board.free.filter(({ joined }) => joined).length
		};
	});

const Kind = z.object({ kind: z.enum(['code', 'link']) });
const Id = z.object({ id: z.string() });

export const actions: Actions = {
	renew: ({ request, params, locals: { app, actor } }) =>
		formAction(
			request,
			Kind.extend({ hours: z.coerce.number().int().optional() }),
			({ kind, hours }) => app.doors.renew(actor, params.class, kind, hours)
		),
	revoke: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Kind, ({ kind }) => app.doors.revoke(actor, params.class, kind)),
	lock: ({ request, params, locals: { app, actor } }) =>
		formAction(request, z.object({ locked: z.enum(['0', '1']) }), ({ locked }) =>
			app.classes.lock(actor, params.class, locked === '1')
		),
	ban: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Id, ({ id }) => app.rosters.setStatus(actor, params.class, id, 'banned'))
};
