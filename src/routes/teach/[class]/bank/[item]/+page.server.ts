import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { formOf, itemIn, type FormValues } from '$lib/classroom/quiz/item-form';
import { KINDS } from '$lib/classroom/quiz/model';
import { formAction, pageLoad } from '$lib/server/http/answers';
import type { Actions, PageServerLoad } from './$types';

/** In the address of one that is being made. */
const NEW = 'new';
const Kind = z.enum(KINDS).catch('single');

export const load: PageServerLoad = ({ params, url, locals: { app, actor } }) =>
	pageLoad(async () => {
		if (params.item === NEW) {
			await app.quizzes.bank.tags(actor, params.class);
			const kind = Kind.parse(url.searchParams.get('kind'));
			return { id: null, kind, values: {} as FormValues, version: 0 };
		}
		const { item, version } = await app.quizzes.bank.view(actor, params.class, params.item);
		return { id: item.id, kind: item.kind, values: formOf(item), version };
	});

const Form = z.looseObject({ kind: Kind, version: z.coerce.number().int().catch(0) });

/** The texts of a form; anything else in it is none. */
const textsOf = (form: Record<string, unknown>): FormValues =>
	Object.fromEntries(
		Object.entries(form).flatMap(([name, value]) =>
			typeof value === 'string' ? [[name, value]] : []
		)
	);

export const actions: Actions = {
	save: async ({ request, params, locals: { app, actor } }) => {
		const bank = app.quizzes.bank;
		const done = await formAction(request, Form, async (form) => {
			const { kind, version } = form;
			const values = textsOf(form);
			if (params.item === NEW)
				return { id: await bank.add(actor, params.class, itemIn(kind, bank.freshId(), values)) };
			const item = itemIn(kind, params.item, values);
			await bank.change(actor, params.class, params.item, version, item);
			return { saved: true };
		});
		if ('id' in done) redirect(303, `/teach/${params.class}/bank/${done.id}`);
		return done;
	},
	remove: async ({ request, params, locals: { app, actor } }) => {
		const done = await formAction(request, z.object({}), async () => {
			await app.quizzes.bank.remove(actor, params.class, params.item);
			return { removed: true };
		});
		if ('removed' in done) redirect(303, `/teach/${params.class}/bank`);
		return done;
	}
};
