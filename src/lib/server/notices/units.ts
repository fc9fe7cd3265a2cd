import { runSchedule } from '../../classroom/tasks/moves.ts';
import { deadlinesOf, type TaskState } from '../../classroom/tasks/task.ts';
import { isPublished } from '../services/in-unit.ts';
import type { GameDeps } from '../services/deps.ts';
import { taskOf } from '../services/task-state.ts';
import { assignmentsOf, tasksOf, transitionsOf, type TaskRow } from '../stores/tasks.ts';
import { placeOf } from '../stores/teams.ts';
import { postsOf } from '../stores/unit-people.ts';
import { unitsOf, type UnitRow } from '../stores/units.ts';
import type { CalendarDate, Notice, NoticePlace, NoticeSource } from './source.ts';

/** A lesson without an end of its own is so long in a calendar, in milliseconds. */
const LESSON = 90 * 60_000;
const GRADED: readonly TaskState[] = ['evaluated', 'published'];
const TO_DO: readonly TaskState[] = ['open'];
/** Lines of a task's record to look for the moment of a mark. */
const RECORD = 100;

const addressOf = (classId: string, unit: UnitRow, rest = ''): string =>
	`/class/${classId}/units/${unit.id}${rest}`;

/** The units that students see, with their tasks as they stand for the person. */
async function forPerson(deps: GameDeps, { class: own, member }: NoticePlace) {
	const { db, t } = deps.store;
	const at = deps.now();
	const team = (await placeOf(db, t, member.id))?.teamId ?? null;
	const units = (await unitsOf(db, t, own.id)).filter((unit) => isPublished(unit, at));
	const found: {
		unit: UnitRow;
		row: TaskRow;
		doer: string;
		state: TaskState;
		dueAt: number | null;
	}[] = [];
	for (const unit of units) {
		const rows = await tasksOf(db, t, unit.id);
		const assignments = await assignmentsOf(
			db,
			t,
			rows.map(({ id }) => id)
		);
		for (const row of rows) {
			const doer = row.doers === 'student' ? member.id : team;
			if (doer === null) continue;
			const { task } = runSchedule(taskOf(row, [{ id: doer }], assignments), at.getTime());
			const assignment = task.assignments[0]!;
			const { dueAt } = deadlinesOf(task, assignment);
			found.push({ unit, row, doer, state: assignment.state, dueAt });
		}
	}
	return { units, tasks: found };
}

/** Since when a task has stood in one of these states for a doer, in milliseconds. */
async function since({ store: { db, t } }: GameDeps, task: TaskRow, doer: string, to: string[]) {
	const lines = await transitionsOf(db, t, task.id, RECORD);
	return lines.find((line) => line.doer === doer && to.includes(line.to))?.at.getTime() ?? null;
}

/** Tasks that are due or marked, and answers to own posts. */
export const unitNotices: NoticeSource = {
	async notices(deps, place) {
		if (place.member.role !== 'student') return [];
		const { db, t } = deps.store;
		const { units, tasks } = await forPerson(deps, place);
		const notices: Notice[] = [];
		for (const { unit, row, doer, state, dueAt } of tasks) {
			const href = addressOf(place.class.id, unit, `/tasks/${row.id}`);
			const about = { title: row.title, href };
			if (TO_DO.includes(state)) {
				const opened = row.opensAt?.getTime() ?? unit.publishAt!.getTime();
				const at = Math.max(opened, unit.publishAt!.getTime());
				notices.push({ ...about, id: `task:${row.id}:due`, kind: 'due', at, dueAt });
			}
			if (GRADED.includes(state)) {
				const at = (await since(deps, row, doer, [...GRADED])) ?? row.publishAt?.getTime() ?? 0;
				notices.push({ ...about, id: `task:${row.id}:graded`, kind: 'graded', at, dueAt: null });
			}
		}
		for (const unit of units) {
			const posts = (await postsOf(db, t, unit.id)).filter(({ removedAt }) => !removedAt);
			const mine = new Set(
				posts
					.filter(({ memberId }) => memberId === place.member.id)
					.map(({ id, parentId }) => parentId ?? id)
			);
			const others = posts.filter(
				({ memberId, parentId }) =>
					memberId !== place.member.id && parentId !== null && mine.has(parentId)
			);
			const last = others.at(-1);
			if (last)
				notices.push({
					...{ id: `posts:${unit.id}`, kind: 'commented', title: unit.title, dueAt: null },
					...{ at: last.at.getTime(), href: addressOf(place.class.id, unit, '/discussion') }
				});
		}
		return notices;
	},

	async dates(deps, place) {
		const { units, tasks } = await forPerson(deps, place);
		const dates: CalendarDate[] = units.flatMap((unit) =>
			unit.lessonAt === null
				? []
				: [
						{
							...{
								id: `unit-${unit.id}`,
								title: unit.title,
								href: addressOf(place.class.id, unit)
							},
							startsAt: unit.lessonAt.getTime(),
							endsAt: unit.lessonAt.getTime() + LESSON
						}
					]
		);
		for (const { unit, row, state, dueAt } of tasks)
			if (dueAt !== null && state !== 'draft')
				dates.push({
					...{ id: `task-${row.id}`, title: row.title, startsAt: dueAt, endsAt: dueAt },
					href: addressOf(place.class.id, unit, `/tasks/${row.id}`)
				});
		return dates;
	}
};
