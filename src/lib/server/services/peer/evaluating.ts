import { exact, plain, stored, type Exact } from '../../../classroom/exact.ts';
import { readSheet, sheetGrade, type ReviewSheet } from '../../../classroom/review/rubric.ts';
import { emptySheet, MAX_COMMENT, readAnswers } from '../../../classroom/review/sheet-form.ts';
import { lateFactor } from '../../../classroom/tasks/late.ts';
import { runSchedule } from '../../../classroom/tasks/moves.ts';
import { deadlinesOf, type TaskState } from '../../../classroom/tasks/task.ts';
import type { Bilingual } from '../../../classroom/units/bilingual.ts';
import { note } from '../../stores/audit.ts';
import { membersOf } from '../../stores/members.ts';
import {
	evaluationOf,
	evaluationsOf,
	putEvaluation,
	rubricsOf,
	rubricVersion,
	type EvaluationRow
} from '../../stores/rubrics.ts';
import { assignmentsOf, submissionsOf } from '../../stores/tasks.ts';
import { uploadsOf } from '../../stores/uploads.ts';
import type { Actor } from '../actor.ts';
import { lineOf } from '../audit-lines.ts';
import { checkedText } from '../checked-texts.ts';
import type { Deps } from '../deps.ts';
import { submittedFacts } from '../handing-in.ts';
import { Refused } from '../refused.ts';
import { doersOf, settle, taskOf } from '../task-state.ts';
import { doerFor, inOpenTask, inTask, type TaskPath } from './in-task.ts';
import { newestRubric, rubricFacts, type RubricFacts } from './rubrics.ts';

/** A mark as it is read: figures in percent, rounded half up. */
export interface MarkFacts {
	/** Before lateness; null = excused. */
	mark: string | null;
	/** What lateness costs, in percent of the mark; `0` = nothing. */
	late: string;
	/** What counts; null = excused. */
	counts: string | null;
}

/** Where one doer stands, for whoever evaluates. */
export interface EvaluationLine {
	doer: string;
	name: string;
	state: TaskState;
	handedIn: boolean;
	mark: MarkFacts | null;
}

/** What a form says of one piece of work. */
export interface EvaluationForm {
	/** The version that the form was filled in over; 0 = there was none. */
	version: number;
	/** Id of a rubric; empty = a mark without one. */
	rubric: string;
	/** Fields of the sheet. */
	answers: Readonly<Record<string, string>>;
	/** A mark in percent, as typed, where no rubric gives one. */
	mark: string;
	excused: boolean;
}

export function markFacts({ mark, factor }: Pick<EvaluationRow, 'mark' | 'factor'>): MarkFacts {
	const left = exact(factor);
	const lost = exact(1).sub(left).mul(100);
	return {
		mark: mark === null ? null : plain(exact(mark), 2),
		late: plain(lost, 2),
		counts: mark === null ? null : plain(exact(mark).mul(left), 2)
	};
}

/** @throws Refused `evaluation.mark` */
function typedMark(typed: string): Exact {
	const text = typed.trim();
	const value = /^\d{1,3}(\.\d{1,2})?$/.test(text) ? exact(text) : null;
	if (!value || value.gt(100)) throw new Refused('evaluation.mark', 'mark');
	return value;
}

const sameSheet = (a: ReviewSheet, b: ReviewSheet): boolean => {
	const lines = ({ marks, comment }: ReviewSheet) =>
		JSON.stringify([Object.entries(marks).sort(([x], [y]) => (x < y ? -1 : 1)), comment]);
	return lines(a) === lines(b);
};

/** Staff mark what was handed in; its doers see it when the task is published. */
export function makeEvaluating(deps: Deps) {
	const { store, live, now } = deps;
	const { db, t, tx } = store;

	const rubricOfRow = async (row: EvaluationRow | undefined): Promise<RubricFacts | null> => {
		const version =
			row?.rubricId && row.rubricVersion !== null
				? await rubricVersion(db, t, row.rubricId, row.rubricVersion)
				: undefined;
		return version ? rubricFacts(version) : null;
	};

	return {
		/** Everybody who does a task with the mark given so far. For staff. */
		async board(
			actor: Actor,
			path: TaskPath
		): Promise<{ title: Bilingual; lines: EvaluationLine[] }> {
			const { task: row } = await inTask(deps, actor, path, 'unit.manage');
			const doers = await doersOf(db, t, path[0], row.doers);
			const stored = taskOf(row, doers, await assignmentsOf(db, t, [row.id]));
			const { task } = runSchedule(stored, now().getTime());
			const marks = new Map((await evaluationsOf(db, t, row.id)).map((one) => [one.doer, one]));
			const handed = new Set((await submissionsOf(db, t, [row.id])).map(({ doer }) => doer));
			return {
				title: row.title,
				lines: task.assignments.map(({ doer, state }) => ({
					...{ doer, state, handedIn: handed.has(doer) },
					name: doers.find(({ id }) => id === doer)!.name,
					mark: marks.has(doer) ? markFacts(marks.get(doer)!) : null
				}))
			};
		},

		/**
		 * The work of one doer beside what has been said of it. For staff.
		 * @param rubricId the rubric to mark by; undefined = the one used before in this task, '' = none
		 * @throws Refused `task.unknownDoer`, `rubric.unknown`
		 */
		async open(actor: Actor, path: TaskPath, doer: string, rubricId?: string) {
			const { task: row } = await inTask(deps, actor, path, 'unit.manage');
			const doers = await doersOf(db, t, path[0], row.doers);
			const named = doers.find(({ id }) => id === doer);
			if (!named) throw new Refused('task.unknownDoer');
			const own = await evaluationOf(db, t, row.id, doer);
			const others = await evaluationsOf(db, t, row.id);
			const last = others.sort((a, b) => b.at.getTime() - a.at.getTime())[0];
			const before = await rubricOfRow(own ?? last);
			const rubric =
				rubricId === undefined || rubricId === before?.id
					? before
					: rubricId === ''
						? null
						: await newestRubric(db, t, path[0], rubricId);
			const [work] = await submissionsOf(db, t, [row.id], doer);
			const stored = taskOf(row, [named], await assignmentsOf(db, t, [row.id]));
			const [assignment] = runSchedule(stored, now().getTime()).task.assignments;
			const files = await uploadsOf(db, t, path[1]);
			const people = await membersOf(db, t, path[0]);
			return {
				title: row.title,
				doer: named,
				state: assignment!.state,
				submitted: work ? submittedFacts(work, path[0], files, people) : null,
				rubrics: (await rubricsOf(db, t, path[0])).map(({ newest }) => ({
					id: newest.rubricId,
					title: newest.title
				})),
				rubric,
				sheet: own?.sheet ?? emptySheet(),
				excused: own !== undefined && own.mark === null,
				mark: own ? markFacts(own) : null,
				version: own?.version ?? 0
			};
		},

		/**
		 * Marks the work of one doer. What lateness costs is taken as it stands now, so that a published mark does not move
		 * with a later change of the task.
		 * @throws Refused `evaluation.*`, `rubric.unknown`, `task.unknownDoer`, `task.wrongState`
		 */
		async evaluate(
			actor: Actor,
			path: TaskPath,
			doer: string,
			form: EvaluationForm
		): Promise<void> {
			const access = await inOpenTask(deps, actor, path, 'unit.manage');
			const { user, task: row } = access;
			const before = await evaluationOf(db, t, row.id, doer);
			const used = await rubricOfRow(before);
			const rubric =
				form.rubric === ''
					? null
					: used?.id === form.rubric
						? used
						: await newestRubric(db, t, path[0], form.rubric);
			const comment = checkedText(form.answers.comment ?? '', 'comment', MAX_COMMENT);
			const sheet: ReviewSheet = {
				marks: rubric ? readAnswers(rubric.rubric, form.answers).marks : {},
				comment
			};
			const read = rubric && readSheet(rubric.rubric, sheet);
			if (read && !form.excused && read.faults.length > 0)
				throw new Refused('evaluation.incomplete', undefined, { n: read.faults.length });
			const byRubric = read && sheetGrade(read.marks);
			const mark = form.excused ? null : (byRubric ?? typedMark(form.mark));
			const markText = mark === null ? null : stored(mark);
			const at = now();
			await tx(async (db) => {
				const { task } = await settle(db, t, path[0], row.id, at);
				const assignment = task.assignments.find((one) => one.doer === doer);
				if (!assignment) throw new Refused('task.unknownDoer');
				const present = await evaluationOf(db, t, row.id, doer);
				if ((present?.version ?? 0) !== form.version) {
					const same = present && present.mark === markText && sameSheet(present.sheet, sheet);
					// The same button pressed twice.
					if (same) return;
					throw new Refused('evaluation.changed', undefined, { version: present?.version ?? 0 });
				}
				if (assignment.state === 'published')
					await note(db, t, lineOf(access, 'evaluation.corrected', { task: row.id, doer }, at));
				else
					await settle(db, t, path[0], row.id, at, () => ({
						...{ type: 'evaluate', doers: [doer], at: at.getTime() },
						by: { person: user.id }
					}));
				const [work] = await submissionsOf(db, t, [row.id], doer);
				const { dueAt } = deadlinesOf(task, assignment);
				const factor =
					work && dueAt !== null ? lateFactor(row.late, dueAt, work.at.getTime()) : exact(1);
				await putEvaluation(db, t, {
					...{ taskId: row.id, doer, submissionId: work?.id ?? null, sheet, at },
					...{ rubricId: rubric?.id ?? null, rubricVersion: rubric?.version ?? null },
					...{ mark: markText, factor: stored(factor), evaluatedBy: user.id },
					version: form.version + 1
				});
			});
			live.publish(`class:${path[0]}`);
		},

		/** What staff said of the actor's own work; null until it is published. */
		async mine(
			actor: Actor,
			path: TaskPath
		): Promise<{ mark: MarkFacts; sheet: ReviewSheet; rubric: RubricFacts | null } | null> {
			const { task: row, member } = await inTask(deps, actor, path, 'unit.view');
			const doer = await doerFor(db, t, row, member);
			if (doer === null) return null;
			const stored = taskOf(row, [{ id: doer }], await assignmentsOf(db, t, [row.id]));
			const [assignment] = runSchedule(stored, now().getTime()).task.assignments;
			const evaluation = await evaluationOf(db, t, row.id, doer);
			if (!evaluation || assignment?.state !== 'published') return null;
			return {
				mark: markFacts(evaluation),
				sheet: evaluation.sheet,
				rubric: await rubricOfRow(evaluation)
			};
		}
	};
}

export type Evaluating = ReturnType<typeof makeEvaluating>;
