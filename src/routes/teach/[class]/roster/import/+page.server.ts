import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import type { RosterReading } from '$lib/classroom/roster';
import type { RosterPlan } from '$lib/classroom/roster-plan';
import { formAction, pageLoad } from '$lib/server/http/answers';
import { Refused } from '$lib/server/services/refused';
import { rosterText } from '$lib/server/services/rosters';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, actor } }) =>
	pageLoad(async () => ({ known: (await app.rosters.list(actor, params.class)).length }));

/** More than the longest list of one class by far. Bytes. */
const MAX_FILE = 400_000;

const List = z.object({ list: z.string().default(''), file: z.instanceof(File).optional() });

/** What the page shows of a list that has been read. */
interface Checked extends Pick<RosterReading, 'faults' | 'headings'> {
	/** As it was read, to be sent again. */
	text: string;
	plan: RosterPlan;
}

async function textOf({ list, file }: z.output<typeof List>): Promise<string> {
	if (!file || file.size === 0) return list;
	if (file.size > MAX_FILE) throw new Refused('form.tooLarge', 'file');
	return rosterText(new Uint8Array(await file.arrayBuffer()));
}

export const actions: Actions = {
	/** Reads the list and says what it would change. Nothing is kept: the text goes back into the page. */
	preview: ({ request, params, locals: { app, actor } }) =>
		formAction(request, List, async (form) => {
			const text = await textOf(form);
			const { reading, plan } = await app.rosters.preview(actor, params.class, text);
			const checked: Checked = { text, plan, faults: reading.faults, headings: reading.headings };
			return checked;
		}),
	apply: async ({ request, params, locals: { app, actor } }) => {
		const result = await formAction(
			request,
			z.object({
				list: z.string(),
				partly: z.literal('1').optional(),
				withdraw: z.literal('1').optional()
			}),
			({ list, partly, withdraw }) =>
				app.rosters.apply(actor, params.class, list, {
					partly: partly === '1',
					withdraw: withdraw === '1'
				})
		);
		if ('added' in result) redirect(303, `/teach/${params.class}/roster`);
		return result;
	}
};
