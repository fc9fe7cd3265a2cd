import { z } from 'zod';
import { formAction, pageLoad } from '$lib/server/http/answers';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { app, actor } }) =>
	pageLoad(async () => ({
		people: await app.accounts.people(actor),
		invitations: await app.accounts.invitations(actor),
		ownId: actor.user?.id
	}));

const Nothing = z.object({});
const Invitation = z.object({ invitation: z.string() });
const Person = z.object({ person: z.string() });
const Role = Person.extend({ role: z.enum(['admin', 'instructor']) });

export const actions: Actions = {
	invite: ({ request, locals: { app, actor } }) =>
		formAction(request, Nothing, async () => ({ invitation: await app.accounts.invite(actor) })),
	withdraw: ({ request, locals: { app, actor } }) =>
		formAction(request, Invitation, async ({ invitation }) =>
			app.accounts.withdrawInvitation(actor, invitation)
		),
	reset: ({ request, locals: { app, actor } }) =>
		formAction(request, Person, async ({ person }) => ({
			reset: await app.accounts.resetLink(actor, { userId: person }),
			person
		})),
	role: ({ request, locals: { app, actor } }) =>
		formAction(request, Role, async ({ person, role }) =>
			app.accounts.setRole(actor, person, role)
		),
	erase: ({ request, locals: { app, actor } }) =>
		formAction(request, Person, async ({ person }) => app.accounts.erase(actor, { userId: person }))
};
