import type { Exact } from '../../classroom/exact.ts';
import { exact } from '../../classroom/exact.ts';
import type { LiveRating } from '../../classroom/rating/live.ts';
import type { Rubric } from '../../classroom/review/rubric.ts';
import type { Floor } from '../../classroom/speaking/floor.ts';
import { heard } from '../../classroom/speaking/floor.ts';
import type { SpeakingSettings } from '../../classroom/speaking/settings.ts';
import type { Db, Tables } from '../db/store.ts';
import {
	criteriaOf,
	holdSession,
	ratingsOf,
	sessionById,
	type SpeakingRow
} from '../stores/speaking.ts';
import type { TeamRow } from '../stores/teams.ts';
import type { Actor } from './actor.ts';
import type { ClassCapability } from './capabilities.ts';
import type { Deps } from './deps.ts';
import { inOpenUnit, inUnit, type UnitAccess } from './in-unit.ts';
import { Refused } from './refused.ts';

/** Where a session of presentations is: the ids of its class, its unit and its own. */
export interface SessionAt {
	class: string;
	unit: string;
	session: string;
}

export interface SessionAccess extends UnitAccess {
	readonly session: SpeakingRow;
}

export const settingsOf = (row: SpeakingRow): SpeakingSettings => row.settings as SpeakingSettings;
export const floorOf = (row: SpeakingRow): Floor => row.floor as Floor;

async function within(
	{ store }: Pick<Deps, 'store'>,
	access: UnitAccess,
	id: string
): Promise<SessionAccess> {
	const found = await sessionById(store.db, store.t, id);
	if (found?.unit.id !== access.unit.id) throw new Refused('speaking.unknown');
	return { ...access, session: found.session };
}

/** Checks what the actor may do in a session. @throws Refused as `inUnit`, `speaking.unknown` */
export const inSession = async (
	deps: Pick<Deps, 'store' | 'now'>,
	actor: Actor,
	at: SessionAt,
	capability: ClassCapability
): Promise<SessionAccess> =>
	within(deps, await inUnit(deps, actor, at.class, at.unit, capability), at.session);

/** The same for whatever changes something. @throws Refused as `inOpenUnit`, `speaking.unknown` */
export const inOpenSession = async (
	deps: Pick<Deps, 'store' | 'now'>,
	actor: Actor,
	at: SessionAt,
	capability: ClassCapability
): Promise<SessionAccess> =>
	within(deps, await inOpenUnit(deps, actor, at.class, at.unit, capability), at.session);

/** Reads a session inside a transaction so that others wait. @throws Refused `speaking.unknown` */
export async function held(db: Db, t: Tables, id: string): Promise<SpeakingRow> {
	const row = await holdSession(db, t, id);
	if (!row) throw new Refused('speaking.unknown');
	return row;
}

/** The criteria that count now. */
export const rubricOf = async (db: Db, t: Tables, row: SpeakingRow): Promise<Rubric> =>
	(await criteriaOf(db, t, row.id, row.criteria))!.rubric as Rubric;

/** The rating as the rules know it, with everybody's marks. For staff and for results after the lock only. */
export async function liveRating(db: Db, t: Tables, row: SpeakingRow): Promise<LiveRating> {
	const marks: Record<string, Record<string, Exact>> = {};
	for (const { memberId, teamId, mark } of await ratingsOf(db, t, row.id))
		(marks[memberId] ??= {})[teamId] = exact(mark);
	return {
		rubric: await rubricOf(db, t, row),
		teams: heard(floorOf(row)),
		locked: row.lockedAt !== null,
		marks
	};
}

/** Names of teams by their ids; one that is gone is called what it was called when it spoke. */
export function namer(floor: Floor, teams: readonly TeamRow[]): (id: string) => string {
	const now = new Map(teams.map(({ id, name }) => [id, name]));
	return (id) => now.get(id) ?? floor.names[id] ?? '';
}

/** @throws Refused with the code of the rule */
export function allowed<T extends object>(outcome: T): Exclude<T, { refused: unknown }> {
	if ('refused' in outcome) {
		const { refused, params } = outcome as unknown as {
			refused: ConstructorParameters<typeof Refused>[0];
			params?: Record<string, string | number>;
		};
		throw new Refused(refused, undefined, params);
	}
	return outcome as Exclude<T, { refused: unknown }>;
}
