import { z } from 'zod';
import { pageLoad } from '$lib/server/http/answers';
import type { RequestHandler } from './$types';

const Version = z.coerce.number().int().min(1).optional().catch(undefined);

/** A version of a scenario as a YAML file; the newest where none is named. */
export const GET: RequestHandler = async ({ params, url, locals: { app, actor } }) => {
	const wanted = Version.parse(url.searchParams.get('version') ?? undefined);
	const file = await pageLoad(() =>
		app.scenarios.file(actor, params.class, params.scenario, wanted)
	);
	const name = encodeURIComponent(`${file.name} v${file.version}.yaml`);
	return new Response(file.text, {
		headers: {
			'content-type': 'application/yaml; charset=utf-8',
			// As a download only: what an author wrote is never shown as a page.
			'content-disposition': `attachment; filename="scenario.yaml"; filename*=UTF-8''${name}`
		}
	});
};
