import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { formAction, pageLoad } from '$lib/server/http/answers';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, actor } }) =>
	pageLoad(async () => {
		const others = (await app.classes.mine(actor)).filter(
			({ id, role }) => role !== 'student' && id !== params.class
		);
		return {
			units: await app.units.list(actor, params.class),
			courses: await app.courseFiles.offered(actor, params.class),
			gaps: await app.units.gaps(actor, params.class),
			others: others.map(({ id, name, term }) => ({ id, name, term }))
		};
	});

const Title = z.object({ titleZh: z.string(), titleEn: z.string() });
const Move = z.object({ id: z.string(), step: z.enum(['-1', '1']) });

export const actions: Actions = {
	create: async ({ request, params, locals: { app, actor } }) => {
		const made = await formAction(request, Title, async ({ titleZh, titleEn }) => ({
			id: await app.units.create(actor, params.class, { zh: titleZh, en: titleEn })
		}));
		if ('id' in made) redirect(303, `/teach/${params.class}/units/${made.id}`);
		return made;
	},
	move: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Move, ({ id, step }) =>
			app.units.move(actor, params.class, id, step === '1' ? 1 : -1)
		),
	take: ({ request, params, locals: { app, actor } }) =>
		formAction(request, z.object({ course: z.string().max(60) }), async ({ course }) => ({
			taken: await app.courseFiles.take(actor, params.class, course)
		})),
	copy: ({ request, params, locals: { app, actor } }) =>
		formAction(request, z.object({ from: z.string() }), async ({ from }) => ({
			copied: await app.copying.copyUnits(actor, from, params.class)
		}))
};
