import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { LEVELS, MAX_CRITERIA, SpeakingSettings } from '$lib/classroom/speaking/settings';
import { formAction, pageLoad } from '$lib/server/http/answers';
import type { CriterionFacts } from '$lib/server/services/speaking-setup';
import { Refused } from '$lib/server/services/refused';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, actor } }) =>
	pageLoad(async () => ({ session: await app.speaking.setup.view(actor, params) }));

const number = z.coerce.number();
const Facts = z.object({
	...{ version: number, titleZh: z.string(), titleEn: z.string() },
	...{ present: number, defend: number, english: number, quorum: number },
	...{ instructorPercent: number, asked: number, answered: number, most: number },
	...{ prize1: number, prize2: number, prize3: number, tokens: number }
});
const Criteria = z.object({ version: number }).catchall(z.unknown());

type Fields = Record<string, unknown>;
const textOf = (form: Fields, name: string): string => {
	const value = form[name];
	return typeof value === 'string' ? value.trim() : '';
};
const bothOf = (form: Fields, name: string) => ({
	zh: textOf(form, `${name}Zh`),
	en: textOf(form, `${name}En`)
});

/** The anchors of a criterion up to the last that says something: fewer levels are as good. */
function anchorsOf(form: Fields, name: string): CriterionFacts['anchors'] {
	const all = Array.from({ length: LEVELS }, (_, level) => bothOf(form, `${name}level${level}`));
	return all.slice(0, all.findLastIndex(({ zh, en }) => zh !== '' || en !== '') + 1);
}

/** The criteria of a form; those without a name in either language are left out. */
const criteriaOf = (form: Fields): CriterionFacts[] =>
	Array.from({ length: MAX_CRITERIA }, (_, i) => ({
		title: bothOf(form, `c${i}title`),
		weight: Number(textOf(form, `c${i}weight`) || '1'),
		anchors: anchorsOf(form, `c${i}`)
	})).filter(({ title }) => title.zh !== '' || title.en !== '');

export const actions: Actions = {
	save: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Facts, async ({ version, titleZh, titleEn, ...form }) => {
			const { prize1, prize2, prize3, ...rest } = form;
			const read = SpeakingSettings.safeParse({ ...rest, prizes: [prize1, prize2, prize3] });
			if (!read.success) throw new Refused('form.invalid', String(read.error.issues[0]?.path[0]));
			const title = { zh: titleZh, en: titleEn };
			await app.speaking.setup.change(actor, params, version, { title, settings: read.data });
			return { saved: 'settings' };
		}),
	criteria: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Criteria, async ({ version, ...form }) => {
			await app.speaking.setup.setCriteria(actor, params, version, criteriaOf(form));
			return { saved: 'criteria' };
		}),
	remove: async ({ request, params, locals: { app, actor } }) => {
		const done = await formAction(request, z.object({}), async () => {
			await app.speaking.setup.remove(actor, params);
			return { removed: true };
		});
		if ('removed' in done) redirect(303, `/teach/${params.class}/units/${params.unit}/speaking`);
		return done;
	}
};
