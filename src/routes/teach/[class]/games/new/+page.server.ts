import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { resolve } from '$app/paths';
import { readSeed } from '$lib/game/names';
import { readNumber } from '$lib/ui/number-input';
import { formAction, pageLoad } from '$lib/server/http/answers';
import { readReference } from '$lib/server/services/scenarios';
import { m } from '$lib/paraglide/messages';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, url, locals: { app, actor } }) =>
	pageLoad(async () => {
		const { teams } = await app.teams.board(actor, params.class);
		const playing = teams.filter((team) => team.members.length > 0);
		const chosen = url.searchParams.get('scenario');
		const own = readReference(chosen ?? '');
		return {
			// As the scenario has it, where the address names one of the class's own.
			access: own
				? (await app.scenarios.read(actor, params.class, own.id, own.version)).scenario.access
				: ('sealed' as const),
			companies: playing.map(({ id, name }) => ({ id, name })),
			own: await app.scenarios.list(actor, params.class),
			chosen
		};
	});

const MINUTE = 60;

/** A number as people type it, within limits; empty = null. */
const amount = (min: number, max: number, kind: 'decimal' | 'money' = 'decimal') =>
	z
		.string()
		.default('')
		.transform((text, context) => {
			const { value, problem } = readNumber(text, { kind, min, max });
			if (problem) context.addIssue({ code: 'custom' });
			return value;
		});

const Choices = z.object({
	title: z.string().trim().min(1).max(60),
	scenario: z.string().min(1).max(80),
	access: z.enum(['race', 'sealed']),
	pace: z.enum(['hand', 'auto']).default('hand'),
	/** Empty = until the instructor closes the month. */
	minutes: amount(1, 24 * MINUTE),
	pause: amount(0, 24 * MINUTE),
	/** A time of the day as the device writes it, and how far the device is from UTC, in minutes. */
	opens: z.string().max(30).default(''),
	zone: z.coerce.number().int().min(-900).max(900).optional().catch(undefined),
	decision: z.enum(['direct', 'confirm']).default('direct'),
	/** Fen. */
	approval: amount(0, Number.MAX_SAFE_INTEGER, 'money'),
	bots: z.coerce.number().int().min(0).max(20),
	seed: z.string().max(200).default(''),
	practice: z.literal('on').optional()
});

/** The styles of bots in the order in which seats are filled with them. */
const STYLES = ['balanced', 'recognition', 'lowPrice', 'trader', 'specialist'];

const seconds = (minutes: number): number => Math.round(minutes * MINUTE);

/** The moment that a person meant; without their zone the server's own. Invalid for anything else. */
function momentOf(local: string, zone: number | undefined): Date | null {
	if (local.trim() === '') return null;
	if (zone === undefined) return new Date(local);
	return new Date(new Date(`${local}Z`).getTime() + zone * 60_000);
}

export const actions: Actions = {
	default: async ({ request, params, locals: { app, actor } }) => {
		const answer = await formAction(request, Choices, (form) => {
			const names = m.play_rival_names().split('|');
			const bots = Array.from({ length: form.bots }, (_, i) => ({
				bot: STYLES[i % STYLES.length]!,
				name: names[i % names.length]! + (i < names.length ? '' : ` ${i + 1}`)
			}));
			const auto = form.pace === 'auto';
			return app.games.create(actor, params.class, {
				title: form.title,
				scenario: form.scenario,
				access: form.access,
				seed: readSeed(form.seed).seed.slice(0, 64),
				monthSeconds: form.minutes === null ? null : seconds(form.minutes),
				auto,
				...(auto && form.pause !== null && { breakSeconds: seconds(form.pause) }),
				...(auto && { opensAt: momentOf(form.opens, form.zone) }),
				decisionMode: form.decision,
				approvalLimit: form.approval,
				practice: form.practice === 'on',
				bots
			});
		});
		if (typeof answer === 'string') redirect(303, resolve(`/teach/run/${answer}`));
		return answer;
	}
};
