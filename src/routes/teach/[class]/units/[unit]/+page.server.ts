import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { formAction, pageLoad } from '$lib/server/http/answers';
import { momentsIn } from '$lib/server/http/moments';
import { Refused } from '$lib/server/services/refused';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, actor } }) =>
	pageLoad(async () => {
		const own = [actor, params.class, params.unit] as const;
		return {
			unit: await app.units.view(...own),
			materials: await app.materials.list(...own),
			tasks: await app.tasks.list(...own),
			quizzes: await app.quizzes.list(...own),
			flagged: await app.quizzes.analysis.flagged(...own),
			files: await app.uploads.list(...own),
			signIns: await app.signIns.list(...own),
			sessions: await app.speaking.setup.list(...own),
			maxFile: app.config.uploadLimit
		};
	});

const moment = z.string().default('');
const Facts = z.object({
	titleZh: z.string(),
	titleEn: z.string(),
	zone: z.string().default(''),
	lessonAt: moment,
	signIn: z.coerce.boolean().default(false),
	opensAt: moment,
	closesAt: moment,
	lateUntil: moment,
	latePercent: z.coerce.number().int().min(0).max(100).default(50)
});
const None = z.object({});

/** The window of a form. @throws Refused `form.invalid`, `unit.signIn` */
function windowOf(form: z.output<typeof Facts>) {
	if (!form.signIn) return null;
	const moment = momentsIn(form.zone);
	const opensAt = moment(form.opensAt, 'opensAt');
	const closesAt = moment(form.closesAt, 'closesAt');
	if (opensAt === null || closesAt === null) throw new Refused('unit.signIn', 'opensAt');
	const lateUntil = moment(form.lateUntil, 'lateUntil');
	return { opensAt, closesAt, lateUntil, latePercent: form.latePercent };
}

export const actions: Actions = {
	save: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Facts, async (form) => {
			await app.units.change(actor, params.class, params.unit, {
				title: { zh: form.titleZh, en: form.titleEn },
				lessonAt: momentsIn(form.zone)(form.lessonAt, 'lessonAt'),
				signIn: windowOf(form)
			});
			return { saved: true };
		}),
	publish: ({ request, params, locals: { app, actor } }) =>
		formAction(request, z.object({ when: moment, zone: z.string().default('') }), (form) => {
			const at = momentsIn(form.zone)(form.when, 'when');
			const when = at === null ? app.now() : new Date(at);
			return app.units.publish(actor, params.class, params.unit, when);
		}),
	withdraw: ({ request, params, locals: { app, actor } }) =>
		formAction(request, None, () => app.units.publish(actor, params.class, params.unit, null)),
	remove: async ({ request, params, locals: { app, actor } }) => {
		const done = await formAction(request, None, async () => {
			await app.units.remove(actor, params.class, params.unit);
			return { removed: true };
		});
		if ('removed' in done) redirect(303, `/teach/${params.class}/units`);
		return done;
	}
};
