import { stream } from '#sim/kernel/random.ts';
import type { SpokenLanguage } from '../../classroom/notices/language-share.ts';
import {
	heard,
	moveFloor,
	shuffled,
	tap,
	type Floor,
	type FloorMove
} from '../../classroom/speaking/floor.ts';
import { newCode } from '../auth/secrets.ts';
import type { Db } from '../db/store.ts';
import { memberById } from '../stores/members.ts';
import { updateSession, type SpeakingRow } from '../stores/speaking.ts';
import { placesOf, teamById, teamsOf } from '../stores/teams.ts';
import type { Actor } from './actor.ts';
import type { Deps } from './deps.ts';
import { Refused } from './refused.ts';
import {
	allowed,
	floorOf,
	held,
	inOpenSession,
	settingsOf,
	type SessionAt
} from './speaking-session.ts';

/** A press on queue or clock, without the moment, which is the server's. */
export type Press = FloorMove extends infer M
	? M extends { at: number }
		? Omit<M, 'at'>
		: never
	: never;

type Changed = Floor | { refused: string; params?: Record<string, string | number> };

/** What happens in front of the class: queue, clock, languages, questions. */
export function makeSpeakingFloor(deps: Deps) {
	const { store, live, now } = deps;
	const { db, t, tx } = store;

	/** Changes the floor while nobody else does. */
	async function change(
		{ session, class: classId }: SessionAt,
		step: (floor: Floor, row: SpeakingRow, db: Db) => Promise<Changed> | Changed
	): Promise<void> {
		const moved = await tx(async (db) => {
			const row = await held(db, t, session);
			const before = floorOf(row);
			const teams = await teamsOf(db, t, classId);
			// A company that is gone waits no longer.
			const queue = before.queue.filter((id) => teams.some((team) => team.id === id));
			const floor = queue.length === before.queue.length ? before : { ...before, queue };
			const after = allowed(await step(floor, row, db)) as Floor;
			if (after !== before) await updateSession(db, t, session, { floor: after });
			return after !== before;
		});
		if (moved) live.publish(`speaking:${session}`);
	}

	/** Remembers who was in the team that has been called. */
	async function called(db: Db, classId: string, floor: Floor): Promise<Floor> {
		const team = floor.turn?.team;
		if (team === undefined) return floor;
		const row = (await teamsOf(db, t, classId)).find(({ id }) => id === team);
		const crew = (await placesOf(db, t, classId))
			.filter(({ teamId }) => teamId === team)
			.map(({ memberId }) => memberId);
		return {
			...floor,
			names: { ...floor.names, [team]: row?.name ?? floor.names[team] ?? '' },
			crews: { ...floor.crews, [team]: crew }
		};
	}

	return {
		/**
		 * Queue and clock, by staff.
		 * @param seen the step that the page showed
		 * @throws Refused `speaking.*`, `company.unknown`
		 */
		async move(actor: Actor, at: SessionAt, press: Press, seen: number): Promise<void> {
			await inOpenSession(deps, actor, at, 'unit.manage');
			await change(at, async (floor, row, db) => {
				const move = { ...press, at: now().getTime() } as FloorMove;
				if (move.type === 'enqueue' && !(await teamById(db, t, at.class, move.team)))
					throw new Refused('company.unknown');
				const after = moveFloor(floor, settingsOf(row), move, seen);
				return move.type === 'next' && !('refused' in after) && after !== floor
					? called(db, at.class, after)
					: after;
			});
		},

		/** Draws the order of those who wait. @param seed empty = a fresh one @returns the seed */
		async shuffle(actor: Actor, at: SessionAt, seed = ''): Promise<string> {
			await inOpenSession(deps, actor, at, 'unit.manage');
			const drawn = seed.trim() || newCode();
			await change(at, (floor) => shuffled(floor, stream(drawn, 0, 'speaking'), drawn));
			return drawn;
		},

		/** Lets a student mark languages, besides the staff; null = nobody. @throws Refused `member.unknown` */
		async appoint(actor: Actor, at: SessionAt, memberId: string | null): Promise<void> {
			await inOpenSession(deps, actor, at, 'unit.manage');
			const member = memberId === null ? undefined : await memberById(db, t, at.class, memberId);
			if (memberId !== null && member?.status !== 'active') throw new Refused('member.unknown');
			await change(at, (floor) => ({ ...floor, marker: memberId }));
		},

		/**
		 * The language that is spoken from now on: staff, or the student who marks. On two devices it is one mark.
		 * @param team the one that the page showed
		 * @throws Refused `speaking.notMarker`, `speaking.changed`, `speaking.standing`
		 */
		async speak(
			actor: Actor,
			at: SessionAt,
			team: string,
			language: SpokenLanguage
		): Promise<void> {
			const { staff, member } = await inOpenSession(deps, actor, at, 'unit.view');
			await change(at, (floor) => {
				if (!staff && (member === null || floor.marker !== member.id))
					throw new Refused('speaking.notMarker');
				return tap(floor, team, language, now().getTime());
			});
		},

		/**
		 * How much English a team says it spoke, where nobody has marked; the last word of its members counts.
		 * @param percent 0–100
		 * @throws Refused `speaking.notYours`, `rating.locked`
		 */
		async declare(actor: Actor, at: SessionAt, team: string, percent: number): Promise<void> {
			const { member } = await inOpenSession(deps, actor, at, 'unit.learn');
			await change(at, (floor, row) => {
				const own = member !== null && (floor.crews[team] ?? []).includes(member.id);
				if (!own || !heard(floor).includes(team)) throw new Refused('speaking.notYours');
				if (row.lockedAt) throw new Refused('rating.locked');
				return { ...floor, declared: { ...floor.declared, [team]: percent } };
			});
		}
	};
}
