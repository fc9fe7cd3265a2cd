import type { Store } from '../db/store.ts';
import { inClass, type ClassAccess } from './access.ts';
import type { Actor } from './actor.ts';
import type { ClassCapability } from './capabilities.ts';
import { Refused } from './refused.ts';

/**
 * Like {@link inClass}, for whatever changes the class: an archived one is not changed.
 * @throws Refused as `inClass`, `class.archived`
 */
export async function inOpenClass(
	store: Pick<Store, 'db' | 't'>,
	actor: Actor,
	classId: string,
	capability: ClassCapability
): Promise<ClassAccess> {
	const access = await inClass(store, actor, classId, capability);
	if (access.class.archivedAt) throw new Refused('class.archived');
	return access;
}
