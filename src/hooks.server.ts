import type { ServerInit } from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { building } from '$app/environment';
import { application, start } from '$lib/server/hooks/application';
import { report } from '$lib/server/hooks/errors';
import { bodyLimit } from '$lib/server/hooks/body-limit';
import { locale } from '$lib/server/hooks/locale';
import { preferences } from '$lib/server/hooks/preferences';
import { requestLog } from '$lib/server/hooks/request-log';
import { securityHeaders } from '$lib/server/hooks/security-headers';
import { session } from '$lib/server/hooks/session';

/** Before the first request: settings read, database open and migrated. A build has no database. */
export const init: ServerInit = async () => {
	if (!building) await start();
};

/** What happens to every request, in this order. */
export const handle = building
	? sequence(securityHeaders, preferences, locale)
	: sequence(securityHeaders, application, requestLog, bodyLimit, session, preferences, locale);

/** What happens to an error nobody expected. */
export const handleError = report;
