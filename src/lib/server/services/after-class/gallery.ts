import type { Bilingual } from '../../../classroom/units/bilingual.ts';
import { newId } from '../../auth/secrets.ts';
import {
	answerPiece,
	deletePiece,
	galleryOf,
	putPiece,
	type GalleryRow
} from '../../stores/after-class.ts';
import { submissionsOf, tasksOf, type TaskRow } from '../../stores/tasks.ts';
import { uploadsOf } from '../../stores/uploads.ts';
import type { Actor } from '../actor.ts';
import { checkedBody } from '../checked-texts.ts';
import type { Deps } from '../deps.ts';
import { inOpenUnit, inUnit, type UnitAccess } from '../in-unit.ts';
import { bothAsHtml } from '../markdown.ts';
import { uploadAddress } from '../materials.ts';
import { crewOfClass, doerFor, inOpenTask, type TaskPath } from '../peer/in-task.ts';
import { nameless, type NamelessWork } from '../peer/work.ts';
import { Refused } from '../refused.ts';

/** A piece on show: whose it is, it does not say. */
export interface Piece {
	id: string;
	/** Title of the task. */
	title: Bilingual;
	work: NamelessWork;
	/** Why it is worth looking at, as HTML. */
	note: Bilingual;
}

/** Exemplary work: shown while those who made it agree, without their names, with a word of the instructor. */
export function makeGallery(deps: Deps) {
	const { store, live, now } = deps;
	const { db, t, tx } = store;

	/** Every piece of a unit with its task and what is shown of it. */
	async function pieces({ unit, class: { id: classId } }: UnitAccess) {
		const rows = await galleryOf(db, t, unit.id);
		const tasks = new Map((await tasksOf(db, t, unit.id)).map((task) => [task.id, task]));
		const files = await uploadsOf(db, t, unit.id);
		const works = await submissionsOf(
			db,
			t,
			rows.map(({ taskId }) => taskId)
		);
		return rows.flatMap((row): { row: GalleryRow; task: TaskRow; piece: Piece }[] => {
			const work = works.find(({ id }) => id === row.submissionId);
			const task = tasks.get(row.taskId);
			if (!work || !task) return [];
			const piece = {
				...{ id: row.id, title: task.title, work: nameless(work, classId, files) },
				note: bothAsHtml(row.note, (id) => uploadAddress(classId, id))
			};
			return [{ row, task, piece }];
		});
	}

	return {
		/** What is on show, and what the actor is asked to agree to or has agreed to. */
		async view(
			actor: Actor,
			classId: string,
			unitId: string
		): Promise<{ shown: Piece[]; asked: (Piece & { consent: boolean | null })[] }> {
			const access = await inUnit(deps, actor, classId, unitId, 'unit.view');
			const all = await pieces(access);
			const asked: (Piece & { consent: boolean | null })[] = [];
			for (const { row, task, piece } of all)
				if (!access.staff && (await doerFor(db, t, task, access.member)) === row.doer)
					asked.push({ ...piece, consent: row.consent });
			return {
				shown: all.filter(({ row }) => row.consent === true).map(({ piece }) => piece),
				asked
			};
		},

		/** Every piece with whose it is and what they say. For staff. */
		async proposed(actor: Actor, classId: string, unitId: string) {
			const access = await inUnit(deps, actor, classId, unitId, 'unit.manage');
			const crew = await crewOfClass(db, t, classId);
			return (await pieces(access)).map(({ row, piece }) => ({
				...{ ...piece, name: crew.nameOf(row.doer), consent: row.consent }
			}));
		},

		/** Asks those who made a piece whether it may be shown. @throws Refused `task.empty`, `unit.text` */
		async propose(actor: Actor, path: TaskPath, doer: string, note: Bilingual): Promise<void> {
			const { task } = await inOpenTask(deps, actor, path, 'unit.manage');
			const [work] = await submissionsOf(db, t, [task.id], doer);
			if (!work) throw new Refused('task.empty');
			const row = {
				...{ id: newId(), unitId: path[1], taskId: task.id, submissionId: work.id, doer },
				...{ note: checkedBody(note, 'note'), createdAt: now() },
				...{ consent: null, consentBy: null, consentAt: null }
			};
			await tx((db) => putPiece(db, t, row));
			live.publish(`class:${path[0]}`);
		},

		/** Takes a piece off the wall. @throws Refused `gallery.unknown` */
		async remove(actor: Actor, classId: string, unitId: string, id: string): Promise<void> {
			await inOpenUnit(deps, actor, classId, unitId, 'unit.manage');
			await tx(async (db) => {
				if (!(await galleryOf(db, t, unitId)).some((row) => row.id === id))
					throw new Refused('gallery.unknown');
				await deletePiece(db, t, unitId, id);
			});
			live.publish(`class:${classId}`);
		},

		/** Agrees or does not; either can be changed at any time, by any member of the company. @throws Refused `gallery.unknown` */
		async answer(
			actor: Actor,
			classId: string,
			unitId: string,
			id: string,
			consent: boolean
		): Promise<void> {
			const access = await inOpenUnit(deps, actor, classId, unitId, 'unit.learn');
			const asked = (await pieces(access)).find(({ row }) => row.id === id);
			const own = asked && (await doerFor(db, t, asked.task, access.member));
			if (!asked || own !== asked.row.doer) throw new Refused('gallery.unknown');
			await tx((db) =>
				answerPiece(db, t, id, {
					...{ consent, consentBy: access.member!.id, consentAt: now() }
				})
			);
			live.publish(`class:${classId}`);
		}
	};
}
