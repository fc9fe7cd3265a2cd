import { z } from 'zod';
import { BEHAVIOURS } from '$lib/classroom/contribution/ratings';
import { formAction, pageLoad } from '$lib/server/http/answers';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, actor } }) =>
	pageLoad(async () => ({
		class: await app.classes.view(actor, params.class),
		rounds: await app.grading.contributing.mine(actor, params.class)
	}));

/** `points.<member>`, or `item.<member>.<behaviour>`, and `reason.<member>`: as many as the team has. */
const Form = z.record(z.string(), z.string());

/** What was typed, as numbers; what is none stays as it is, for the service to refuse. */
function givenIn(form: z.output<typeof Form>) {
	const figure = (text: string | undefined) => {
		const typed = (text ?? '').normalize('NFKC').trim();
		return typed === '' ? NaN : Number(typed);
	};
	const given: Record<string, number | Record<string, number>> = {};
	const reasons: Record<string, string> = {};
	for (const [name, value] of Object.entries(form)) {
		const [kind, member = '', behaviour = ''] = name.split('.');
		if (kind === 'points') given[member] = figure(value);
		else if (kind === 'reason') reasons[member] = value;
		else if (kind === 'item' && (BEHAVIOURS as readonly string[]).includes(behaviour)) {
			const items = given[member];
			given[member] = {
				...(typeof items === 'object' ? items : {}),
				[behaviour]: figure(value)
			};
		}
	}
	return { given, reasons };
}

export const actions: Actions = {
	submit: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Form, async (form) => {
			const round = form.round ?? '';
			await app.grading.contributing.submit(actor, params.class, round, givenIn(form));
			return { sent: round };
		})
};
