import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { MATERIAL_KINDS, PARTS } from '$lib/classroom/units/unit';
import { formAction, pageLoad } from '$lib/server/http/answers';
import { Refused } from '$lib/server/services/refused';
import type { Actions, PageServerLoad } from './$types';

/** In the address of one that is being made. */
const NEW = 'new';
const Kind = z.enum(MATERIAL_KINDS).catch('text');
const Part = z.enum(PARTS).catch('before');

export const load: PageServerLoad = ({ params, url, locals: { app, actor } }) =>
	pageLoad(async () => {
		const own = [actor, params.class, params.unit] as const;
		const { title } = await app.units.view(...own);
		const found = (await app.materials.list(...own)).find(({ id }) => id === params.material);
		if (!found && params.material !== NEW) throw new Refused('material.unknown');
		return {
			unit: { id: params.unit, title },
			material: found ?? null,
			kind: found?.kind ?? Kind.parse(url.searchParams.get('kind')),
			part: found?.part ?? Part.parse(url.searchParams.get('part')),
			files: await app.uploads.list(...own),
			maxFile: app.config.uploadLimit
		};
	});

const optional = z.string().default('');
const Form = z.object({
	part: z.enum(PARTS).catch('before'),
	material: z.enum(MATERIAL_KINDS).catch('text'),
	titleZh: z.string(),
	titleEn: z.string(),
	bodyZh: z.string(),
	bodyEn: z.string(),
	url: optional,
	upload: optional,
	captionsZh: optional,
	captionsEn: optional,
	version: z.coerce.number().int().default(0)
});

export const actions: Actions = {
	save: async ({ request, params, locals: { app, actor } }) => {
		const own = [actor, params.class, params.unit] as const;
		const done = await formAction(request, Form, async (form) => {
			const facts = {
				part: form.part,
				kind: form.material,
				title: { zh: form.titleZh, en: form.titleEn },
				body: { zh: form.bodyZh, en: form.bodyEn },
				url: form.url,
				upload: form.upload,
				captions: { zh: form.captionsZh, en: form.captionsEn }
			};
			if (params.material === NEW) await app.materials.add(...own, facts);
			else await app.materials.change(...own, params.material, form.version, facts);
			return { saved: true };
		});
		if ('saved' in done) redirect(303, `/teach/${params.class}/units/${params.unit}`);
		return done;
	},
	remove: async ({ request, params, locals: { app, actor } }) => {
		const done = await formAction(request, z.object({}), async () => {
			await app.materials.remove(actor, params.class, params.unit, params.material);
			return { removed: true };
		});
		if ('removed' in done) redirect(303, `/teach/${params.class}/units/${params.unit}`);
		return done;
	}
};
