import { commentProgress } from '../../../classroom/review/comment.ts';
import { circleOf, seen, type Anonymity, type Side } from '../../../classroom/review/anonymity.ts';
import { readSheet, type ReviewSheet } from '../../../classroom/review/rubric.ts';
import { readAnswers } from '../../../classroom/review/sheet-form.ts';
import type { Bilingual } from '../../../classroom/units/bilingual.ts';
import {
	markReview,
	reviewById,
	reviewsOf,
	roundOf,
	roundsOfClass,
	saveReview,
	type ReviewRow,
	type RoundRow
} from '../../stores/peer.ts';
import { submissionsOf, type TaskRow } from '../../stores/tasks.ts';
import { uploadsOf } from '../../stores/uploads.ts';
import type { Actor } from '../actor.ts';
import { checkedText } from '../checked-texts.ts';
import { inUnit } from '../in-unit.ts';
import type { Deps } from '../deps.ts';
import { Refused } from '../refused.ts';
import {
	crewOfClass,
	doerFor,
	inOpenTask,
	inTask,
	type Crew,
	type TaskAccess,
	type TaskPath
} from './in-task.ts';
import { isWritable, rubricOfRound } from './round-facts.ts';
import { nameless, type NamelessWork } from './work.ts';

const LONGEST_FLAG = 500;

/** A review to be written, as its writer sees it. Instants in milliseconds. */
export interface ReviewToWrite {
	id: string;
	/** From 1, among those of the same writer: what the work is called where its owner is not named. */
	number: number;
	/** Null where the writer does not learn whose work it is. */
	receiver: string | null;
	state: 'open' | 'draft' | 'done';
	handedInAt: number | null;
}

/** What the other side or the class reads of a review. Names are null where the setting hides them. */
export interface ReviewToRead {
	id: string;
	/** It is about the actor's own work. */
	mine: boolean;
	giver: string | null;
	receiver: string | null;
	sheet: ReviewSheet;
	/** The author's word, shown to the author. */
	useful: boolean | null;
	flag: string | null;
	ruling: 'kept' | 'hidden' | null;
}

/** The side of a doer in a review: a company as a whole, or a student with the company. */
export const sideOf = (task: TaskRow, doer: string, crew: Crew): Side =>
	task.doers === 'team' ? { person: null, team: doer } : { person: doer, team: crew.teamOf(doer) };

const stateOf = (review: ReviewRow): ReviewToWrite['state'] =>
	review.handedInAt ? 'done' : review.savedAt ? 'draft' : 'open';

/** How students write reviews, read those about them and answer. */
export function makeWriting(deps: Deps) {
	const { store, live, now } = deps;
	const { db, t, tx } = store;

	interface Writing extends TaskAccess {
		round: RoundRow;
		doer: string;
	}

	/** The round of a task for one of its doers. @throws Refused `review.unknown` */
	async function asDoer(access: TaskAccess): Promise<Writing> {
		const round = await roundOf(db, t, access.task.id);
		const doer = await doerFor(db, t, access.task, access.member);
		if (!round?.openedAt || doer === null) throw new Refused('review.unknown');
		return { ...access, round, doer };
	}

	/** A review that the actor is to write. @throws Refused `review.unknown`: also for everybody else's */
	async function toWrite(access: TaskAccess, id: string) {
		const writing = await asDoer(access);
		const review = await reviewById(db, t, writing.round.id, id);
		if (review?.giver !== writing.doer) throw new Refused('review.unknown');
		return { ...writing, review };
	}

	const numbered = (rows: readonly ReviewRow[], doer: string): ReviewRow[] =>
		rows.filter(({ giver }) => giver === doer).sort((a, b) => (a.id < b.id ? -1 : 1));

	function lineOf(writing: Writing, review: ReviewRow, number: number, crew: Crew): ReviewToWrite {
		const named = (writing.round.anonymity as Anonymity).receiver.includes('self');
		return {
			...{ id: review.id, number, state: stateOf(review) },
			receiver: named ? crew.nameOf(review.receiver) : null,
			handedInAt: review.handedInAt?.getTime() ?? null
		};
	}

	async function keep(
		access: TaskAccess & { round: RoundRow; review: ReviewRow },
		version: number,
		sheet: ReviewSheet,
		handIn: boolean
	): Promise<number> {
		const { review, member, round } = access;
		const at = now();
		const values = {
			...{ sheet, savedAt: at, memberId: member?.id ?? null },
			...(handIn && { handedInAt: at })
		};
		return tx(async (db) => {
			const present = await roundOf(db, t, access.task.id);
			if (!present || !isWritable(present, at)) throw new Refused('review.notOpen');
			if (await saveReview(db, t, review.id, version, values)) return version + 1;
			const newest = await reviewById(db, t, round.id, review.id);
			if (!newest) throw new Refused('review.unknown');
			const same =
				JSON.stringify(sorted(newest.sheet)) === JSON.stringify(sorted(sheet)) &&
				(!handIn || newest.handedInAt !== null);
			// The same button pressed twice.
			if (same) return newest.version;
			throw new Refused('review.changed', undefined, { version: newest.version });
		});
	}

	return {
		/** The reviews the actor is to write, and those the actor may read. Null: the task has no round, or the actor no part. */
		async mine(
			actor: Actor,
			path: TaskPath
		): Promise<{
			write: ReviewToWrite[];
			read: ReviewToRead[];
			writable: boolean;
			published: boolean;
			dueAt: number | null;
		} | null> {
			const access = await inTask(deps, actor, path, 'unit.view');
			const { task, member } = access;
			const round = await roundOf(db, t, task.id);
			if (!round?.openedAt || !member || access.staff) return null;
			const doer = await doerFor(db, t, task, member);
			const rows = await reviewsOf(db, t, round.id);
			const crew = await crewOfClass(db, t, path[0]);
			const viewer = { id: member.id, team: crew.teamOf(member.id), teaches: false };
			const published = round.publishedAt !== null;
			const read = rows.flatMap((review): ReviewToRead[] => {
				const own = review.giver === doer;
				if (own || !review.handedInAt || review.ruling === 'hidden') return [];
				const sides = [review.giver, review.receiver].map((id) => sideOf(task, id, crew));
				const circle = circleOf(viewer, sides[0]!, sides[1]!);
				const faces = seen(round.anonymity as Anonymity, circle, published);
				if (!faces.answer) return [];
				const mine = review.receiver === doer;
				return [
					{
						...{ id: review.id, mine, sheet: review.sheet },
						giver: faces.giver ? crew.nameOf(review.giver) : null,
						receiver: faces.receiver || mine ? crew.nameOf(review.receiver) : null,
						useful: mine ? review.useful : null,
						flag: mine ? review.flag : null,
						ruling: mine ? review.ruling : null
					}
				];
			});
			return {
				write:
					doer === null
						? []
						: numbered(rows, doer).map((review, i) =>
								lineOf({ ...access, round, doer }, review, i + 1, crew)
							),
				// In an order that does not tell who wrote first.
				read: read.sort((a, b) => Number(b.mine) - Number(a.mine) || (a.id < b.id ? -1 : 1)),
				...{ writable: isWritable(round, now()), published },
				dueAt: round.dueAt?.getTime() ?? null
			};
		},

		/** What the actor has to review in a unit, by task. Empty for staff. */
		async due(
			actor: Actor,
			classId: string,
			unitId: string
		): Promise<{ task: string; title: Bilingual; done: number; all: number; open: boolean }[]> {
			const { member, staff } = await inUnit(deps, actor, classId, unitId, 'unit.view');
			if (!member || staff) return [];
			const lines = [];
			for (const { round, task, unit } of await roundsOfClass(db, t, classId)) {
				if (unit.id !== unitId || !round.openedAt) continue;
				const doer = await doerFor(db, t, task, member);
				const own = (await reviewsOf(db, t, round.id)).filter(({ giver }) => giver === doer);
				if (own.length === 0) continue;
				lines.push({
					...{ task: task.id, title: task.title, all: own.length },
					done: own.filter(({ handedInAt }) => handedInAt !== null).length,
					open: isWritable(round, now())
				});
			}
			return lines;
		},

		/** One review with the work it is about. @throws Refused `review.unknown` */
		async open(actor: Actor, path: TaskPath, id: string) {
			const writing = await toWrite(await inTask(deps, actor, path, 'unit.learn'), id);
			const { round, review, doer } = writing;
			const [work] = await submissionsOf(db, t, [writing.task.id], review.receiver);
			const files = await uploadsOf(db, t, path[1]);
			const crew = await crewOfClass(db, t, path[0]);
			const rows = numbered(await reviewsOf(db, t, round.id), doer);
			const number = rows.findIndex((row) => row.id === id) + 1;
			return {
				title: writing.task.title,
				...{ review: lineOf(writing, review, number, crew), sheet: review.sheet },
				of: rows.length,
				version: review.version,
				rubric: await rubricOfRound(db, t, round),
				work: work ? nameless(work, path[0], files) : (null as NamelessWork | null),
				writable: isWritable(round, now()),
				dueAt: round.dueAt?.getTime() ?? null
			};
		},

		/**
		 * Keeps a draft.
		 * @param version the one that was typed over: when another tab or team-mate has saved since, nothing is
		 * @returns the version it has now
		 * @throws Refused `review.unknown`, `review.notOpen`, `review.changed`, `review.handedIn`
		 */
		async save(
			actor: Actor,
			path: TaskPath,
			id: string,
			version: number,
			answers: Readonly<Record<string, string>>
		): Promise<number> {
			const writing = await toWrite(await inOpenTask(deps, actor, path, 'unit.learn'), id);
			const { rubric } = await rubricOfRound(db, t, writing.round);
			// What was handed in complete does not become half a review by a draft.
			if (writing.review.handedInAt) throw new Refused('review.handedIn');
			return keep(writing, version, readAnswers(rubric, answers), false);
		},

		/**
		 * Hands a review in; until the deadline it can be handed in again.
		 * @throws Refused as `save`, `review.incomplete`, `review.short`
		 */
		async handIn(
			actor: Actor,
			path: TaskPath,
			id: string,
			version: number,
			answers: Readonly<Record<string, string>>
		): Promise<void> {
			const writing = await toWrite(await inOpenTask(deps, actor, path, 'unit.learn'), id);
			const { rubric } = await rubricOfRound(db, t, writing.round);
			const sheet = readAnswers(rubric, answers);
			const { faults } = readSheet(rubric, sheet);
			const open = faults.filter(({ criterion }) => criterion !== null);
			if (open.length > 0) throw new Refused('review.incomplete', undefined, { n: open.length });
			if (faults.length > 0) {
				const { missing, language } = commentProgress(sheet.comment, rubric.comment);
				throw new Refused('review.short', 'comment', { missing, language });
			}
			await keep(writing, version, sheet, true);
			live.publish(`class:${path[0]}`);
		},

		/**
		 * The author's word on a review: whether it was useful, and why it is unfair.
		 * @param flag empty = finds it fair
		 * @throws Refused `review.unknown`, `review.notOpen` before it is published, `unit.text`
		 */
		async react(
			actor: Actor,
			path: TaskPath,
			id: string,
			useful: boolean | null,
			flag: string
		): Promise<void> {
			const { round, doer } = await asDoer(await inOpenTask(deps, actor, path, 'unit.learn'));
			const review = await reviewById(db, t, round.id, id);
			const about = review?.receiver === doer && review.handedInAt !== null;
			if (!review || !about || review.ruling === 'hidden') throw new Refused('review.unknown');
			const mayRead = (round.anonymity as Anonymity).answer.includes('otherTeam');
			if (!round.publishedAt || !mayRead) throw new Refused('review.notOpen');
			const why = checkedText(flag, 'flag', LONGEST_FLAG) || null;
			await tx((db) =>
				markReview(db, t, id, {
					useful,
					// What staff have decided stays decided.
					...(review.ruling === null && {
						flag: why,
						flaggedAt: why === null ? null : (review.flaggedAt ?? now())
					})
				})
			);
			live.publish(`class:${path[0]}`);
		},

		/** What staff decide about a flagged review; a hidden one counts for nobody. @throws Refused `review.unknown` */
		async rule(actor: Actor, path: TaskPath, id: string, ruling: 'kept' | 'hidden'): Promise<void> {
			const { task } = await inOpenTask(deps, actor, path, 'unit.manage');
			const round = await roundOf(db, t, task.id);
			const review = round && (await reviewById(db, t, round.id, id));
			if (!review?.flag) throw new Refused('review.unknown');
			await tx((db) => markReview(db, t, id, { ruling }));
			live.publish(`class:${path[0]}`);
		}
	};
}

/** A sheet with its marks in one order: databases keep their own. */
const sorted = ({ marks, comment }: ReviewSheet) => [
	Object.entries(marks).sort(([a], [b]) => (a < b ? -1 : 1)),
	comment
];

export type Writing = ReturnType<typeof makeWriting>;
