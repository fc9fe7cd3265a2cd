import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { formAction } from '$lib/server/http/answers';
import type { Actions } from './$types';

export const actions: Actions = {
	/** Looks up what was typed, so that a mistake shows where it was made. */
	default: async ({ request, locals }) => {
		const code = await formAction(request, z.object({ code: z.string().min(1) }), async (form) => {
			await locals.app.joining.door(locals.actor, form.code);
			return form.code.normalize('NFKC').replace(/\s/g, '');
		});
		if (typeof code !== 'string') return code;
		redirect(303, `/join/${encodeURIComponent(code.length <= 10 ? code.toUpperCase() : code)}`);
	}
};
