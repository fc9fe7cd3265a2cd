import { z } from 'zod';
import { CIRCLES, type Face } from '$lib/classroom/review/anonymity';
import { REVIEWING_RULES } from '$lib/classroom/review/round';
import { formAction, pageLoad } from '$lib/server/http/answers';
import { momentsIn } from '$lib/server/http/moments';
import { RoundFacts, RoundRules } from '$lib/server/services/peer/rounds';
import { Refused } from '$lib/server/services/refused';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, actor } }) =>
	pageLoad(async () => ({
		...(await app.peer.rounds.view(actor, [params.class, params.unit, params.task])),
		rubrics: await app.peer.rubrics.list(actor, params.class),
		examples: await app.peer.results.examples(actor, [params.class, params.unit, params.task])
	}));

const number = z.coerce.number().catch(-1);
const Rules = z.object({
	version: z.coerce.number().int().catch(0),
	rule: z.enum(REVIEWING_RULES).catch('median'),
	strictness: z.coerce.number().catch(5),
	calibrationCounts: z.coerce.boolean().default(false),
	dueAt: z.string().default(''),
	zone: z.string().default('')
});
const Facts = Rules.extend({
	rubric: z.string().default(''),
	each: number,
	week: number,
	minCharacters: number,
	minWords: number
}).catchall(z.string());
const Change = z.object({
	what: z.enum(['add', 'remove']).catch('add'),
	giver: z.string().default(''),
	receiver: z.string().default(''),
	why: z.string().default('')
});
const Stage = z.object({ stage: z.enum(['close', 'reopen', 'publish']).catch('close') });

/** @throws Refused `form.invalid` naming the first field that does not fit */
function checked<S extends z.ZodType>(schema: S, facts: unknown): z.output<S> {
	const read = schema.safeParse(facts);
	if (read.success) return read.data;
	throw new Refused('form.invalid', read.error.issues[0]!.path.join('.'));
}

export const actions: Actions = {
	configure: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Facts, async (form) => {
			const path = [params.class, params.unit, params.task] as const;
			// Whoever may not is told so before what is wrong with the form.
			await app.peer.rounds.view(actor, path);
			const { minCharacters, minWords } = form;
			const ticked = (face: Face) => CIRCLES.filter((circle) => form[`${face}_${circle}`] === 'on');
			const facts = checked(RoundFacts, {
				...form,
				comment: { minCharacters, minWords },
				anonymity: {
					answer: ticked('answer'),
					giver: ticked('giver'),
					receiver: ticked('receiver')
				},
				dueAt: momentsIn(form.zone)(form.dueAt, 'dueAt')
			});
			await app.peer.rounds.configure(actor, path, form.version, facts);
			return { saved: true };
		}),
	adjust: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Rules, async (form) => {
			const path = [params.class, params.unit, params.task] as const;
			await app.peer.rounds.view(actor, path);
			const dueAt = momentsIn(form.zone)(form.dueAt, 'dueAt');
			const facts = checked(RoundRules, { ...form, dueAt });
			await app.peer.rounds.adjust(actor, path, form.version, facts);
			return { saved: true };
		}),
	deal: ({ request, params, locals: { app, actor } }) =>
		formAction(request, z.object({}), () =>
			app.peer.rounds.deal(actor, [params.class, params.unit, params.task])
		),
	change: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Change, ({ what, giver, receiver, why }) => {
			const path = [params.class, params.unit, params.task] as const;
			return app.peer.rounds.change(actor, path, what, { giver, receiver }, why);
		}),
	leave: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Change, ({ giver, why }) => {
			const path = [params.class, params.unit, params.task] as const;
			return app.peer.rounds.leave(actor, path, giver, why);
		}),
	stage: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Stage, ({ stage }) => {
			const path = [params.class, params.unit, params.task] as const;
			return app.peer.rounds.stage(actor, path, stage);
		}),
	rule: ({ request, params, locals: { app, actor } }) =>
		formAction(
			request,
			z.object({ id: z.string().default(''), ruling: z.enum(['kept', 'hidden']).catch('kept') }),
			({ id, ruling }) => {
				const path = [params.class, params.unit, params.task] as const;
				return app.peer.writing.rule(actor, path, id, ruling);
			}
		)
};
