import { z } from 'zod';
import { stream } from '#sim/kernel/random.ts';
import { plain } from '../../../classroom/exact.ts';
import {
	allocate,
	changePairs,
	inspect,
	mostReviews,
	type AllocationFault,
	type Pair
} from '../../../classroom/review/allocation.ts';
import { Anonymity } from '../../../classroom/review/anonymity.ts';
import { STRICTNESS } from '../../../classroom/review/best.ts';
import { CommentRule } from '../../../classroom/review/comment.ts';
import { REVIEWING_RULES } from '../../../classroom/review/round.ts';
import { withdraw } from '../../../classroom/review/withdrawal.ts';
import { newId } from '../../auth/secrets.ts';
import type { Db } from '../../db/store.ts';
import {
	changesOf,
	examplesOf,
	holdRound,
	insertChange,
	insertReviews,
	insertRound,
	removeReviews,
	reviewsOf,
	roundOf,
	updateRound,
	type ChangeRow,
	type ReviewRow,
	type RoundRow
} from '../../stores/peer.ts';
import { holdTask, submissionsOf } from '../../stores/tasks.ts';
import { namesOf } from '../../stores/users.ts';
import type { Actor } from '../actor.ts';
import type { Deps } from '../deps.ts';
import { Refused } from '../refused.ts';
import { doersOf } from '../task-state.ts';
import { crewOfClass, inOpenTask, inTask, type TaskAccess, type TaskPath } from './in-task.ts';
import { earlierRounds } from './earlier-rounds.ts';
import { figuresOf, isWritable, rubricOfRound } from './round-facts.ts';
import { newestRubric } from './rubrics.ts';

const LONGEST_REASON = 300;

/** What can still be changed once reviews have been dealt out. `dueAt` in milliseconds. */
export const RoundRules = z.object({
	rule: z.enum(REVIEWING_RULES),
	strictness: z.number().refine((n) => (STRICTNESS as readonly number[]).includes(n)),
	calibrationCounts: z.boolean(),
	dueAt: z.number().nullable()
});
export type RoundRules = z.output<typeof RoundRules>;

export const RoundFacts = RoundRules.extend({
	rubric: z.string(),
	/** How many reviews each writes. */
	each: z.number().int().min(1).max(20),
	week: z.number().int().min(0).max(1_000),
	anonymity: Anonymity,
	comment: CommentRule
});
export type RoundFacts = z.output<typeof RoundFacts>;

/** Where one giver stands, for staff. */
export interface GiverLine {
	id: string;
	name: string;
	/** Still takes part; who has left and holds open reviews is to be replaced. */
	active: boolean;
	reviews: { id: string; receiver: string; name: string; state: 'open' | 'draft' | 'done' }[];
	gets: number;
	/** Grade of the work by its reviews, and of the reviewing, in percent. */
	grade: string | null;
	reviewing: string | null;
}

const emptyReview = (roundId: string, { giver, receiver }: Pair): ReviewRow => ({
	...{ id: newId(), roundId, giver, receiver, sheet: { marks: {}, comment: '' }, version: 0 },
	...{ memberId: null, savedAt: null, handedInAt: null, useful: null, flag: null },
	...{ flaggedAt: null, ruling: null, removedAt: null }
});

const pairsOf = (rows: readonly ReviewRow[]): Pair[] =>
	rows.map(({ giver, receiver }) => ({ giver, receiver }));
const doneOf = (rows: readonly ReviewRow[]): Pair[] =>
	pairsOf(rows.filter(({ handedInAt }) => handedInAt !== null));
const isPair = (row: ReviewRow, { giver, receiver }: Pair): boolean =>
	row.giver === giver && row.receiver === receiver;

/** The peer review of a task as staff lead it. */
export function makeRounds(deps: Deps) {
	const { store, live, now } = deps;
	const { db, t, tx } = store;

	async function inRound(actor: Actor, path: TaskPath): Promise<TaskAccess & { round: RoundRow }> {
		const access = await inOpenTask(deps, actor, path, 'unit.manage');
		const round = await roundOf(db, t, access.task.id);
		if (!round) throw new Refused('review.unknown');
		return { ...access, round };
	}

	/** Everybody who has handed in, in an order that does not change from week to week. */
	async function participants(db: Db, { task, class: { id } }: TaskAccess) {
		const handed = new Set((await submissionsOf(db, t, [task.id])).map(({ doer }) => doer));
		return (await doersOf(db, t, id, task.doers))
			.filter((doer) => handed.has(doer.id))
			.sort((a, b) => (a.id < b.id ? -1 : 1));
	}

	const changeLine = (
		access: TaskAccess,
		roundId: string,
		change: Pick<ChangeRow, 'what' | 'added' | 'removed' | 'why'> & Partial<Pair>
	): ChangeRow => ({
		...{ id: newId(), roundId, giver: null, receiver: null, ...change },
		...{ actorId: access.user.id, at: now() }
	});

	/** @throws Refused `review.reason` */
	function reasonOf(typed: string): string {
		const why = typed.trim().slice(0, LONGEST_REASON);
		if (!/[\p{L}\p{N}]/u.test(why)) throw new Refused('review.reason', 'why');
		return why;
	}

	return {
		/** The round of a task with everything that staff lead it by; null before it is configured. */
		async view(actor: Actor, path: TaskPath) {
			const access = await inTask(deps, actor, path, 'unit.manage');
			const { task } = access;
			const round = await roundOf(db, t, task.id);
			const ready = await participants(db, access);
			const most = mostReviews(ready.length);
			const earlier = await earlierRounds(db, t, path[0], task);
			const head = {
				...{ title: task.title, doers: task.doers, participants: ready.length, most },
				nextWeek: earlier.length
			};
			if (!round) return { ...head, round: null };
			const rubric = await rubricOfRound(db, t, round);
			const reviews = await reviewsOf(db, t, round.id);
			const crew = await crewOfClass(db, t, path[0]);
			const figures = await figuresOf(db, t, round, reviews, rubric);
			const active = new Set((await doersOf(db, t, path[0], task.doers)).map(({ id }) => id));
			const ids = [
				...new Set([...ready.map(({ id }) => id), ...reviews.flatMap((r) => [r.giver, r.receiver])])
			];
			const percent = (value: Parameters<typeof plain>[0] | null | undefined) =>
				value ? plain(value, 2) : null;
			const givers = ids.map((id): GiverLine => ({
				...{ id, name: crew.nameOf(id), active: active.has(id) },
				reviews: reviews
					.filter(({ giver }) => giver === id)
					.map((review) => ({
						...{ id: review.id, receiver: review.receiver, name: crew.nameOf(review.receiver) },
						state: review.handedInAt ? 'done' : review.savedAt ? 'draft' : 'open'
					})),
				gets: reviews.filter(({ receiver }) => receiver === id).length,
				grade: percent(figures.works.get(id)?.grade),
				reviewing: percent(figures.givers.get(id)?.grade)
			}));
			const changes = await changesOf(db, t, round.id);
			const people = await namesOf(db, t, [...new Set(changes.map(({ actorId }) => actorId))]);
			// A review that was written stays where it is when somebody leaves.
			const staying = reviews.filter(
				({ giver, receiver, handedInAt }) =>
					!handedInAt || (active.has(giver) && active.has(receiver))
			);
			const members = ids.filter((id) => active.has(id));
			const faults = round.openedAt ? inspect(pairsOf(staying), members, round.each) : [];
			return {
				...head,
				round: {
					...{ id: round.id, rubric, each: round.each, week: round.week, rule: round.rule },
					...{ anonymity: round.anonymity as Anonymity, comment: round.comment },
					...{ strictness: round.strictness, calibrationCounts: round.calibrationCounts },
					dueAt: round.dueAt?.getTime() ?? null,
					dealt: round.openedAt !== null,
					writable: isWritable(round, now()),
					closed: round.closedAt !== null,
					published: round.publishedAt !== null,
					version: round.version,
					givers,
					faults: faults.map((fault) => named(fault, crew.nameOf)),
					/** Who has left while reviews by them or about them are open. */
					left: givers.filter(
						({ id, active }) =>
							!active && reviews.some((r) => !r.handedInAt && (r.giver === id || r.receiver === id))
					),
					log: changes.map((line) => ({
						...{ what: line.what, added: line.added, removed: line.removed, why: line.why },
						...{ by: people.get(line.actorId) ?? '', at: line.at.getTime() },
						giver: line.giver && crew.nameOf(line.giver),
						receiver: line.receiver && crew.nameOf(line.receiver)
					})),
					flagged: reviews
						.filter(({ flag }) => flag !== null)
						.map((review) => ({
							...{ id: review.id, flag: review.flag!, ruling: review.ruling },
							...{ sheet: review.sheet, at: review.flaggedAt!.getTime() },
							giver: crew.nameOf(review.giver),
							receiver: crew.nameOf(review.receiver)
						}))
				}
			};
		},

		/**
		 * Says how a task is reviewed; possible until reviews are dealt out.
		 * @param version the one the form was filled in over; 0 = there was none
		 * @throws Refused `review.changed`, `review.begun`, `rubric.unknown`
		 */
		async configure(
			actor: Actor,
			path: TaskPath,
			version: number,
			facts: RoundFacts
		): Promise<void> {
			const { task } = await inOpenTask(deps, actor, path, 'unit.manage');
			const earlier = await earlierRounds(db, t, path[0], task);
			await tx(async (db) => {
				await holdTask(db, t, task.id);
				const before = await roundOf(db, t, task.id);
				if (before?.openedAt) throw new Refused('review.begun');
				if ((before?.version ?? 0) !== version) throw new Refused('review.changed');
				// Examples were marked by the rubric as it was.
				const fixed = before && (await examplesOf(db, t, before.id)).length > 0;
				if (fixed && before.rubricId !== facts.rubric) throw new Refused('review.begun', 'rubric');
				const rubric = fixed
					? { id: before.rubricId, version: before.rubricVersion }
					: await newestRubric(db, t, path[0], facts.rubric);
				const { rule, strictness, calibrationCounts, each, week, anonymity, comment } = facts;
				const values = {
					...{ rule, strictness, calibrationCounts, each, week, anonymity, comment },
					...{ rubricId: rubric.id, rubricVersion: rubric.version, version: version + 1 },
					dueAt: facts.dueAt === null ? null : new Date(facts.dueAt)
				};
				if (before) return updateRound(db, t, before.id, values);
				await insertRound(db, t, {
					...{ id: newId(), taskId: task.id, ...values },
					// One draw for all weeks of a class: only so can the offsets move on.
					seed: earlier[0]?.seed ?? newId(),
					...{ openedAt: null, closedAt: null, publishedAt: null }
				});
			});
			live.publish(`class:${path[0]}`);
		},

		/** Changes what does not touch reviews that are being written. @throws Refused `review.changed` */
		async adjust(
			actor: Actor,
			path: TaskPath,
			version: number,
			{ rule, strictness, calibrationCounts, dueAt }: RoundRules
		): Promise<void> {
			const { round } = await inRound(actor, path);
			await tx(async (db) => {
				const held = await holdRound(db, t, round.id);
				if (held.version !== version) throw new Refused('review.changed');
				await updateRound(db, t, round.id, {
					...{ rule, strictness, calibrationCounts, version: version + 1 },
					dueAt: dueAt === null ? null : new Date(dueAt)
				});
			});
			live.publish(`class:${path[0]}`);
		},

		/**
		 * Deals the reviews out among those who have handed in. Asked twice, it deals once.
		 * @throws Refused `review.tooFew`, `review.tooMany`
		 */
		async deal(actor: Actor, path: TaskPath): Promise<void> {
			const access = await inRound(actor, path);
			const ready = (await participants(db, access)).map(({ id }) => id);
			await tx(async (db) => {
				const round = await holdRound(db, t, access.round.id);
				if (round.openedAt) return;
				const chance = stream(round.seed, 0, 'peer');
				const pairs = allocate(ready, round.each, round.week, chance);
				if ('refused' in pairs) {
					if (pairs.refused === 'review.doubledMember') throw new Error(pairs.refused);
					throw new Refused(pairs.refused, undefined, pairs.params);
				}
				await insertReviews(
					db,
					t,
					pairs.map((pair) => emptyReview(round.id, pair))
				);
				await updateRound(db, t, round.id, { openedAt: now() });
				const dealt = { what: 'dealt', added: pairs.length, removed: 0, why: '' } as const;
				await insertChange(db, t, changeLine(access, round.id, dealt));
			});
			live.publish(`class:${path[0]}`);
		},

		/**
		 * Adds or takes away one review by hand. What it breaks, {@link view} names as faults.
		 * @throws Refused `review.self`, `review.doubled`, `review.notAllocated`, `review.done`, `review.reason`,
		 * `task.unknownDoer`, `review.notOpen`
		 */
		async change(
			actor: Actor,
			path: TaskPath,
			what: 'add' | 'remove',
			pair: Pair,
			typed: string
		): Promise<void> {
			const access = await inRound(actor, path);
			const why = reasonOf(typed);
			const known = new Set((await participants(db, access)).map(({ id }) => id));
			if (what === 'add' && !(known.has(pair.giver) && known.has(pair.receiver)))
				throw new Refused('task.unknownDoer', 'giver');
			await tx(async (db) => {
				const round = await holdRound(db, t, access.round.id);
				if (!round.openedAt || round.publishedAt) throw new Refused('review.notOpen');
				const rows = await reviewsOf(db, t, round.id);
				const change = what === 'add' ? { add: pair } : { remove: pair };
				const changed = changePairs(pairsOf(rows), change, doneOf(rows));
				if ('refused' in changed) throw new Refused(changed.refused, 'receiver');
				if (what === 'add') await insertReviews(db, t, [emptyReview(round.id, pair)]);
				else {
					const gone = rows.filter((row) => isPair(row, pair)).map(({ id }) => id);
					await removeReviews(db, t, gone, now());
				}
				const line = {
					...{ what: what === 'add' ? ('added' as const) : ('removed' as const), ...pair, why },
					...{ added: Number(what === 'add'), removed: Number(what === 'remove') }
				};
				await insertChange(db, t, changeLine(access, round.id, line));
			});
			live.publish(`class:${path[0]}`);
		},

		/**
		 * Takes somebody who has left out of a round, with as few changes as can be; what is written stays.
		 * @throws Refused `review.reason`, `review.notOpen`, `review.notAllocated`
		 */
		async leave(actor: Actor, path: TaskPath, member: string, typed: string): Promise<void> {
			const access = await inRound(actor, path);
			const why = reasonOf(typed);
			await tx(async (db) => {
				const round = await holdRound(db, t, access.round.id);
				if (!round.openedAt || round.publishedAt) throw new Refused('review.notOpen');
				const rows = await reviewsOf(db, t, round.id);
				if (!rows.some(({ giver, receiver }) => giver === member || receiver === member))
					throw new Refused('review.notAllocated');
				const { added, removed } = withdraw(pairsOf(rows), member, doneOf(rows));
				const gone = rows.filter((row) => removed.some((pair) => isPair(row, pair)));
				await removeReviews(
					db,
					t,
					gone.map(({ id }) => id),
					now()
				);
				await insertReviews(
					db,
					t,
					added.map((pair) => emptyReview(round.id, pair))
				);
				const line = { what: 'left', added: added.length, removed: removed.length } as const;
				await insertChange(db, t, changeLine(access, round.id, { ...line, giver: member, why }));
			});
			live.publish(`class:${path[0]}`);
		},

		/** Ends the writing, lets it go on, or publishes the results; each made twice is made once. */
		async stage(actor: Actor, path: TaskPath, to: 'close' | 'reopen' | 'publish'): Promise<void> {
			const access = await inRound(actor, path);
			await tx(async (db) => {
				const round = await holdRound(db, t, access.round.id);
				if (!round.openedAt) throw new Refused('review.notOpen');
				// What has been published is not written on.
				if (to === 'reopen' && round.publishedAt) throw new Refused('review.notOpen');
				const closedAt = to === 'reopen' ? null : (round.closedAt ?? now());
				const publishedAt = to === 'publish' ? (round.publishedAt ?? now()) : round.publishedAt;
				await updateRound(db, t, round.id, { closedAt, publishedAt });
			});
			live.publish(`class:${path[0]}`);
		}
	};
}

/** A fault with names instead of ids. */
function named(fault: AllocationFault, nameOf: (id: string) => string) {
	if ('pair' in fault)
		return {
			...{ code: fault.code, giver: nameOf(fault.pair.giver) },
			receiver: nameOf(fault.pair.receiver)
		};
	return { code: fault.code, giver: nameOf(fault.member), count: fault.count };
}

export type Rounds = ReturnType<typeof makeRounds>;
export type RoundView = Awaited<ReturnType<Rounds['view']>>;
