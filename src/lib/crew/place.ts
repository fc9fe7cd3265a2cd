import Users from '@lucide/svelte/icons/users';
import type { Place } from '$lib/desk/frame/places';
import { m } from '$lib/paraglide/messages';
import type { Crew } from './crew.svelte';

/** The team's page as a place of a live desk. */
export const teamPlace = (crew: Pick<Crew, 'waiting'>): Place => ({
	id: 'team',
	path: '/team',
	icon: Users,
	label: m.crew_place,
	waiting: () => crew.waiting
});
