import { mean, plain, type Exact } from '../../../classroom/exact.ts';
import { aggregate, LEAST_AGGREGATE } from '../../../classroom/review/anonymity.ts';
import { readSheet } from '../../../classroom/review/rubric.ts';
import { readAnswers } from '../../../classroom/review/sheet-form.ts';
import type { Bilingual } from '../../../classroom/units/bilingual.ts';
import { newId } from '../../auth/secrets.ts';
import {
	deleteExample,
	examplesOf,
	insertExample,
	insertTry,
	reviewsOf,
	roundOf,
	triesOf
} from '../../stores/peer.ts';
import type { Actor } from '../actor.ts';
import { checkedBody, checkedTitle } from '../checked-texts.ts';
import type { Deps } from '../deps.ts';
import { bothAsHtml } from '../markdown.ts';
import { uploadAddress } from '../materials.ts';
import { Refused } from '../refused.ts';
import { doerFor, inOpenTask, inTask, type TaskPath } from './in-task.ts';
import { calibrationOf, figuresOf, rubricOfRound } from './round-facts.ts';

const MAX_EXAMPLES = 10;

/** A mean in percent, or null where fewer than three stand behind it. */
const withheld = (values: readonly Exact[]): string | null =>
	aggregate(values, (all) => plain(mean(all)!, 1));

/** What the reviews of a round come to for those who take part, and the examples to practise on. */
export function makeResults(deps: Deps) {
	const { store, live, now } = deps;
	const { db, t, tx } = store;

	return {
		/**
		 * The figures of the actor's own work and own reviewing, and the means of the class; null until they are published.
		 * Every aggregate over fewer than three reviews or works is withheld.
		 */
		async mine(actor: Actor, path: TaskPath) {
			const { task, member, staff } = await inTask(deps, actor, path, 'unit.view');
			const round = await roundOf(db, t, task.id);
			if (!round?.publishedAt || !member || staff) return null;
			const doer = await doerFor(db, t, task, member);
			if (doer === null) return null;
			const facts = await rubricOfRound(db, t, round);
			const { works, givers } = await figuresOf(
				db,
				t,
				round,
				await reviewsOf(db, t, round.id),
				facts
			);
			const own = works.get(doer);
			const enough = own !== undefined && own.reviews >= LEAST_AGGREGATE;
			const reviewing = givers.get(doer);
			const grades = [...works.values()].flatMap(({ grade }) => grade ?? []);
			return {
				reviews: own?.reviews ?? 0,
				grade: enough && own.grade ? plain(own.grade, 1) : null,
				criteria: enough
					? own.criteria.map(({ id, value }) => ({
							title: facts.rubric.criteria.find((one) => one.id === id)!.title,
							percent: plain(value, 1)
						}))
					: null,
				classMean: withheld(grades),
				reviewing: reviewing?.grade ? plain(reviewing.grade, 1) : null,
				undone: reviewing?.reviews.filter(({ agreement }) => agreement === 'undone').length ?? 0
			};
		},

		/** The examples of a round: for students with their own tries, for staff with everybody's. */
		async examples(actor: Actor, path: TaskPath) {
			const { task, member, staff } = await inTask(deps, actor, path, 'unit.view');
			const round = await roundOf(db, t, task.id);
			if (!round) return null;
			const facts = await rubricOfRound(db, t, round);
			const rows = await examplesOf(db, t, round.id);
			const ids = rows.map(({ id }) => id);
			const tries = staff
				? await triesOf(db, t, ids)
				: member
					? await triesOf(db, t, ids, member.id)
					: [];
			const agreementOf = (tried: typeof tries): string | null => {
				const { agreement } = calibrationOf(facts, rows, tried, false);
				return agreement && plain(agreement, 1);
			};
			return {
				counts: round.calibrationCounts,
				rubric: facts,
				agreement: staff ? null : agreementOf(tries),
				examples: rows.map((row) => {
					const own = staff ? undefined : tries.find(({ exampleId }) => exampleId === row.id);
					return {
						...{ id: row.id, title: row.title },
						html: bothAsHtml(row.body, (id) => uploadAddress(path[0], id)),
						tried: staff
							? tries.filter(({ exampleId }) => exampleId === row.id).length
							: Number(own !== undefined),
						own: own?.sheet ?? null,
						agreement: own ? agreementOf([own]) : null,
						// The instructor's marks would be a key before the try.
						instructor: staff || own ? row.sheet : null
					};
				})
			};
		},

		/** Adds an example with the marks of staff. @throws Refused `review.unknown`, `evaluation.incomplete`, `unit.full` */
		async addExample(
			actor: Actor,
			path: TaskPath,
			title: Bilingual,
			body: Bilingual,
			answers: Readonly<Record<string, string>>
		): Promise<void> {
			const { task } = await inOpenTask(deps, actor, path, 'unit.manage');
			const round = await roundOf(db, t, task.id);
			if (!round) throw new Refused('review.unknown');
			const { rubric } = await rubricOfRound(db, t, round);
			const sheet = readAnswers(rubric, answers);
			const noComment = { ...rubric, comment: { minCharacters: 0, minWords: 0 } };
			const { faults } = readSheet(noComment, sheet);
			if (faults.length > 0)
				throw new Refused('evaluation.incomplete', undefined, { n: faults.length });
			const row = {
				...{ id: newId(), roundId: round.id, sheet, createdAt: now() },
				...{ title: checkedTitle(title), body: checkedBody(body) }
			};
			await tx(async (db) => {
				if ((await examplesOf(db, t, round.id)).length >= MAX_EXAMPLES)
					throw new Refused('unit.full', undefined, { max: MAX_EXAMPLES });
				await insertExample(db, t, row);
			});
			live.publish(`class:${path[0]}`);
		},

		/** Takes an example away with everybody's tries. @throws Refused `review.unknown` */
		async removeExample(actor: Actor, path: TaskPath, id: string): Promise<void> {
			const { task } = await inOpenTask(deps, actor, path, 'unit.manage');
			const round = await roundOf(db, t, task.id);
			if (!round) throw new Refused('review.unknown');
			await tx((db) => deleteExample(db, t, round.id, id));
			live.publish(`class:${path[0]}`);
		},

		/** Marks an example. The first time counts; afterwards the instructor's marks are known. @throws Refused `review.*` */
		async tryExample(
			actor: Actor,
			path: TaskPath,
			id: string,
			answers: Readonly<Record<string, string>>
		): Promise<void> {
			const { task, member } = await inOpenTask(deps, actor, path, 'unit.learn');
			const round = await roundOf(db, t, task.id);
			const example = round && (await examplesOf(db, t, round.id)).find((row) => row.id === id);
			if (!round || !example || !member) throw new Refused('review.unknown');
			const { rubric } = await rubricOfRound(db, t, round);
			const sheet = readAnswers(rubric, answers);
			const noComment = { ...rubric, comment: { minCharacters: 0, minWords: 0 } };
			const { faults } = readSheet(noComment, sheet);
			if (faults.length > 0)
				throw new Refused('review.incomplete', undefined, { n: faults.length });
			const row = { exampleId: id, memberId: member.id, sheet, at: now() };
			await tx((db) => insertTry(db, t, row));
		}
	};
}

export type PeerResults = ReturnType<typeof makeResults>;
