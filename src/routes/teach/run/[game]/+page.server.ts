import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { resolve } from '$app/paths';
import { formAction, pageLoad } from '$lib/server/http/answers';
import { readNumber } from '$lib/ui/number-input';
import { MOVES } from '$lib/server/services/month-moves';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, actor } }) =>
	pageLoad(async () => ({
		game: params.game,
		lesson: await app.lessons.console(actor, params.game)
	}));

const seconds = z.coerce.number().int().min(-3600).max(3600);
const month = z.coerce.number().int();
const company = z.string().min(1).max(40);
const yuan = z.coerce.number().min(-10_000_000).max(10_000_000);

const Company = z.discriminatedUnion('type', [
	z.object({ type: z.literal('takeOverByBot'), team: company, bot: z.string().max(40) }),
	z.object({ type: z.literal('handBack'), team: company }),
	z
		.object({
			type: z.literal('correct'),
			team: company,
			reason: z.string().trim().min(1).max(500),
			yuan
		})
		// The engine counts in fen.
		.transform(({ yuan, ...rest }) => ({ ...rest, cash: Math.round(yuan * 100) }))
]);
const Message = z.object({ text: z.string(), onStage: z.string().optional() });

const minutes = z
	.string()
	.default('')
	.transform((text) => readNumber(text, { kind: 'decimal' }).value)
	.transform((value) => (value === null ? undefined : Math.round(value * 60)));

export const actions: Actions = {
	auto: ({ params, request, locals: { app, actor } }) =>
		formAction(
			request,
			z.object({ on: z.enum(['0', '1']), minutes, pause: minutes }),
			({ on, minutes: monthSeconds, pause: breakSeconds }) =>
				app.lessons.auto(actor, params.game, {
					on: on === '1',
					...(monthSeconds !== undefined && { monthSeconds }),
					...(breakSeconds !== undefined && { breakSeconds })
				})
		),
	move: ({ params, request, locals: { app, actor } }) =>
		formAction(request, z.object({ move: z.enum(MOVES) }), ({ move }) =>
			app.lessons.move(actor, params.game, move)
		),
	time: ({ params, request, locals: { app, actor } }) =>
		formAction(request, z.object({ seconds }), ({ seconds }) =>
			app.lessons.addTime(actor, params.game, seconds)
		),
	tell: ({ params, request, locals: { app, actor } }) =>
		formAction(request, Message, ({ text, onStage }) =>
			app.lessons.tell(actor, params.game, text, onStage === 'on')
		),
	hush: ({ params, request, locals: { app, actor } }) =>
		formAction(request, z.object({}), () => app.lessons.hush(actor, params.game)),
	company: ({ params, request, locals: { app, actor } }) =>
		formAction(request, Company, (command) => app.lessons.company(actor, params.game, command)),
	rewind: async ({ params, request, locals: { app, actor } }) => {
		const answer = await formAction(request, z.object({ month }), ({ month }) =>
			app.lessons.rewind(actor, params.game, month)
		);
		if (typeof answer === 'string') redirect(303, resolve(`/teach/run/${answer}`));
		return answer;
	}
};
