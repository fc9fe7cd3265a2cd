import { sniff } from '../../../classroom/files/kinds.ts';
import { safeName } from '../../../classroom/files/names.ts';
import { MAX_UNITS } from '../../../classroom/units/unit.ts';
import { unzip } from '../../../export/unzip.ts';
import { zip } from '../../../export/zip.ts';
import { note } from '../../stores/audit.ts';
import { holdClass } from '../../stores/classes.ts';
import { rubricsOf } from '../../stores/rubrics.ts';
import { unitsOf } from '../../stores/units.ts';
import { bytesOf } from '../../stores/uploads.ts';
import { inClass } from '../access.ts';
import type { Actor } from '../actor.ts';
import { lineOf } from '../audit-lines.ts';
import type { Deps } from '../deps.ts';
import { FileStore, type Arrived } from '../file-store.ts';
import { inOpenClass } from '../open-class.ts';
import { MAX_RUBRICS } from '../peer/rubrics.ts';
import { Refused } from '../refused.ts';
import { Archive, COURSE_JSON, MAX_ARCHIVE_FILES } from './archive-model.ts';
import {
	putArchivedQuestions,
	putArchivedRubric,
	putArchivedUnit,
	type ArrivedFile
} from './archive-putting.ts';
import { archiveOf } from './archive-writing.ts';

const MB = 1_000_000;
/** What is said of an archive that cannot be read. */
const UNREADABLE = { broken: 'archive.broken', names: 'archive.names' } as const;

/** What an archive says. @throws Refused `archive.content` */
function readCourse(json: Buffer | undefined): Archive {
	let data: unknown;
	try {
		data = JSON.parse(json?.toString('utf8') ?? '');
	} catch {
		throw new Refused('archive.content', 'file', { where: COURSE_JSON });
	}
	const read = Archive.safeParse(data);
	if (read.success) return read.data;
	const where = read.error.issues[0]!.path.join('.') || COURSE_JSON;
	throw new Refused('archive.content', 'file', { where });
}

/** The course of a class as one file, and from one file into another class. */
export function makeArchives({ store, live, now, config }: Deps) {
	const { db, t, tx } = store;
	const files = new FileStore(config.uploadsFolder);
	const tooLarge = () =>
		new Refused('archive.tooLarge', 'file', { max: config.uploadLimit, files: MAX_ARCHIVE_FILES });
	const limits = { files: MAX_ARCHIVE_FILES, total: config.uploadLimit * MB };

	/** Writes the bytes of a file down. @throws Refused `upload.type`, `upload.broken` */
	async function arrive(name: string, bytes: Buffer): Promise<ArrivedFile & { arrived: Arrived }> {
		const body = new Blob([new Uint8Array(bytes)]).stream();
		const arrived = await files.receive(body, config.uploadLimit * MB);
		const type = sniff(arrived.head, arrived.tail);
		if (type) {
			const { hash, size } = arrived;
			return { hash, size, type, name: safeName(name, type), arrived };
		}
		await arrived.drop();
		throw new Refused('upload.type', 'file');
	}

	return {
		/** Largest archive that is taken, in bytes. For staff: whoever may not is told so before anything is read. */
		async room(actor: Actor, classId: string): Promise<number> {
			await inOpenClass(store, actor, classId, 'unit.manage');
			return limits.total;
		},

		/**
		 * The course of a class: units with everything that staff have made, and rubrics; nobody's work and no times. Keys of
		 * questions are in it.
		 * @throws Refused `archive.nothing`, `archive.tooLarge`
		 */
		async write(actor: Actor, classId: string): Promise<Uint8Array<ArrayBuffer>> {
			await inClass(store, actor, classId, 'unit.manage');
			const entries = await archiveOf(db, t, classId, files, (bytes, count) => {
				if (bytes > limits.total || count >= MAX_ARCHIVE_FILES) throw tooLarge();
			});
			if ((await unitsOf(db, t, classId)).length === 0) throw new Refused('archive.nothing');
			return zip(entries);
		},

		/**
		 * Takes the course of an archive into a class, to the end of its units: all of it or nothing, drafts without times.
		 * @returns how many units
		 * @throws Refused `archive.*`, `course.have`, `unit.tooMany`, `rubric.tooMany`, `bank.full`, `upload.*`, `material.link`
		 */
		async read(actor: Actor, classId: string, bytes: Uint8Array): Promise<number> {
			const access = await inOpenClass(store, actor, classId, 'unit.manage');
			const found = unzip(bytes, limits);
			if (found === 'tooLarge') throw tooLarge();
			if (typeof found === 'string') throw new Refused(UNREADABLE[found], 'file');
			const course = readCourse(found.get(COURSE_JSON));
			const wanted = course.units.flatMap((unit) => unit.files);
			const named = new Set([COURSE_JSON, ...wanted.map(({ file }) => file)]);
			// What is named and missing, or there and named nowhere, or named twice.
			const stray = [...found.keys()].find((name) => !named.has(name));
			const missing = wanted.find(({ file }) => !found.has(file))?.file;
			const where = stray ?? missing ?? (named.size <= wanted.length ? COURSE_JSON : undefined);
			if (where !== undefined) throw new Refused('archive.content', 'file', { where });

			const arrived = new Map<string, ArrivedFile & { arrived: Arrived }>();
			try {
				for (const { file, name } of wanted)
					arrived.set(file, await arrive(name, found.get(file)!));
				for (const one of arrived.values()) await one.arrived.keep();
				const rows = new Map(
					[...arrived].map(([file, { arrived: _, ...row }]) => [file, row] as const)
				);
				await tx(async (db) => {
					const target = { db, t, classId, userId: access.user.id, at: now() };
					await holdClass(db, t, classId);
					const there = await unitsOf(db, t, classId);
					const have = course.units.every(({ title: { zh, en } }) =>
						there.some(({ title }) => title.zh === zh.trim() && title.en === en.trim())
					);
					if (have) throw new Refused('course.have');
					if (there.length + course.units.length > MAX_UNITS)
						throw new Refused('unit.tooMany', undefined, { max: MAX_UNITS });
					const rubrics = (await rubricsOf(db, t, classId)).length + course.rubrics.length;
					if (rubrics > MAX_RUBRICS)
						throw new Refused('rubric.tooMany', undefined, { max: MAX_RUBRICS });
					await putArchivedQuestions(target, course);
					const first = (there.at(-1)?.place ?? -1) + 1;
					for (const [at, unit] of course.units.entries())
						await putArchivedUnit(target, first + at, unit, rows);
					for (const [at, rubric] of course.rubrics.entries())
						await putArchivedRubric(target, rubric, at);
					if ((await bytesOf(db, t, classId)) > config.uploadRoom * MB)
						throw new Refused('upload.full', 'file', { max: config.uploadRoom });
					const about = { units: course.units.length, files: wanted.length };
					await note(db, t, lineOf(access, 'course.imported', about, target.at));
				});
			} catch (caught) {
				// What has been kept without a row is swept later: others may have sent the same bytes.
				for (const one of arrived.values()) await one.arrived.drop();
				throw caught;
			}
			live.publish(`class:${classId}`);
			return course.units.length;
		}
	};
}

export type Archives = ReturnType<typeof makeArchives>;
