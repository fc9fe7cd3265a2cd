import { pageLoad } from '$lib/server/http/answers';
import type { RequestHandler } from './$types';

/** Everything held about the person who asks, as a file of JSON. */
export const GET: RequestHandler = async ({ locals: { app, actor } }) => {
	const data = await pageLoad(() => app.accounts.exportData(actor));
	return new Response(JSON.stringify(data, null, '\t'), {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': 'attachment; filename="rapport-person.json"'
		}
	});
};
