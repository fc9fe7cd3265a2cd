import type { LayoutServerLoad } from './$types';

/** Who is signed in, as much as the header shows. */
export const load: LayoutServerLoad = ({ locals }) => {
	const user = locals.actor?.user;
	return { user: user ? { name: user.name, siteRole: user.siteRole } : null };
};
