import { z } from 'zod';
import { lengthOf, visibleSentence } from '../../classroom/names.ts';
import {
	AWARD_KINDS,
	BADGES,
	MAX_WISH,
	MAX_WISHES,
	MOST_POINTS,
	MOST_TOKENS,
	type AwardKind
} from '../../classroom/speaking/settings.ts';
import { isUnfit } from '../../classroom/unfit.ts';
import { newId } from '../auth/secrets.ts';
import type { Db } from '../db/store.ts';
import { note } from '../stores/audit.ts';
import { holdClass } from '../stores/classes.ts';
import { namesOf } from '../stores/members.ts';
import {
	awardsOf,
	deleteAward,
	deleteWish,
	insertAward,
	insertWish,
	podiumAwardId,
	wishesOf,
	type AwardRow
} from '../stores/rewards.ts';
import { teamById, teamsOf } from '../stores/teams.ts';
import { inClass } from './access.ts';
import type { Actor } from './actor.ts';
import { lineOf } from './audit-lines.ts';
import { mayInClass } from './capabilities.ts';
import type { Deps } from './deps.ts';
import { inOpenClass } from './open-class.ts';
import { Refused } from './refused.ts';
import { outcomeOf } from './speaking-results.ts';
import { held, inOpenSession, settingsOf, type SessionAt } from './speaking-session.ts';
import type { Tokens } from './tokens.ts';

/** An award as a form sends it. `what` is the badge or the words of the prize. */
export const AwardFacts = z.object({
	/** Made by the form, so that a double press is one award. */
	id: z.string().min(1).max(60),
	team: z.string(),
	kind: z.enum(AWARD_KINDS),
	what: z.string().default(''),
	amount: z.number().default(1)
});
export type AwardFacts = z.output<typeof AwardFacts>;

/** What a team has earned, as everybody in the class sees it. Milliseconds. */
export interface AwardCard {
	id: string;
	kind: AwardKind;
	what: string;
	amount: number;
	at: number;
}

/** @throws Refused `reward.text` */
function words(typed: string, field: string): string {
	const text = visibleSentence(typed);
	if (text === '' || lengthOf(text) > MAX_WISH || isUnfit(text))
		throw new Refused('reward.text', field, { max: MAX_WISH });
	return text;
}

const tokensOf = (rows: readonly AwardRow[], teamId: string): number =>
	rows
		.filter((row) => row.kind === 'perk' && row.teamId === teamId)
		.reduce((sum, row) => sum + row.amount, 0);

/** What presentations earn: badges, class points, prizes from the class's own wish list, tokens. */
export function makeRewards(deps: Deps, learned: Tokens['learned']) {
	const { store, live, now } = deps;
	const { db, t, tx } = store;
	const changed = (classId: string) => {
		live.publish(`class:${classId}`);
		// A perk is for the game.
		void learned(classId);
	};

	/** What an award of this kind says and counts. @throws Refused `reward.*` */
	function checked({ kind, what, amount }: AwardFacts, rows: readonly AwardRow[], teamId: string) {
		const most = kind === 'perk' ? MOST_TOKENS : MOST_POINTS;
		const counts = kind === 'points' || kind === 'perk';
		if (counts && (!Number.isInteger(amount) || amount < 1 || amount > most))
			throw new Refused('reward.points', 'amount', { max: most });
		if (kind === 'points') return { what: '', amount, bound: null };
		if (kind === 'prize') return { what: words(what, 'what'), amount: 1, bound: null };
		if (kind === 'badge') {
			if (!BADGES.some((badge) => badge === what)) throw new Refused('reward.unknown', 'what');
			return { what, amount: 1, bound: null };
		}
		if (tokensOf(rows, teamId) + amount > MOST_TOKENS)
			throw new Refused('reward.bound', 'amount', { max: MOST_TOKENS });
		return { what: 'token', amount, bound: MOST_TOKENS };
	}

	/** What the places on a podium earn, as rows. */
	async function podiumAwards(db: Db, at: SessionAt, actorId: string): Promise<AwardRow[]> {
		const row = await held(db, t, at.session);
		if (!row.lockedAt) throw new Refused('rating.open');
		const { steps } = outcomeOf(row);
		if (row.revealed < steps.length) throw new Refused('reward.early');
		const { prizes, tokens } = settingsOf(row);
		const given = await awardsOf(db, t, at.class);
		const names = new Map((await teamsOf(db, t, at.class)).map(({ id, name }) => [id, name]));
		return steps.flatMap(({ place, teams }) =>
			teams.flatMap((teamId) => {
				const teamName = names.get(teamId);
				// A company that is gone keeps its place, but nobody could use what it earns.
				if (teamName === undefined) return [];
				const one = (kind: AwardKind, what: string, amount: number, bound: number | null) => ({
					...{ id: podiumAwardId(row.id, teamId, kind), classId: at.class, sessionId: row.id },
					...{ teamId, teamName, kind, what, amount, bound, actorId, at: now() }
				});
				const left = Math.min(tokens, MOST_TOKENS - tokensOf(given, teamId));
				return [
					one('badge', BADGES[place - 1]!, 1, null),
					...(prizes[place - 1]! > 0 ? [one('points', '', prizes[place - 1]!, null)] : []),
					...(place === 1 && left > 0 ? [one('perk', 'token', left, MOST_TOKENS)] : [])
				];
			})
		);
	}

	return {
		/** What each company has earned, the wish list, and what the actor may do. */
		async view(actor: Actor, classId: string) {
			const { role, member, class: row } = await inClass(store, actor, classId, 'class.view');
			const staff = mayInClass(role, 'class.manage');
			const rows = await awardsOf(db, t, classId);
			const wishes = await wishesOf(db, t, classId);
			const names = await namesOf(
				db,
				t,
				classId,
				wishes.flatMap((w) => w.memberId ?? [])
			);
			const teams = await teamsOf(db, t, classId);
			return {
				class: { id: classId, name: row.name },
				staff,
				open: row.archivedAt === null,
				/** For the next form, see {@link AwardFacts}. */
				fresh: newId(),
				teams: teams.map(({ id, name }) => {
					const own = rows.filter(({ teamId }) => teamId === id);
					return {
						...{ id, name },
						points: own.reduce((sum, a) => sum + (a.kind === 'points' ? a.amount : 0), 0),
						awards: own.map(({ id, kind, what, amount, at }): AwardCard => ({
							...{ id, kind, what, amount, at: at.getTime() }
						}))
					};
				}),
				wishes: wishes.map(({ id, text, memberId }) => ({
					...{ id, text },
					// Who wished for it is for the staff and the person's own eyes.
					by: staff ? (names[memberId ?? ''] ?? '') : null,
					removable: staff || (member !== null && member.id === memberId)
				}))
			};
		},

		/** Puts a prize on the wish list. @throws Refused `reward.text`, `reward.full` */
		async wish(actor: Actor, classId: string, typed: string): Promise<void> {
			const { member } = await inOpenClass(store, actor, classId, 'class.view');
			const text = words(typed, 'text');
			await tx(async (db) => {
				await holdClass(db, t, classId);
				const all = await wishesOf(db, t, classId);
				if (all.some((wish) => wish.text === text)) return;
				if (all.length >= MAX_WISHES)
					throw new Refused('reward.full', undefined, { max: MAX_WISHES });
				const memberId = member?.id ?? null;
				await insertWish(db, t, { id: newId(), classId, memberId, text, at: now() });
			});
			changed(classId);
		},

		/** Takes a wish off the list: whoever made it, or staff. @throws Refused `reward.unknown`, `access.forbidden` */
		async unwish(actor: Actor, classId: string, id: string): Promise<void> {
			const { role, member } = await inOpenClass(store, actor, classId, 'class.view');
			const wish = (await wishesOf(db, t, classId)).find((one) => one.id === id);
			if (!wish) throw new Refused('reward.unknown');
			const own = member !== null && wish.memberId === member.id;
			if (!own && !mayInClass(role, 'class.manage')) throw new Refused('access.forbidden');
			await tx((db) => deleteWish(db, t, classId, id));
			changed(classId);
		},

		/** Gives a team something. @throws Refused `reward.*`, `company.unknown` */
		async give(actor: Actor, classId: string, facts: AwardFacts): Promise<void> {
			const access = await inOpenClass(store, actor, classId, 'class.manage');
			await tx(async (db) => {
				await holdClass(db, t, classId);
				const team = await teamById(db, t, classId, facts.team);
				if (!team) throw new Refused('company.unknown', 'team');
				const id = `${classId}:${facts.id}`;
				const rows = await awardsOf(db, t, classId);
				if (rows.some((row) => row.id === id)) return;
				const { kind } = facts;
				const given = checked(facts, rows, team.id);
				await insertAward(db, t, {
					...{ id, classId, sessionId: null, teamId: team.id, teamName: team.name, kind },
					...{ ...given, actorId: access.user.id, at: now() }
				});
				const about = { team: team.id, kind, what: given.what, amount: given.amount };
				await note(db, t, lineOf(access, 'reward.given', about, now()));
			});
			changed(classId);
		},

		/**
		 * Gives the podium of a session what its settings say: badge and class points, tokens to the first. Each once,
		 * however often it is pressed.
		 * @throws Refused `rating.open`, `reward.early`
		 */
		async givePodium(actor: Actor, at: SessionAt): Promise<void> {
			const access = await inOpenSession(deps, actor, at, 'unit.manage');
			await tx(async (db) => {
				await holdClass(db, t, at.class);
				let given = 0;
				for (const row of await podiumAwards(db, at, access.user.id))
					if (await insertAward(db, t, row)) given++;
				const about = { session: at.session, awards: given };
				if (given > 0) await note(db, t, lineOf(access, 'reward.podium', about, now()));
			});
			changed(at.class);
		},

		/** Takes an award back. Twice is as good as once. */
		async takeBack(actor: Actor, classId: string, id: string): Promise<void> {
			const access = await inOpenClass(store, actor, classId, 'class.manage');
			await tx(async (db) => {
				const row = (await awardsOf(db, t, classId)).find((award) => award.id === id);
				if (!row) return;
				await deleteAward(db, t, classId, id);
				const about = { team: row.teamId, kind: row.kind, what: row.what, amount: row.amount };
				await note(db, t, lineOf(access, 'reward.taken', about, now()));
			});
			changed(classId);
		}
	};
}

export type Rewards = ReturnType<typeof makeRewards>;
