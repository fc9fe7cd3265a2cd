import { z } from 'zod';
import { runSchedule } from '../../classroom/tasks/moves.ts';
import { deadlinesOf, type TaskState } from '../../classroom/tasks/task.ts';
import type { LatePolicy } from '../../classroom/tasks/late.ts';
import type { Bilingual } from '../../classroom/units/bilingual.ts';
import { webLink } from '../../classroom/units/links.ts';
import { MAX_SUBMITTED_TEXT, type Deliverable, type Part } from '../../classroom/units/unit.ts';
import { newId } from '../auth/secrets.ts';
import type { MemberRow } from '../stores/classes.ts';
import { membersOf } from '../stores/members.ts';
import {
	assignmentsOf,
	insertSubmission,
	submissionsOf,
	taskById,
	tasksOf,
	type SubmissionRow,
	type TaskRow
} from '../stores/tasks.ts';
import { placeOf } from '../stores/teams.ts';
import { uploadById, uploadsOf, type UploadRow } from '../stores/uploads.ts';
import type { Actor } from './actor.ts';
import { checkedText } from './checked-texts.ts';
import type { Deps } from './deps.ts';
import { found, inOpenUnit, inUnit } from './in-unit.ts';
import { bothAsHtml } from './markdown.ts';
import { uploadAddress, type FileFacts } from './materials.ts';
import { Refused } from './refused.ts';
import { settle, taskOf } from './task-state.ts';

/** What was handed in last. Instants in milliseconds. */
export interface Submitted {
	at: number;
	late: boolean;
	/** Who pressed the button; empty when that person is gone. */
	by: string;
	text: string | null;
	link: string | null;
	video: string | null;
	file: FileFacts | null;
}

/** A task as the one who does it sees it. Instants in milliseconds. */
export interface MyTask {
	id: string;
	part: Part;
	title: Bilingual;
	/** Brief as HTML. */
	html: Bilingual;
	doers: 'team' | 'student';
	kinds: Deliverable[];
	/** Null: a task of teams, and the student is in none. */
	state: TaskState | null;
	dueAt: number | null;
	closesAt: number | null;
	/** The deadline is the doer's own. */
	own: boolean;
	late: LatePolicy;
	submitted: Submitted | null;
	/** Whether something can be handed in now. */
	open: boolean;
}

export const Work = z.object({
	text: z.string().default(''),
	link: z.string().default(''),
	video: z.string().default(''),
	/** Id of an upload; empty = keep the file handed in before. */
	upload: z.string().default('')
});
export type Work = z.output<typeof Work>;

export function submittedFacts(
	row: SubmissionRow,
	classId: string,
	files: readonly UploadRow[],
	people: readonly MemberRow[]
): Submitted {
	const file = files.find(({ id }) => id === row.uploadId);
	return {
		...{ at: row.at.getTime(), late: row.late, text: row.text, link: row.link, video: row.video },
		by: people.find(({ id }) => id === row.memberId)?.name ?? '',
		file: file
			? {
					...{ id: file.id, name: file.name, type: file.type, size: file.size },
					href: uploadAddress(classId, file.id)
				}
			: null
	};
}

const OPEN: readonly TaskState[] = ['open', 'submitted', 'late'];

/** What students have to do, and handing it in. */
export function makeHandingIn(deps: Deps) {
	const { store, live, now } = deps;
	const { db, t, tx } = store;

	/** For whom a member does a task: the own company, or oneself. */
	async function doerOf(row: TaskRow, member: MemberRow | null): Promise<string | null> {
		if (!member) return null;
		if (row.doers === 'student') return member.id;
		return (await placeOf(db, t, member.id))?.teamId ?? null;
	}

	/** @throws Refused `material.link` naming the field */
	function address(typed: string, field: 'link' | 'video'): string | null {
		if (typed.trim() === '') return null;
		const url = webLink(typed);
		if (!url) throw new Refused('material.link', field);
		return url;
	}

	return {
		/** The tasks of a unit as they stand for the actor. Staff see them as somebody in no company. */
		async mine(actor: Actor, classId: string, unitId: string): Promise<MyTask[]> {
			const { member, role } = await inUnit(deps, actor, classId, unitId, 'unit.view');
			const rows = await tasksOf(db, t, unitId);
			const ids = rows.map(({ id }) => id);
			const assignments = await assignmentsOf(db, t, ids);
			const files = await uploadsOf(db, t, unitId);
			const people = await membersOf(db, t, classId);
			const at = now().getTime();
			const mine: MyTask[] = [];
			for (const row of rows) {
				const doer = role === 'student' ? await doerOf(row, member) : null;
				const stored = taskOf(row, doer === null ? [] : [{ id: doer }], assignments);
				const { task } = runSchedule(stored, at);
				const assignment = task.assignments[0];
				const deadlines = assignment ? deadlinesOf(task, assignment) : task.schedule;
				// What has not begun is not yet anybody's business.
				const begun = row.opensAt !== null && row.opensAt.getTime() <= at;
				if (assignment ? assignment.state === 'draft' : !begun) continue;
				const [last] = doer === null ? [] : await submissionsOf(db, t, [row.id], doer);
				mine.push({
					...{ id: row.id, part: row.part, title: row.title, doers: row.doers, kinds: row.kinds },
					html: bothAsHtml(row.brief, (id) => uploadAddress(classId, id)),
					state: assignment?.state ?? null,
					...{ dueAt: deadlines.dueAt, closesAt: deadlines.closesAt, late: row.late },
					own: Boolean(assignment?.own),
					submitted: last ? submittedFacts(last, classId, files, people) : null,
					open:
						assignment !== undefined &&
						OPEN.includes(assignment.state) &&
						(deadlines.closesAt === null || at <= deadlines.closesAt)
				});
			}
			return mine;
		},

		/**
		 * Hands in for oneself or for the own company; the last time counts, earlier ones are kept.
		 * @throws Refused `task.unknown`, `task.unknownDoer`, `task.notOpen`, `task.closed`, `task.empty`, `task.kind`,
		 * `material.link`, `upload.unknown`, `unit.text`
		 */
		async submit(
			actor: Actor,
			classId: string,
			unitId: string,
			taskId: string,
			work: Work
		): Promise<void> {
			const { member, user } = await inOpenUnit(deps, actor, classId, unitId, 'unit.learn');
			const row = await found(taskById(db, t, unitId, taskId), 'task.unknown');
			const doer = await doerOf(row, member);
			if (!member || doer === null) throw new Refused('task.unknownDoer');
			const upload = work.upload === '' ? undefined : await uploadById(db, t, work.upload);
			if (work.upload !== '' && (upload?.unitId !== unitId || upload.memberId !== member.id))
				throw new Refused('upload.unknown');
			const fresh = {
				text: checkedText(work.text, 'text', MAX_SUBMITTED_TEXT) || null,
				link: address(work.link, 'link'),
				video: address(work.video, 'video'),
				file: upload?.id ?? null
			};
			for (const [kind, value] of Object.entries(fresh))
				if (value !== null && !row.kinds.includes(kind as Deliverable))
					throw new Refused('task.kind', kind);
			const at = now();
			await tx(async (db) => {
				const { task } = await settle(db, t, classId, taskId, at, () => ({
					...{ type: 'submit', doer, at: at.getTime() },
					by: { person: user.id }
				}));
				const [last] = await submissionsOf(db, t, [taskId], doer);
				const { file, ...rest } = fresh;
				const uploadId = file ?? last?.uploadId ?? null;
				if (Object.values(rest).every((value) => value === null) && uploadId === null)
					throw new Refused('task.empty', row.kinds[0]);
				const state = task.assignments.find((a) => a.doer === doer)?.state;
				await insertSubmission(db, t, {
					...{ id: newId(), taskId, doer, memberId: member.id, ...rest, uploadId, at },
					late: state === 'late'
				});
			});
			live.publish(`class:${classId}`);
		}
	};
}

export type HandingIn = ReturnType<typeof makeHandingIn>;
