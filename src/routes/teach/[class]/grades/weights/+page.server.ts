import { z } from 'zod';
import { formAction, pageLoad } from '$lib/server/http/answers';
import { Refused } from '$lib/server/services/refused';
import { WeightsForm } from '$lib/server/services/grade-weights';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, actor } }) =>
	pageLoad(async () => ({ weights: await app.grading.weights.view(actor, params.class) }));

/** Fields are named `part.0.name`, `place.<column>`, `weight.<column>`: as many as there are. */
const Form = z.record(z.string(), z.string());
type Form = z.output<typeof Form>;

const clean = (typed: string | undefined, blank: string) =>
	(typed ?? '').normalize('NFKC').trim() || blank;

/** @throws Refused `form.invalid` with the field, for what is no figure */
function weightsOf(form: Form) {
	const ids = Object.entries(form).filter(([name]) => name.startsWith('place.'));
	const placed = (part: string) =>
		ids.filter(([, place]) => place === part).map(([name]) => name.slice('place.'.length));
	const rows = Object.keys(form)
		.flatMap((name) => /^part\.(\d+)\.name$/.exec(name)?.[1] ?? [])
		.map(Number)
		.sort((a, b) => a - b);
	const parts = rows.flatMap((at) => {
		const id = clean(form[`part.${at}.name`], '');
		const weight = clean(form[`part.${at}.weight`], '');
		// A part without a weight is taken away; what stood in it is set aside.
		if (id === '' || weight === '') return [];
		return [
			{
				...{ id, weight, cap: clean(form[`part.${at}.cap`], '100') },
				dropLowest: Number(clean(form[`part.${at}.drop`], '0')),
				columns: placed(id).map((column) => ({
					id: column,
					weight: clean(form[`weight.${column}`], '1')
				}))
			}
		];
	});
	const kept = new Set([...parts.map(({ id }) => id), 'bonus']);
	const aside = ids
		.filter(([, place]) => !kept.has(place))
		.map(([name]) => name.slice('place.'.length));
	const bonus = { columns: placed('bonus'), most: clean(form.most, '5') };
	const parsed = WeightsForm.safeParse({ parts, bonus, aside });
	if (parsed.success) return parsed.data;
	throw new Refused('grades.figure', parsed.error.issues[0]!.path.join('.'));
}

export const actions: Actions = {
	preview: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Form, async (form) => {
			// Whoever may not is told so before what is wrong with the form.
			await app.grading.weights.view(actor, params.class);
			const preview = await app.grading.weights.tryOut(actor, params.class, weightsOf(form));
			return { preview, values: form };
		}),
	save: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Form, async (form) => {
			await app.grading.weights.view(actor, params.class);
			const version = Number(form.version) || 0;
			await app.grading.weights.save(actor, params.class, version, weightsOf(form));
			return { saved: true };
		})
};
