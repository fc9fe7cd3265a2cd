import type { SessionUser } from '../auth/sessions.ts';
import type { Store } from '../db/store.ts';
import { classById, memberOf, type ClassRow, type MemberRow } from '../stores/classes.ts';
import { signedIn, type Actor } from './actor.ts';
import {
	mayInClass,
	mayOnSite,
	type ClassCapability,
	type ClassRole,
	type SiteCapability
} from './capabilities.ts';
import { Refused } from './refused.ts';

/** A class that the actor may do the asked thing in: only {@link inClass} makes one. */
export interface ClassAccess {
	readonly user: SessionUser;
	readonly class: ClassRow;
	readonly role: ClassRole;
	/** The actor's own place; null for an administrator who has none. */
	readonly member: MemberRow | null;
}

/** @throws Refused `access.signIn`, `access.forbidden` */
export function onSite(actor: Actor, capability: SiteCapability): SessionUser {
	const user = signedIn(actor);
	if (!mayOnSite(user.siteRole, capability)) throw new Refused('access.forbidden');
	return user;
}

/**
 * Checks what the actor may do in a class. Those who do not belong to it learn no more than that
 * there is no such class for them.
 * @throws Refused `access.signIn`, `class.unknown`, `access.forbidden`
 */
export async function inClass(
	{ db, t }: Pick<Store, 'db' | 't'>,
	actor: Actor,
	classId: string,
	capability: ClassCapability
): Promise<ClassAccess> {
	const user = signedIn(actor);
	const row = await classById(db, t, classId);
	if (!row) throw new Refused('class.unknown');
	return judged(user, row, (await memberOf(db, t, classId, user.id)) ?? null, capability);
}

/**
 * What a person may do in a class, from their place in it as it has just been read.
 * @throws Refused `class.unknown`, `access.forbidden`
 */
export function judged(
	user: SessionUser,
	row: ClassRow,
	member: MemberRow | null,
	capability: ClassCapability
): ClassAccess {
	const active = member?.status === 'active' ? member : null;
	const role = user.siteRole === 'admin' ? 'owner' : active?.role;
	if (!role) throw new Refused('class.unknown');
	if (!mayInClass(role, capability)) throw new Refused('access.forbidden');
	return { user, class: row, role, member: active };
}
