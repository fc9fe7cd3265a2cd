import { sequence } from '@sveltejs/kit/hooks';
import { locale } from '$lib/server/hooks/locale';

/** What happens to every request, in this order. */
export const handle = sequence(locale);
