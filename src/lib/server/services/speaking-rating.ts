import { exact, stored } from '../../classroom/exact.ts';
import { hundredths } from '../../classroom/hundredths.ts';
import { rateLive, type LiveRating } from '../../classroom/rating/live.ts';
import type { ReviewSheet } from '../../classroom/review/rubric.ts';
import { heard } from '../../classroom/speaking/floor.ts';
import type { Db } from '../db/store.ts';
import { note } from '../stores/audit.ts';
import { membersOf } from '../stores/members.ts';
import { deleteAwardsOfPodium } from '../stores/rewards.ts';
import {
	deleteMark,
	deleteRatings,
	putMark,
	putRating,
	ratingsOf,
	updateSession
} from '../stores/speaking.ts';
import { placeOf, placesOf } from '../stores/teams.ts';
import type { Actor } from './actor.ts';
import { lineOf } from './audit-lines.ts';
import type { Deps } from './deps.ts';
import { Refused } from './refused.ts';
import { outcomeOf, resultNow } from './speaking-results.ts';
import {
	allowed,
	floorOf,
	held,
	inOpenSession,
	rubricOf,
	type SessionAt
} from './speaking-session.ts';

/** The live rating: everybody by phone, the instructor's mark, the lock, the podium. */
export function makeSpeakingRating(deps: Deps) {
	const { store, live, now } = deps;
	const { db, t, tx } = store;

	/** Ratings of people who have left the class, or who have come into the team that they rated, do not count. */
	async function clear(db: Db, classId: string, sessionId: string): Promise<void> {
		const people = new Map((await membersOf(db, t, classId)).map((m) => [m.id, m.status]));
		const places = new Map((await placesOf(db, t, classId)).map((p) => [p.memberId, p.teamId]));
		for (const { memberId, teamId } of await ratingsOf(db, t, sessionId))
			if (people.get(memberId) !== 'active' || places.get(memberId) === teamId)
				await deleteRatings(db, t, sessionId, memberId, [teamId]);
	}

	return {
		/**
		 * Rates a team that presents or has presented. Rating again replaces; nothing is told to others but that somebody
		 * has rated.
		 * @throws Refused `rating.*`
		 */
		async rate(actor: Actor, at: SessionAt, team: string, sheet: ReviewSheet): Promise<void> {
			const { member } = await inOpenSession(deps, actor, at, 'unit.learn');
			if (!member) throw new Refused('access.forbidden');
			const rater = member.id;
			const own = (await placeOf(db, t, rater))?.teamId ?? null;
			await tx(async (db) => {
				const row = await held(db, t, at.session);
				const floor = floorOf(row);
				const rating: LiveRating = {
					...{ rubric: await rubricOf(db, t, row), teams: heard(floor) },
					...{ locked: row.lockedAt !== null, marks: {} }
				};
				// Whoever stood in front with a team does not rate it, even after leaving it.
				const ownTeam = (floor.crews[team] ?? []).includes(rater) ? team : own;
				const rated = allowed(rateLive(rating, { type: 'rate', rater, ownTeam, team, sheet }));
				await putRating(db, t, {
					...{ sessionId: row.id, teamId: team, memberId: rater, sheet },
					...{ mark: stored(rated.marks[rater]![team]!), criteria: row.criteria, at: now() }
				});
			});
			live.publish(`rated:${at.session}`);
		},

		/**
		 * The instructor's mark of a team.
		 * @param mark 0–100 with at most two decimals; null takes it back
		 * @throws Refused `rating.mark`, `rating.unknownTeam`, `rating.locked`
		 */
		async mark(actor: Actor, at: SessionAt, team: string, mark: number | null): Promise<void> {
			const { user } = await inOpenSession(deps, actor, at, 'unit.manage');
			if (mark !== null && !hundredths(0, 100).safeParse(mark).success)
				throw new Refused('rating.mark', 'mark');
			await tx(async (db) => {
				const row = await held(db, t, at.session);
				if (row.lockedAt) throw new Refused('rating.locked');
				if (!heard(floorOf(row)).includes(team)) throw new Refused('rating.unknownTeam');
				const key = { sessionId: row.id, teamId: team };
				if (mark === null) await deleteMark(db, t, row.id, team);
				else
					await putMark(db, t, {
						...{ ...key, mark: stored(exact(mark)), actorId: user.id, at: now() }
					});
			});
			live.publish(`rated:${at.session}`);
		},

		/** Ends the rating: from now on there is a result, which staff alone see. Twice is as good as once. */
		async lock(actor: Actor, at: SessionAt): Promise<void> {
			const access = await inOpenSession(deps, actor, at, 'unit.manage');
			await tx(async (db) => {
				const row = await held(db, t, at.session);
				if (row.lockedAt) return;
				await clear(db, at.class, row.id);
				const result = await resultNow(db, t, row);
				await updateSession(db, t, row.id, { lockedAt: now(), result, revealed: 0 });
				await note(db, t, lineOf(access, 'rating.locked', { session: row.id }, now()));
			});
			live.publish(`speaking:${at.session}`);
			live.publish(`class:${at.class}`);
		},

		/** Opens the rating again. What the podium had earned is taken back. */
		async unlock(actor: Actor, at: SessionAt): Promise<void> {
			const access = await inOpenSession(deps, actor, at, 'unit.manage');
			await tx(async (db) => {
				const row = await held(db, t, at.session);
				if (!row.lockedAt) return;
				await updateSession(db, t, row.id, { lockedAt: null, result: null, revealed: 0 });
				await deleteAwardsOfPodium(db, t, row.id);
				await note(db, t, lineOf(access, 'rating.unlocked', { session: row.id }, now()));
			});
			live.publish(`speaking:${at.session}`);
			live.publish(`class:${at.class}`);
		},

		/**
		 * Shows the next step of the podium to everybody: third, second, first.
		 * @param seen how many steps the page showed, so that a double press shows one
		 * @throws Refused `rating.open`
		 */
		async reveal(actor: Actor, at: SessionAt, seen: number): Promise<void> {
			await inOpenSession(deps, actor, at, 'unit.manage');
			await tx(async (db) => {
				const row = await held(db, t, at.session);
				if (!row.lockedAt) throw new Refused('rating.open');
				const { steps } = outcomeOf(row);
				if (row.revealed !== seen || row.revealed >= steps.length) return;
				await updateSession(db, t, row.id, { revealed: row.revealed + 1 });
			});
			live.publish(`speaking:${at.session}`);
		}
	};
}
