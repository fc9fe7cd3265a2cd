import { sequence } from '@sveltejs/kit/hooks';
import { report } from '$lib/server/hooks/errors';
import { locale } from '$lib/server/hooks/locale';
import { preferences } from '$lib/server/hooks/preferences';
import { securityHeaders } from '$lib/server/hooks/security-headers';

/** What happens to every request, in this order. */
export const handle = sequence(securityHeaders, preferences, locale);

/** What happens to an error nobody expected. */
export const handleError = report;
