import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { DELIVERABLES, PARTS } from '$lib/classroom/units/unit';
import type { LatePolicy } from '$lib/classroom/tasks/late';
import { formAction, pageLoad } from '$lib/server/http/answers';
import { momentsIn } from '$lib/server/http/moments';
import { Refused } from '$lib/server/services/refused';
import type { Actions, PageServerLoad } from './$types';

/** In the address of one that is being made. */
const NEW = 'new';

export const load: PageServerLoad = ({ params, url, locals: { app, actor } }) =>
	pageLoad(async () => {
		const own = [actor, params.class, params.unit] as const;
		const { title } = await app.units.view(...own);
		return {
			unit: { id: params.unit, title },
			taskId: params.task,
			part: z.enum(PARTS).catch('during').parse(url.searchParams.get('part')),
			board: params.task === NEW ? null : await app.tasks.board(...own, params.task)
		};
	});

const moment = z.string().default('');
const Form = z.object({
	part: z.enum(PARTS).catch('during'),
	titleZh: z.string(),
	titleEn: z.string(),
	bodyZh: z.string(),
	bodyEn: z.string(),
	doers: z.enum(['team', 'student']).catch('team'),
	kinds: z.array(z.enum(DELIVERABLES)).default([]),
	zone: z.string().default(''),
	opensAt: moment,
	dueAt: moment,
	closesAt: moment,
	reviewAt: moment,
	publishAt: moment,
	late: z.enum(['refuse', 'accept', 'deduct']).catch('accept')
});
const Stage = z.object({ stage: z.enum(['open', 'startReview', 'publish']).catch('open') });
const Grant = z.object({
	doer: z.string().default(''),
	until: moment,
	zone: z.string().default(''),
	why: z.string().default(''),
	grant: z.enum(['extend', 'reopen']).catch('extend')
});

const LATE: Record<LatePolicy['kind'], LatePolicy> = {
	refuse: { kind: 'refuse' },
	accept: { kind: 'accept' },
	deduct: { kind: 'deduct', perDay: 10, most: 50 }
};

/** @throws Refused `form.invalid` */
function factsOf(form: z.output<typeof Form>) {
	const moment = momentsIn(form.zone);
	if (form.kinds.length === 0) throw new Refused('form.invalid', 'kinds');
	return {
		part: form.part,
		title: { zh: form.titleZh, en: form.titleEn },
		brief: { zh: form.bodyZh, en: form.bodyEn },
		doers: form.doers,
		kinds: form.kinds,
		opensAt: moment(form.opensAt, 'opensAt'),
		dueAt: moment(form.dueAt, 'dueAt'),
		closesAt: moment(form.closesAt, 'closesAt'),
		reviewAt: moment(form.reviewAt, 'reviewAt'),
		publishAt: moment(form.publishAt, 'publishAt'),
		late: LATE[form.late]
	};
}

export const actions: Actions = {
	save: async ({ request, params, locals: { app, actor } }) => {
		const own = [actor, params.class, params.unit] as const;
		const done = await formAction(request, Form, async (form) => {
			// Whoever may not is told so before what is wrong with the form.
			await app.tasks.list(...own);
			if (params.task === NEW) return { id: await app.tasks.add(...own, factsOf(form)) };
			await app.tasks.change(...own, params.task, factsOf(form));
			return { saved: true };
		});
		if ('id' in done) redirect(303, `/teach/${params.class}/units/${params.unit}/tasks/${done.id}`);
		return done;
	},
	move: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Stage, ({ stage }) =>
			app.tasks.move(actor, params.class, params.unit, params.task, stage)
		),
	grant: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Grant, (form) => {
			const dueAt = momentsIn(form.zone)(form.until, 'until') ?? 0;
			const { doer, why, grant: type } = form;
			const asked = { type, doer, dueAt, why };
			return app.tasks.grantTime(actor, params.class, params.unit, params.task, asked);
		}),
	remove: async ({ request, params, locals: { app, actor } }) => {
		const done = await formAction(request, z.object({}), async () => {
			await app.tasks.remove(actor, params.class, params.unit, params.task);
			return { removed: true };
		});
		if ('removed' in done) redirect(303, `/teach/${params.class}/units/${params.unit}`);
		return done;
	}
};
