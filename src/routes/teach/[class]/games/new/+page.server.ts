import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { resolve } from '$app/paths';
import { readSeed } from '$lib/game/names';
import { formAction, pageLoad } from '$lib/server/http/answers';
import { m } from '$lib/paraglide/messages';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, actor } }) =>
	pageLoad(async () => {
		const { teams } = await app.teams.board(actor, params.class);
		const playing = teams.filter((team) => team.members.length > 0);
		return { companies: playing.map(({ id, name }) => ({ id, name })) };
	});

const MINUTE = 60;

const Choices = z.object({
	title: z.string().trim().min(1).max(60),
	scenario: z.string().min(1).max(40),
	access: z.enum(['race', 'sealed']),
	/** Empty = until the instructor closes the month. */
	minutes: z
		.string()
		.transform((text) => (text.trim() === '' ? null : Number(text)))
		.pipe(
			z
				.number()
				.min(1)
				.max(24 * MINUTE)
				.nullable()
		),
	bots: z.coerce.number().int().min(0).max(20),
	seed: z.string().max(200).default(''),
	practice: z.literal('on').optional()
});

/** The styles of bots in the order in which seats are filled with them. */
const STYLES = ['balanced', 'recognition', 'lowPrice', 'trader', 'specialist'];

export const actions: Actions = {
	default: async ({ request, params, locals: { app, actor } }) => {
		const answer = await formAction(request, Choices, (form) => {
			const names = m.play_rival_names().split('|');
			const bots = Array.from({ length: form.bots }, (_, i) => ({
				bot: STYLES[i % STYLES.length]!,
				name: names[i % names.length]! + (i < names.length ? '' : ` ${i + 1}`)
			}));
			return app.games.create(actor, params.class, {
				title: form.title,
				scenario: form.scenario,
				access: form.access,
				seed: readSeed(form.seed).seed.slice(0, 64),
				monthSeconds: form.minutes === null ? null : Math.round(form.minutes * MINUTE),
				practice: form.practice === 'on',
				bots
			});
		});
		if (typeof answer === 'string') redirect(303, resolve(`/teach/run/${answer}`));
		return answer;
	}
};
