import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { FORMATS } from '$lib/classroom/quiz/read/formats';
import { formAction, pageLoad } from '$lib/server/http/answers';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, actor } }) =>
	pageLoad(async () => ({ run: await app.quizzes.files.dryRun(actor, params.class) }));

const Given = z.object({
	text: z.string().default(''),
	format: z.enum(['', ...FORMATS]).catch(''),
	file: z.instanceof(File).optional()
});
const None = z.object({});

export const actions: Actions = {
	/** Reads a file or a text to be looked over; nothing of it is in the bank yet. */
	read: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Given, async ({ text, format, file }) => {
			if (!file || file.size === 0)
				return app.quizzes.files.paste(actor, params.class, text, format);
			const bytes = new Uint8Array(await file.arrayBuffer());
			return app.quizzes.files.take(actor, params.class, file.name, bytes, format);
		}),
	repair: ({ request, params, locals: { app, actor } }) =>
		formAction(request, None, () => app.quizzes.files.repair(actor, params.class)),
	drop: ({ request, params, locals: { app, actor } }) =>
		formAction(request, None, () => app.quizzes.files.drop(actor, params.class)),
	apply: async ({ request, params, locals: { app, actor } }) => {
		const Partly = z.object({ partly: z.literal('1').optional() });
		const done = await formAction(request, Partly, ({ partly }) =>
			app.quizzes.files.apply(actor, params.class, { partly: partly === '1' })
		);
		if ('added' in done) redirect(303, `/teach/${params.class}/bank`);
		return done;
	}
};
