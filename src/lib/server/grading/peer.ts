import { exact, plain, stored } from '../../classroom/exact.ts';
import type { Cell } from '../../classroom/grades/model.ts';
import { runSchedule } from '../../classroom/tasks/moves.ts';
import type { Bilingual } from '../../classroom/units/bilingual.ts';
import { m } from '../../paraglide/messages.js';
import { afterOf, reflectionsOf } from '../stores/after-class.ts';
import type { MemberRow } from '../stores/classes.ts';
import { examplesOf, reviewsOf, roundsOfClass, triesOf } from '../stores/peer.ts';
import { evaluationsOf } from '../stores/rubrics.ts';
import { assignmentsOf, submissionsOf, tasksOf, type TaskRow } from '../stores/tasks.ts';
import { unitsOf } from '../stores/units.ts';
import type { GameDeps } from '../services/deps.ts';
import { crewOfClass } from '../services/peer/in-task.ts';
import { calibrationOf, figuresOf, rubricOfRound } from '../services/peer/round-facts.ts';
import { doersOf, taskOf } from '../services/task-state.ts';
import type { GradeSource, OfferedColumn } from './source.ts';

type Title = (inputs: { name: string }, options: { locale: 'zh' | 'en' }) => string;

/** The title of a column in both languages, about a task or a unit. */
const about = (message: Title, { zh, en }: Bilingual): Bilingual => ({
	zh: message({ name: zh || en }, { locale: 'zh' }),
	en: message({ name: en || zh }, { locale: 'en' })
});

/** The cell of every student by the doer that stands for the student; who has none is left out. */
async function byStudent(
	{ store: { db, t } }: GameDeps,
	classId: string,
	task: TaskRow,
	students: readonly MemberRow[],
	cellOf: (doer: string) => Cell | undefined
): Promise<Map<string, Cell>> {
	const crew = await crewOfClass(db, t, classId);
	return new Map(
		students.flatMap(({ id }): [string, Cell][] => {
			const doer = task.doers === 'student' ? id : crew.teamOf(id);
			const cell = doer === null ? undefined : cellOf(doer);
			return cell ? [[id, cell]] : [];
		})
	);
}

/** The marks of staff, late deduction included, once they are published. */
export const taskGrades: GradeSource = async (deps, classId, students) => {
	const { db, t } = deps.store;
	const columns: OfferedColumn[] = [];
	for (const unit of await unitsOf(db, t, classId))
		for (const row of await tasksOf(db, t, unit.id)) {
			const evaluations = new Map((await evaluationsOf(db, t, row.id)).map((e) => [e.doer, e]));
			// A task that nobody marks is no part of the grade.
			if (evaluations.size === 0) continue;
			const doers = await doersOf(db, t, classId, row.doers);
			const task = taskOf(row, doers, await assignmentsOf(db, t, [row.id]));
			const now = deps.now();
			const published = new Set(
				runSchedule(task, now.getTime())
					.task.assignments.filter(({ state }) => state === 'published')
					.map(({ doer }) => doer)
			);
			const cells = await byStudent(deps, classId, row, students, (doer) => {
				const evaluation = published.has(doer) ? evaluations.get(doer) : undefined;
				if (!evaluation) return undefined;
				const { mark, factor } = evaluation;
				if (mark === null) return { kind: 'excused' };
				const lost = plain(exact(1).sub(exact(factor)).mul(100), 2);
				return {
					kind: 'score',
					score: stored(exact(mark).mul(exact(factor))),
					basis: { rule: 'taskMark', inputs: { mark: plain(exact(mark), 2), late: lost } }
				};
			});
			columns.push({
				...{ id: `task:${row.id}`, source: 'task', title: row.title, max: '100', cells },
				closed: row.publishAt !== null && row.publishAt <= now
			});
		}
	return columns;
};

/** What peers say of work, and what reviewing it was worth, of every round that is published. */
export const peerGrades: GradeSource = async (deps, classId, students) => {
	const { db, t } = deps.store;
	const columns: OfferedColumn[] = [];
	for (const { round, task } of await roundsOfClass(db, t, classId)) {
		if (!round.publishedAt) continue;
		const rubric = await rubricOfRound(db, t, round);
		const reviews = await reviewsOf(db, t, round.id);
		const { works, givers } = await figuresOf(db, t, round, reviews, rubric);
		const handedIn = new Set((await submissionsOf(db, t, [task.id])).map(({ doer }) => doer));
		/** Whoever has done the own part gets no nothing because others have not done theirs. */
		const without = (doer: string): Cell | undefined =>
			handedIn.has(doer) ? { kind: 'excused' } : undefined;
		const submission = await byStudent(deps, classId, task, students, (doer) => {
			const work = works.get(doer);
			if (!work?.grade) return without(doer);
			const basis = { rule: 'peerSubmission', inputs: { reviews: String(work.reviews) } };
			return { kind: 'score', score: stored(work.grade), basis };
		});
		const reviewing = await byStudent(deps, classId, task, students, (doer) => {
			const giver = givers.get(doer);
			if (!giver?.grade) return without(doer);
			const undone = giver.reviews.filter(({ agreement }) => agreement === 'undone').length;
			const of = giver.reviews.filter(({ agreement }) => agreement !== 'ungraded').length;
			const inputs = { done: String(of - undone), of: String(of) };
			const rule = round.rule === 'best' ? 'peerBest' : 'peerMedian';
			return { kind: 'score', score: stored(giver.grade), basis: { rule, inputs } };
		});
		const head = { max: '100', closed: true } as const;
		columns.push(
			{
				...{ ...head, id: `peer:${round.id}`, source: 'submission', cells: submission },
				title: about(m.grading_column_submission, task.title)
			},
			{
				...{ ...head, id: `reviewing:${round.id}`, source: 'reviewing', cells: reviewing },
				title: about(m.grading_column_reviewing, task.title)
			}
		);
	}
	return columns;
};

/** How near students came to the instructor on the examples, where their class counts it. */
export const calibrationGrades: GradeSource = async ({ store: { db, t } }, classId, students) => {
	const columns: OfferedColumn[] = [];
	for (const { round, task } of await roundsOfClass(db, t, classId)) {
		const examples = await examplesOf(db, t, round.id);
		if (!round.calibrationCounts || examples.length === 0) continue;
		const rubric = await rubricOfRound(db, t, round);
		const tries = await triesOf(
			db,
			t,
			examples.map(({ id }) => id)
		);
		const cells = new Map<string, Cell>();
		for (const { id } of students) {
			const own = tries.filter(({ memberId }) => memberId === id);
			const { counted, tried } = calibrationOf(rubric, examples, own, true);
			if (tried === 0 || counted === null) continue;
			const inputs = { tried: String(tried), of: String(examples.length) };
			const basis = { rule: 'peerCalibration', inputs };
			cells.set(id, { kind: 'score', score: stored(counted), basis });
		}
		columns.push({
			...{ id: `calibration:${round.id}`, source: 'reviewing', max: '100', cells },
			title: about(m.grading_column_calibration, task.title),
			closed: round.closedAt !== null
		});
	}
	return columns;
};

/** Whether a reflection was written: all of it or nothing, since nobody is marked for what they think. */
export const reflectionGrades: GradeSource = async (
	{ store: { db, t }, now },
	classId,
	students
) => {
	const columns: OfferedColumn[] = [];
	for (const unit of await unitsOf(db, t, classId)) {
		const after = await afterOf(db, t, unit.id);
		if (!after?.reflection) continue;
		const wrote = new Set((await reflectionsOf(db, t, unit.id)).map(({ memberId }) => memberId));
		const done: Cell = { kind: 'score', score: '100', basis: { rule: 'reflected', inputs: {} } };
		columns.push({
			...{ id: `reflection:${unit.id}`, source: 'reflection', max: '100' },
			title: about(m.grading_column_reflection, unit.title),
			closed: after.reflectionDueAt !== null && after.reflectionDueAt < now(),
			cells: new Map(students.filter(({ id }) => wrote.has(id)).map(({ id }) => [id, done]))
		});
	}
	return columns;
};

/** Every column of this part of the product. */
export const peerSources: readonly GradeSource[] = [
	taskGrades,
	peerGrades,
	calibrationGrades,
	reflectionGrades
];
