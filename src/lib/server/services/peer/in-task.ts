import { taskById, type TaskRow } from '../../stores/tasks.ts';
import { placeOf, placesOf, teamsOf } from '../../stores/teams.ts';
import type { MemberRow } from '../../stores/classes.ts';
import type { Db, Tables } from '../../db/store.ts';
import { membersOf } from '../../stores/members.ts';
import type { Actor } from '../actor.ts';
import type { ClassCapability } from '../capabilities.ts';
import type { Deps } from '../deps.ts';
import { found, inOpenUnit, inUnit, type UnitAccess } from '../in-unit.ts';

/** Where a task is: its class, its unit, itself. */
export type TaskPath = readonly [classId: string, unitId: string, taskId: string];

export interface TaskAccess extends UnitAccess {
	readonly task: TaskRow;
}

/** Checks what the actor may do with a task. @throws Refused as `inUnit`, `task.unknown` */
export async function inTask(
	deps: Deps,
	actor: Actor,
	[classId, unitId, taskId]: TaskPath,
	capability: ClassCapability
): Promise<TaskAccess> {
	const access = await inUnit(deps, actor, classId, unitId, capability);
	const { db, t } = deps.store;
	return { ...access, task: await found(taskById(db, t, unitId, taskId), 'task.unknown') };
}

/** Like {@link inTask}, for whatever changes something. @throws Refused `class.archived` besides */
export async function inOpenTask(
	deps: Deps,
	actor: Actor,
	[classId, unitId, taskId]: TaskPath,
	capability: ClassCapability
): Promise<TaskAccess> {
	const access = await inOpenUnit(deps, actor, classId, unitId, capability);
	const { db, t } = deps.store;
	return { ...access, task: await found(taskById(db, t, unitId, taskId), 'task.unknown') };
}

/** For whom a member does a task: the own company, or oneself; null for somebody in no company. */
export async function doerFor(
	db: Db,
	t: Tables,
	{ doers }: Pick<TaskRow, 'doers'>,
	member: MemberRow | null
): Promise<string | null> {
	if (!member) return null;
	if (doers === 'student') return member.id;
	return (await placeOf(db, t, member.id))?.teamId ?? null;
}

/** What everybody of a class is called and who belongs together, also those who have left. */
export interface Crew {
	nameOf(doer: string): string;
	/** The company of a member; a company is its own. Null = in none. */
	teamOf(doer: string): string | null;
}

export async function crewOfClass(db: Db, t: Tables, classId: string): Promise<Crew> {
	const teams = new Map((await teamsOf(db, t, classId)).map(({ id, name }) => [id, name]));
	const people = new Map((await membersOf(db, t, classId)).map(({ id, name }) => [id, name]));
	const places = new Map(
		(await placesOf(db, t, classId)).map(({ memberId, teamId }) => [memberId, teamId])
	);
	return {
		nameOf: (doer) => teams.get(doer) ?? people.get(doer) ?? '',
		teamOf: (doer) => (teams.has(doer) ? doer : (places.get(doer) ?? null))
	};
}
