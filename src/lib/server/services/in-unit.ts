import { unitById, type UnitRow } from '../stores/units.ts';
import { inClass, type ClassAccess } from './access.ts';
import type { Actor } from './actor.ts';
import { mayInClass, type ClassCapability } from './capabilities.ts';
import type { Deps } from './deps.ts';
import { Refused } from './refused.ts';

/** A unit that the actor may do the asked thing in. */
export interface UnitAccess extends ClassAccess {
	readonly unit: UnitRow;
	/** Whether the actor prepares units, and so sees drafts. */
	readonly staff: boolean;
}

/** Whether students see the unit. */
export const isPublished = ({ publishAt }: Pick<UnitRow, 'publishAt'>, now: Date): boolean =>
	publishAt !== null && publishAt <= now;

/**
 * Checks what the actor may do in a unit. A student learns nothing of one that is not published.
 * @throws Refused as `inClass`, `unit.unknown`
 */
export async function inUnit(
	{ store, now }: Pick<Deps, 'store' | 'now'>,
	actor: Actor,
	classId: string,
	unitId: string,
	capability: ClassCapability
): Promise<UnitAccess> {
	const access = await inClass(store, actor, classId, capability);
	const unit = await unitById(store.db, store.t, classId, unitId);
	const staff = mayInClass(access.role, 'unit.manage');
	if (!unit || (!staff && !isPublished(unit, now()))) throw new Refused('unit.unknown');
	return { ...access, unit, staff };
}

/**
 * Like {@link inUnit}, for whatever changes something: an archived class is not changed.
 * @throws Refused as `inUnit`, `class.archived`
 */
export async function inOpenUnit(
	deps: Pick<Deps, 'store' | 'now'>,
	actor: Actor,
	classId: string,
	unitId: string,
	capability: ClassCapability
): Promise<UnitAccess> {
	const access = await inUnit(deps, actor, classId, unitId, capability);
	if (access.class.archivedAt) throw new Refused('class.archived');
	return access;
}

/** Finds what belongs to a unit, inside of a transaction or before it. @throws Refused with the code given */
export async function found<T>(
	row: Promise<T | undefined>,
	code: 'material.unknown' | 'task.unknown'
): Promise<T> {
	const there = await row;
	if (there === undefined) throw new Refused(code);
	return there;
}
