import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { resolve } from '$app/paths';
import { formOf } from '$lib/scenario/form';
import { readScenarioForm } from '$lib/scenario/read-form';
import { formAction, pageLoad } from '$lib/server/http/answers';
import { readNumber } from '$lib/ui/number-input';
import { fileFields, textOf } from '../scenario-file';
import type { Actions, PageServerLoad } from './$types';

const Version = z.coerce.number().int().min(1);

export const load: PageServerLoad = ({ params, url, locals: { app, actor } }) =>
	pageLoad(async () => {
		const wanted = Version.optional()
			.catch(undefined)
			.parse(url.searchParams.get('version') ?? undefined);
		const { scenario, from, ...facts } = await app.scenarios.read(
			actor,
			params.class,
			params.scenario,
			wanted
		);
		return {
			own: facts,
			fields: formOf(scenario, from),
			saved: url.searchParams.get('saved') === String(facts.version)
		};
	});

/** The newest version that the author had before their eyes, and what is said about the new one. */
const about = { seen: Version, name: z.string().max(200), note: z.string().max(400).default('') };

const Changes = z.looseObject({
	...about,
	/** The version that the form was filled with. */
	opened: Version,
	/** Sent with the boxes of the industries, so that none checked is told from no boxes. */
	boxes: z.literal('1').optional(),
	industries: z.array(z.string().max(40)).default([])
});

const numberOf = (text: string, whole: boolean): number | null =>
	readNumber(text, { kind: whole ? 'integer' : 'decimal', required: true }).value;

const pageOf = (params: { class: string; scenario: string }, version: number) =>
	`${resolve(`/teach/${params.class}/scenarios/${params.scenario}`)}?saved=${version}`;

export const actions: Actions = {
	save: async ({ request, params, locals: { app, actor } }) => {
		const answer = await formAction(request, Changes, async (form) => {
			const { scenario } = await app.scenarios.read(
				actor,
				params.class,
				params.scenario,
				form.opened
			);
			const boxes = form.boxes ? form.industries : undefined;
			const { edit, unreadable } = readScenarioForm(scenario, form, boxes, numberOf);
			if (unreadable.length > 0) return { unreadable };
			const { seen, name, note } = form;
			return app.scenarios.save(actor, params.class, params.scenario, { seen, name, note, edit });
		});
		if ('version' in answer) redirect(303, pageOf(params, answer.version));
		return answer;
	},
	replace: async ({ request, params, locals: { app, actor } }) => {
		const answer = await formAction(request, z.object({ ...about, ...fileFields }), async (form) =>
			app.scenarios.save(actor, params.class, params.scenario, {
				seen: form.seen,
				name: form.name,
				note: form.note,
				text: await textOf(form)
			})
		);
		if ('version' in answer) redirect(303, pageOf(params, answer.version));
		return 'faults' in answer ? { ...answer, file: true } : answer;
	},
	copy: async ({ request, params, locals: { app, actor } }) => {
		const form = z.object({ version: Version, name: z.string().max(200) });
		const answer = await formAction(request, form, ({ version, name }) =>
			app.scenarios.copy(actor, params.class, `own:${params.scenario}@${version}`, name)
		);
		if (typeof answer === 'string')
			redirect(303, resolve(`/teach/${params.class}/scenarios/${answer}`));
		return answer;
	}
};
