import { z } from 'zod';
import { formAction, pageLoad } from '$lib/server/http/answers';
import type { Press } from '$lib/server/services/speaking-floor';
import { Refused } from '$lib/server/services/refused';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, actor } }) =>
	pageLoad(async () => ({
		unit: await app.units.view(actor, params.class, params.unit),
		room: await app.speaking.views.console(actor, params)
	}));

const None = z.object({});
const seen = z.coerce.number().int().default(-1);
const Move = z.object({
	press: z.enum([
		...(['next', 'start', 'pause', 'defend', 'finish'] as const),
		...(['reorder', 'enqueue', 'dequeue', 'putBack'] as const)
	]),
	team: z.string().default(''),
	to: z.coerce.number().int().min(0).default(0),
	seen
});
const Question = z.object({
	question: z.string().min(1).max(60).default('none'),
	askedBy: z.string().default(''),
	answeredBy: z.string().default(''),
	text: z.string().default('')
});
const Answer = z.object({ question: z.string().default(''), answeredBy: z.string().default('') });
const Mark = z.object({ team: z.string().default(''), mark: z.string().trim().default('') });

function pressOf({ press, team, to }: z.output<typeof Move>): Press {
	if (press === 'reorder') return { type: press, team, to };
	if (press === 'enqueue' || press === 'dequeue' || press === 'putBack')
		return { type: press, team };
	return { type: press };
}

export const actions: Actions = {
	move: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Move, (form) =>
			app.speaking.floor.move(actor, params, pressOf(form), form.seen)
		),
	shuffle: ({ request, params, locals: { app, actor } }) =>
		formAction(request, z.object({ seed: z.string().max(40).default('') }), async ({ seed }) => {
			await app.speaking.floor.shuffle(actor, params, seed);
		}),
	appoint: ({ request, params, locals: { app, actor } }) =>
		formAction(request, z.object({ person: z.string().default('') }), ({ person }) =>
			app.speaking.floor.appoint(actor, params, person || null)
		),
	speak: ({ request, params, locals: { app, actor } }) =>
		formAction(
			request,
			z.object({ team: z.string().default(''), language: z.enum(['zh', 'en']) }),
			({ team, language }) => app.speaking.floor.speak(actor, params, team, language)
		),
	ask: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Question, async ({ question: id, askedBy, answeredBy, text }) => {
			const logged = { id, askedBy, answeredBy: answeredBy || null, text };
			await app.speaking.questions.ask(actor, params, logged);
			return { logged: id };
		}),
	answer: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Answer, ({ question, answeredBy }) =>
			app.speaking.questions.answer(actor, params, question, answeredBy || null)
		),
	strike: ({ request, params, locals: { app, actor } }) =>
		formAction(request, z.object({ question: z.string().default('') }), ({ question }) =>
			app.speaking.questions.strike(actor, params, question)
		),
	mark: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Mark, ({ team, mark }) => {
			// What is no number at all is refused by the service like one out of range.
			const value = mark === '' ? null : Number(mark);
			if (Number.isNaN(value)) throw new Refused('rating.mark', 'mark');
			return app.speaking.rating.mark(actor, params, team, value);
		}),
	lock: ({ request, params, locals: { app, actor } }) =>
		formAction(request, None, () => app.speaking.rating.lock(actor, params)),
	unlock: ({ request, params, locals: { app, actor } }) =>
		formAction(request, None, () => app.speaking.rating.unlock(actor, params)),
	reveal: ({ request, params, locals: { app, actor } }) =>
		formAction(request, z.object({ seen }), (form) =>
			app.speaking.rating.reveal(actor, params, form.seen)
		),
	reward: ({ request, params, locals: { app, actor } }) =>
		formAction(request, None, () => app.rewards.givePodium(actor, params))
};
