import { pageLoad } from '$lib/server/http/answers';
import { Refused } from '$lib/server/services/refused';
import type { RequestHandler } from './$types';

const TYPES = { gift: 'text/plain', csv: 'text/csv' } as const;

/** The bank of a class as a file, keys included; for staff. */
export const GET: RequestHandler = ({ params, locals: { app, actor } }) =>
	pageLoad(async () => {
		const format = params.format;
		// Whoever may not is told so before what is wrong with the address.
		const wanted = format === 'csv' ? 'csv' : 'gift';
		const text = await app.quizzes.bank.file(actor, params.class, wanted);
		if (format !== wanted) throw new Refused('form.invalid', 'format');
		const name = wanted === 'csv' ? 'bank.csv' : 'bank.gift';
		return new Response(text, {
			headers: {
				'content-type': `${TYPES[wanted]}; charset=utf-8`,
				'content-disposition': `attachment; filename="${name}"`,
				'cache-control': 'no-store'
			}
		});
	});
