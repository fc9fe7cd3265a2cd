import { resolve } from '$app/paths';
import { redirect } from '@sveltejs/kit';
import type { PageLoad } from './$types';

/** A saved game opens on what there is to do. */
export const load: PageLoad = ({ params }) => redirect(307, resolve(`/play/${params.save}/today`));
