import { stream } from '#sim/kernel/random.ts';
import { MAX_TEAM } from '../../classroom/distribution.ts';
import { leadAnew, resumeDraft } from '../../classroom/forming/draft-people.ts';
import {
	moveDraft,
	nextInstant,
	startDraft,
	type Draft,
	type DraftMove
} from '../../classroom/forming/draft.ts';
import { newCode, newId } from '../auth/secrets.ts';
import type { Db } from '../db/store.ts';
import { note } from '../stores/audit.ts';
import {
	draftOf,
	draftsDue,
	insertDraft,
	putRanking,
	updateDraft,
	type CaptainDraftRow
} from '../stores/captain-drafts.ts';
import { holdClass } from '../stores/classes.ts';
import { playingTeams } from '../stores/teams.ts';
import { inClass, type ClassAccess } from './access.ts';
import type { Actor } from './actor.ts';
import { lineOf } from './audit-lines.ts';
import { candidatesOf, type Who } from './candidates.ts';
import type { Deps } from './deps.ts';
import { held, isOver, keepDraft, type Held } from './draft-state.ts';
import { draftView, type DraftView } from './draft-view.ts';
import { placeGroups } from './groups.ts';
import { inOpenClass } from './open-class.ts';
import { Refused } from './refused.ts';

export interface DraftFacts {
	/** Ids of students who lead. */
	captains: readonly string[];
	who: Who;
	/** Seconds of a turn, and to contest a pick; 0 = picks are not contested. */
	turn: number;
	contest: number;
}

/** What a turn and a contest may last, in seconds. */
export const TURN = { min: 10, max: 600 } as const;
export const CONTEST = { min: 0, max: 120 } as const;
const FEWEST_CAPTAINS = 2;

/** The captains' draft of a class: on several devices, over a restart, one at a time. */
export function makeCaptainsDraft({ store, live, now }: Deps) {
	const { db, t, tx } = store;
	const tell = (classId: string) => live.publish(`class:${classId}`);

	/** Works on the draft of a class while nobody else does. @throws Refused `draft.none` */
	async function onDraft<T>(
		classId: string,
		work: (db: Db, row: CaptainDraftRow) => Promise<T>,
		told: 'class' | 'staff' = 'class'
	): Promise<T> {
		const result = await tx(async (db) => {
			await holdClass(db, t, classId);
			const row = await draftOf(db, t, classId);
			if (!row) throw new Refused('draft.none');
			return work(db, row);
		});
		live.publish(`${told}:${classId}`);
		return result;
	}

	/** The same once it has begun; keeps what comes of it. */
	const change = (
		classId: string,
		work: (held: Held) => Draft,
		pause?: (at: Date) => Date | null
	) =>
		onDraft(classId, async (db, row) => {
			if (row.status === 'preparing') throw new Refused('draft.notBegun');
			const at = now();
			const have = await held(db, t, row, at);
			const next = work(have);
			const gone = have.gone.filter((id) => next.captains.some((captain) => captain.id === id));
			const pausedAt = pause ? pause(at) : row.pausedAt;
			await keepDraft(db, t, { ...have, gone }, next, pausedAt);
		});

	/** @throws Refused what the rules refuse */
	function moved(draft: Draft, move: DraftMove): Draft {
		const next = moveDraft(draft, move);
		if ('refused' in next) throw new Refused(next.refused, undefined, next.params);
		return next;
	}

	/** A captain picks or contests. */
	async function claim(actor: Actor, classId: string, type: 'pick' | 'contest', student: string) {
		const access = await inOpenClass(store, actor, classId, 'team.choose');
		const captain = access.member?.id;
		await change(classId, ({ row, draft, gone, at }) => {
			if (!captain || !draft.captains.some(({ id }) => id === captain))
				throw new Refused('draft.notCaptain');
			if (row.pausedAt) throw new Refused('draft.paused');
			if (gone.length > 0) throw new Refused('draft.captainGone');
			return moved(draft, { type, captain, student, at });
		});
	}

	/** @throws Refused `draft.captains` */
	async function checkCaptains(
		db: Db,
		classId: string,
		{ captains, who }: Pick<DraftFacts, 'captains' | 'who'>
	): Promise<void> {
		const people = new Set((await candidatesOf(db, t, classId, who)).people.map(({ id }) => id));
		const fewest = Math.max(FEWEST_CAPTAINS, Math.ceil(people.size / MAX_TEAM));
		const most = Math.floor(people.size / 2);
		const known = new Set(captains.filter((id) => people.has(id)));
		if (known.size !== captains.length || known.size < fewest || known.size > most)
			throw new Refused('draft.captains', 'captains', {
				...{ people: people.size, fewest, most: Math.max(most, 0) }
			});
	}

	const staff = (actor: Actor, classId: string): Promise<ClassAccess> =>
		inOpenClass(store, actor, classId, 'class.manage');

	return {
		/** The draft that is being prepared or under way; null = none. */
		async view(actor: Actor, classId: string): Promise<DraftView | null> {
			const access = await inClass(store, actor, classId, 'class.view');
			const row = await draftOf(db, t, classId);
			return row ? draftView(db, t, access, row, now()) : null;
		},

		/**
		 * Names the captains; students rank them until it begins, and on until they are in a team.
		 * @throws Refused `draft.exists`, `draft.captains`, `draft.time`, `company.inGame`
		 */
		async prepare(actor: Actor, classId: string, facts: DraftFacts): Promise<void> {
			await staff(actor, classId);
			const fits = (value: number, { min, max }: { min: number; max: number }) =>
				Number.isInteger(value) && value >= min && value <= max;
			if (!fits(facts.turn, TURN)) throw new Refused('draft.time', 'turn', TURN);
			if (!fits(facts.contest, CONTEST)) throw new Refused('draft.time', 'contest', CONTEST);
			await tx(async (db) => {
				await holdClass(db, t, classId);
				if (await draftOf(db, t, classId)) throw new Refused('draft.exists');
				if ((await playingTeams(db, t, classId)).size > 0) throw new Refused('company.inGame');
				await checkCaptains(db, classId, facts);
				await insertDraft(db, t, {
					...{ id: newId(), classId, status: 'preparing', who: facts.who },
					captains: [...facts.captains],
					...{ turn: facts.turn * 1000, contest: facts.contest * 1000 },
					...{ state: null, nextAt: null, pausedAt: null, createdAt: now() }
				});
			});
			tell(classId);
		},

		/**
		 * Which captains a student would like best, the best one first; the rest need not be named.
		 * @throws Refused `draft.ranking`, `draft.taken` once the student is in a team
		 */
		async rank(actor: Actor, classId: string, ranking: readonly string[]): Promise<void> {
			const access = await inOpenClass(store, actor, classId, 'team.choose');
			const me = access.member?.id;
			await onDraft(
				classId,
				async (db, row) => {
					const known = new Set(ranking.filter((id) => row.captains.includes(id)));
					if (!me || row.captains.includes(me) || known.size !== ranking.length)
						throw new Refused('draft.ranking');
					const assigned = (row.state as Draft | null)?.assigned ?? [];
					if (assigned.some(({ student }) => student === me)) throw new Refused('draft.taken');
					await putRanking(db, t, { draftId: row.id, memberId: me, ranking: [...ranking] });
				},
				'staff'
			);
		},

		/** Draws the order of the first round and starts the clock. @throws Refused `draft.begun`, `draft.captains` */
		async begin(actor: Actor, classId: string): Promise<void> {
			const access = await staff(actor, classId);
			await onDraft(classId, async (db, row) => {
				if (row.status !== 'preparing') throw new Refused('draft.begun');
				await checkCaptains(db, classId, row);
				const seed = newCode();
				const order = stream(seed, 0, 'draft').shuffle(row.captains);
				const { people } = await candidatesOf(db, t, classId, row.who);
				const drafted = people.map(({ id, skills }) => ({ id, skills, ranking: [] }));
				const { turn, contest } = row;
				const at = now();
				const draft = startDraft(
					order.map((id) => drafted.find((person) => person.id === id)!),
					drafted.filter(({ id }) => !order.includes(id)),
					{ turn, contest },
					at.getTime()
				);
				await keepDraft(db, t, { row, draft, gone: [], at: at.getTime() }, draft, null);
				const about = { seed, people: people.length, captains: order.length };
				await note(db, t, lineOf(access, 'draft.started', about, at));
			});
		},

		/** The captain on turn picks. @throws Refused `draft.notYourTurn`, `draft.taken`, `draft.pending`, … */
		pick: (actor: Actor, classId: string, student: string) =>
			claim(actor, classId, 'pick', student),

		/** Another captain wants the same student. @throws Refused `draft.notPending`, `draft.full`, … */
		contest: (actor: Actor, classId: string, student: string) =>
			claim(actor, classId, 'contest', student),

		/** Stops the clock. Twice is as good as once. */
		async pause(actor: Actor, classId: string): Promise<void> {
			await staff(actor, classId);
			await change(
				classId,
				({ draft }) => draft,
				(at) => at
			);
		},

		/** Goes on with the time that was left. @throws Refused `draft.captainGone` */
		async resume(actor: Actor, classId: string): Promise<void> {
			await staff(actor, classId);
			const at = now().getTime();
			await change(
				classId,
				({ row, draft, gone }) => {
					if (gone.length > 0) throw new Refused('draft.captainGone');
					return row.pausedAt ? resumeDraft(draft, row.pausedAt.getTime(), at) : draft;
				},
				() => null
			);
		},

		/** Takes back the pick that is being decided, else the last one. @throws Refused `draft.nothingToUndo` */
		async undo(actor: Actor, classId: string): Promise<void> {
			await staff(actor, classId);
			await change(classId, ({ draft, at }) => moved(draft, { type: 'undo', at }));
		},

		/**
		 * Somebody else leads a team: a member of it, or somebody free. The one before becomes a member, if still there.
		 * @throws Refused `draft.notLeading`, `draft.unknown`
		 */
		async lead(actor: Actor, classId: string, captain: string, next: string): Promise<void> {
			await staff(actor, classId);
			await change(classId, ({ draft, gone, at }) => {
				const anew = leadAnew(draft, captain, next, !gone.includes(captain), at);
				if ('refused' in anew) throw new Refused(anew.refused);
				return anew;
			});
		},

		/** The lesson is short: every turn that is left is taken by itself, now. */
		async fill(actor: Actor, classId: string): Promise<void> {
			await staff(actor, classId);
			await change(classId, ({ draft, gone }) => {
				if (gone.length > 0) throw new Refused('draft.captainGone');
				let next = draft;
				for (let at = nextInstant(next); at !== null; at = nextInstant(next))
					next = moved(next, { type: 'tick', at });
				return next;
			});
		},

		/** Makes the teams the companies of the class. @throws Refused `draft.notOver`, `draft.captainGone`, `company.inGame` */
		async apply(actor: Actor, classId: string, names: readonly string[]): Promise<void> {
			const access = await staff(actor, classId);
			await onDraft(classId, async (db, row) => {
				if (row.status === 'preparing') throw new Refused('draft.notBegun');
				const { draft, gone } = await held(db, t, row, now());
				if (gone.length > 0) throw new Refused('draft.captainGone');
				if (!isOver(draft)) throw new Refused('draft.notOver');
				const groups = draft.captains.map(({ id }) => ({
					captain: id,
					members: [id, ...draft.assigned.filter((a) => a.captain === id).map((a) => a.student)]
				}));
				await placeGroups(db, t, classId, groups, names, now);
				await updateDraft(db, t, row.id, { status: 'applied', nextAt: null });
				const people = groups.reduce((sum, { members }) => sum + members.length, 0);
				await note(db, t, lineOf(access, 'team.dealt', { how: 'draft', people }, now()));
			});
		},

		/** Gives the draft up; companies stay as they are. */
		async cancel(actor: Actor, classId: string): Promise<void> {
			const access = await staff(actor, classId);
			await onDraft(classId, async (db, row) => {
				await updateDraft(db, t, row.id, { status: 'cancelled', nextAt: null });
				await note(db, t, lineOf(access, 'draft.cancelled', {}, now()));
			});
		},

		/** Whatever time has run out: picks settle, turns are taken by themselves. */
		async runDue(): Promise<void> {
			for (const { classId } of await draftsDue(db, t, now())) {
				await tx(async (db) => {
					await holdClass(db, t, classId);
					const row = await draftOf(db, t, classId);
					const at = now();
					// Somebody else, or another server, was faster.
					if (row?.status !== 'running' || !row.nextAt || row.nextAt > at) return;
					const have = await held(db, t, row, at);
					const next =
						have.gone.length > 0
							? have.draft
							: moved(have.draft, { type: 'tick', at: at.getTime() });
					await keepDraft(db, t, have, next, null);
				});
				tell(classId);
			}
		}
	};
}

export type CaptainsDraft = ReturnType<typeof makeCaptainsDraft>;
