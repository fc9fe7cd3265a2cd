import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { formAction, pageLoad } from '$lib/server/http/answers';
import { Refused } from '$lib/server/services/refused';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, actor } }) =>
	pageLoad(async () => {
		const student = (await app.rosters.list(actor, params.class)).find(
			({ id }) => id === params.member
		);
		if (!student) throw new Refused('member.unknown');
		return { student };
	});

const Student = z.object({
	name: z.string(),
	number: z.string(),
	email: z.string().default(''),
	extraTime: z.coerce.number()
});
const Status = z.object({ status: z.enum(['active', 'withdrawn', 'banned']) });
const Confirmed = z.object({ confirm: z.string().default('') });

export const actions: Actions = {
	edit: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Student, (facts) =>
			app.rosters.edit(actor, params.class, params.member, facts)
		),
	status: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Status, ({ status }) =>
			app.rosters.setStatus(actor, params.class, params.member, status)
		),
	free: ({ request, params, locals: { app, actor } }) =>
		formAction(request, z.object({}), () => app.rosters.free(actor, params.class, params.member)),
	reset: ({ request, params, locals: { app, actor } }) =>
		formAction(request, z.object({}), async () => ({
			reset: await app.accounts.resetLink(actor, {
				classId: params.class,
				memberId: params.member
			})
		})),
	erase: async ({ request, params, locals: { app, actor } }) => {
		const failed = await formAction(request, Confirmed, ({ confirm }) =>
			app.accounts.erase(actor, { classId: params.class, memberId: params.member }, confirm)
		);
		if (!failed) redirect(303, `/teach/${params.class}/roster`);
		return failed;
	},
	remove: async ({ request, params, locals: { app, actor } }) => {
		const failed = await formAction(request, z.object({}), () =>
			app.rosters.remove(actor, params.class, params.member)
		);
		if (!failed) redirect(303, `/teach/${params.class}/roster`);
		return failed;
	}
};
