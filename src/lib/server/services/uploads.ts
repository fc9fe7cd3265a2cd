import { isFileType, sniff, type FileType } from '../../classroom/files/kinds.ts';
import { safeName } from '../../classroom/files/names.ts';
import { newId } from '../auth/secrets.ts';
import { holdClass } from '../stores/classes.ts';
import { handedIn } from '../stores/tasks.ts';
import { placeOf } from '../stores/teams.ts';
import {
	bytesOf,
	deleteForgotten,
	hashesInUse,
	insertUpload,
	uploadById,
	uploadsOf
} from '../stores/uploads.ts';
import { showsFile } from '../stores/after-class.ts';
import { reviewsFile } from '../stores/peer.ts';
import type { Actor } from './actor.ts';
import type { Deps } from './deps.ts';
import { FileStore } from './file-store.ts';
import { inOpenUnit, inUnit } from './in-unit.ts';
import { uploadAddress, type FileFacts } from './materials.ts';
import { namelessFile } from './peer/work.ts';
import { Refused } from './refused.ts';

const MB = 1_000_000;
const DAY = 86_400_000;

/** A file that somebody may open. */
export interface OpenedFile {
	path: string;
	name: string;
	type: FileType;
	size: number;
	hash: string;
}

/** Files of units: materials by staff, work by students. */
export function makeUploads(deps: Deps) {
	const { store, config, now, log } = deps;
	const { db, t, tx } = store;
	const files = new FileStore(config.uploadsFolder);

	return {
		/**
		 * Takes a file. Staff send materials, students send work that they then hand in.
		 * @param name as the device calls it; only its letters are kept
		 * @throws Refused `upload.type`, `upload.tooLarge`, `upload.full`, `upload.broken`
		 */
		async take(
			actor: Actor,
			classId: string,
			unitId: string,
			name: string,
			body: ReadableStream<Uint8Array> | null
		): Promise<FileFacts> {
			const { member, staff } = await inOpenUnit(deps, actor, classId, unitId, 'unit.view');
			const memberId = staff ? null : member!.id;
			if (!body) throw new Refused('upload.broken', 'file');
			const arrived = await files.receive(body, config.uploadLimit * MB);
			try {
				const type = sniff(arrived.head, arrived.tail);
				if (!type) throw new Refused('upload.type', 'file');
				const id = newId();
				const row = {
					...{ id, classId, unitId, memberId, hash: arrived.hash, name: safeName(name, type) },
					...{ type, size: arrived.size, createdAt: now() }
				};
				await arrived.keep();
				await tx(async (db) => {
					await holdClass(db, t, classId);
					const room = async (max: number, whose?: string) => {
						if ((await bytesOf(db, t, classId, whose)) + row.size > max * MB)
							throw new Refused('upload.full', 'file', { max });
					};
					await room(config.uploadRoom);
					// One person cannot take the room of all.
					if (memberId !== null) await room(Math.ceil(config.uploadRoom / 10), memberId);
					await insertUpload(db, t, row);
				});
				return { id, name: row.name, type, size: row.size, href: uploadAddress(classId, id) };
			} catch (caught) {
				// What has been kept without a row is swept later: others may have sent the same bytes.
				await arrived.drop();
				throw caught;
			}
		},

		/** The files that staff have sent to a unit, to be chosen for materials. */
		async list(actor: Actor, classId: string, unitId: string): Promise<FileFacts[]> {
			await inUnit(deps, actor, classId, unitId, 'unit.manage');
			return (await uploadsOf(db, t, unitId))
				.filter(({ memberId }) => memberId === null)
				.map(({ id, name, type, size }) => ({
					...{ id, name, type, size },
					href: uploadAddress(classId, id)
				}));
		},

		/**
		 * A file for those who may see it: materials for whoever sees the unit; work for staff, whoever sent it, the company
		 * that handed it in, those who review it, and everybody once it is in the gallery.
		 * @throws Refused `upload.unknown`, and as `inUnit`
		 */
		async open(actor: Actor, classId: string, id: string): Promise<OpenedFile> {
			const row = await uploadById(db, t, id);
			const unitId = row?.classId === classId ? row.unitId : '';
			if (!row || unitId === '') {
				// Strangers learn nothing, members that there is no such file.
				await inUnit(deps, actor, classId, '', 'unit.view').catch((caught: unknown) => {
					const unknownUnit = caught instanceof Refused && caught.facts.code === 'unit.unknown';
					if (!unknownUnit) throw caught;
				});
				throw new Refused('upload.unknown');
			}
			const { member, staff } = await inUnit(deps, actor, classId, unitId, 'unit.view');
			let shown = row.name;
			if (row.memberId !== null && !staff && row.memberId !== member?.id) {
				const team = member && (await placeOf(db, t, member.id));
				if (!team || !(await handedIn(db, t, id, [team.teamId]))) {
					const own = member ? [member.id, ...(team ? [team.teamId] : [])] : [];
					const reviews = own.length > 0 && (await reviewsFile(db, t, id, own));
					if (!reviews && !(await showsFile(db, t, id))) throw new Refused('upload.unknown');
					// Those who review it, or see it in the gallery, do not learn what its maker called it.
					shown = namelessFile(row.type);
				}
			}
			if (!isFileType(row.type)) throw new Refused('upload.unknown');
			const { type, size, hash } = row;
			return { path: files.pathOf(hash), name: shown, type, size, hash };
		},

		/** Forgets work that was sent and never handed in, and the bytes that nothing refers to. For the scheduler. */
		async sweep(): Promise<void> {
			const before = now().getTime() - DAY;
			await tx((db) => deleteForgotten(db, t, new Date(before)));
			const removed = await files.sweep(await hashesInUse(db, t), before);
			if (removed > 0) log.info({ removed }, 'uploads swept');
		}
	};
}

export type Uploads = ReturnType<typeof makeUploads>;
