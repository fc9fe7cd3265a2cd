import { formAction, pageLoad } from '$lib/server/http/answers';
import { Work } from '$lib/server/services/handing-in';
import { Refused } from '$lib/server/services/refused';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, actor } }) =>
	pageLoad(async () => {
		const tasks = await app.handingIn.mine(actor, params.class, params.unit);
		const task = tasks.find(({ id }) => id === params.task);
		if (!task) throw new Refused('task.unknown');
		const { title } = await app.units.view(actor, params.class, params.unit);
		const { role } = await app.classes.view(actor, params.class);
		const path = [params.class, params.unit, params.task] as const;
		const examples = await app.peer.results.examples(actor, path);
		const reviews = await app.peer.writing.mine(actor, path);
		return {
			evaluation: await app.peer.evaluating.mine(actor, path),
			/** Reviews to be written and done; null where there is nothing to review or practise. */
			peer:
				reviews || examples?.examples.length
					? {
							all: reviews?.write.length ?? 0,
							done: reviews?.write.filter(({ state }) => state === 'done').length ?? 0
						}
					: null,
			classId: params.class,
			unit: { id: params.unit, title },
			task,
			hint: (await app.hints.mine(actor, params.class, params.unit)).find(
				(hint) => hint.task === task.id
			),
			student: role === 'student',
			maxFile: app.config.uploadLimit
		};
	});

export const actions: Actions = {
	submit: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Work, (work) =>
			app.handingIn.submit(actor, params.class, params.unit, params.task, work)
		)
};
