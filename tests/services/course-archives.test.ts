import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { unzip } from '../../src/lib/export/unzip.ts';
import { zip } from '../../src/lib/export/zip.ts';
import type { App } from '../../src/lib/server/app.ts';
import { appOver, refusal, TestClock } from '../support/application.ts';
import { classRoom, type ClassRoom } from '../support/class-room.ts';
import { onEveryStore, type TestStore } from '../support/stores.ts';
import { both, png, stream, text } from '../support/units.ts';

const COURSE = 'campus-lab-course';
const LIMITS = { files: 1_000, total: 50_000_000 };

onEveryStore('the course of a class as a file', (make) => {
	let test: TestStore;
	let app: App;
	let room: ClassRoom;
	let archive: Uint8Array;
	const clock = new TestClock();
	const folder = mkdtempSync(path.join(tmpdir(), 'archives-'));

	beforeAll(async () => {
		test = await make();
		app = appOver(test.store, clock.now, { UPLOADS_FOLDER: folder, UPLOAD_LIMIT: '2' });
		room = await classRoom(test.store);
	});
	afterAll(async () => {
		await test.dispose();
		rmSync(folder, { recursive: true });
	});

	const archives = () => app.courseFiles.archives;
	const unitsOf = ({ owner, classId }: ClassRoom) => app.units.list(owner, classId);
	const courseOf = (bytes: Uint8Array) => {
		const files = unzip(bytes, LIMITS) as Map<string, Buffer>;
		return JSON.parse(files.get('course.json')!.toString()) as Record<string, never>;
	};

	it('is for the staff', async () => {
		const { classId, owner, stranger, visitor, students } = room;
		expect(await refusal(archives().write(owner, classId))).toBe('archive.nothing');
		for (const [who, code] of [
			[students[0]![0]!, 'access.forbidden'],
			[stranger, 'class.unknown'],
			[visitor, 'access.signIn']
		] as const) {
			expect(await refusal(archives().write(who, classId))).toBe(code);
			expect(await refusal(archives().room(who, classId))).toBe(code);
			expect(await refusal(archives().read(who, classId, png))).toBe(code);
		}
	});

	it('comes into another class as it was, files and pictures in texts too', async () => {
		const { classId, owner, assistant } = room;
		await app.courseFiles.take(owner, classId, COURSE);
		const [unit] = await unitsOf(room);
		const file = await app.uploads.take(owner, classId, unit!.id, '图 1.png', stream(png));
		const body = both(`![](upload:${file.id})`, '<script>alert(1)</script>');
		await app.materials.add(owner, classId, unit!.id, text({ title: both('图', 'Map'), body }));
		const shown = text({ kind: 'file', upload: file.id, title: both('文件', 'File') });
		await app.materials.add(owner, classId, unit!.id, shown);
		archive = await archives().write(assistant, classId);
		expect(await archives().write(owner, classId)).toEqual(archive);

		const other = await classRoom(test.store);
		expect(await archives().read(other.assistant, other.classId, archive)).toBe(3);
		// The same course again, but for the names of its pictures.
		const again = await archives().write(other.owner, other.classId);
		expect(courseOf(again)).toEqual(courseOf(archive));
		const [copy] = await unitsOf(other);
		expect(copy).toMatchObject({ title: unit!.title, published: false });
		const materials = await app.materials.list(other.owner, other.classId, copy!.id);
		const picture = materials.find(({ title }) => title.en === 'Map')!;
		const [sent] = await app.uploads.list(other.owner, other.classId, copy!.id);
		expect(sent).toMatchObject({ name: '图 1.png', size: png.length });
		expect(sent!.id).not.toBe(file.id);
		expect(picture.html.zh).toContain(sent!.href);
		expect(picture.html.en).not.toContain('<script>');
		expect(materials.find(({ title }) => title.en === 'File')!.file!.id).toBe(sent!.id);
		const [task] = await app.tasks.list(other.owner, other.classId, copy!.id);
		const { hint } = await app.hints.view(other.owner, other.classId, copy!.id, task!.id);
		const quizzes = await app.quizzes.list(other.owner, other.classId, copy!.id);
		expect(quizzes.find(({ id }) => id === hint!.quiz)!.title.en).toContain('Entry quiz');
		expect(await app.peer.rubrics.list(other.owner, other.classId)).toHaveLength(3);
		// Pressed twice, there is one.
		expect(await refusal(archives().read(other.owner, other.classId, archive))).toBe('course.have');
		expect(await unitsOf(other)).toHaveLength(3);
	});

	/** The archive with other files. */
	function changed(change: (files: Map<string, string | Uint8Array>) => void): Uint8Array {
		const files = new Map<string, string | Uint8Array>(
			unzip(archive, LIMITS) as Map<string, Buffer>
		);
		change(files);
		return zip([...files].map(([name, text]) => ({ name, text })));
	}
	const withCourse = (change: (course: never) => unknown) =>
		changed((files) => {
			const course = courseOf(archive) as never;
			change(course);
			files.set('course.json', JSON.stringify(course));
		});
	type Any = { units: { title: unknown; quizzes: unknown; materials: object[] }[] };

	it('is not taken with anything wrong, and leaves nothing', async () => {
		const other = await classRoom(test.store);
		const PICTURE = 'files/u1f1.png';
		const cases: [Uint8Array, string][] = [
			[png, 'archive.broken'],
			[archive.slice(0, -30), 'archive.broken'],
			[changed((files) => files.set('../evil.png', png)), 'archive.names'],
			[changed((files) => files.set('/etc/x', 'x')), 'archive.names'],
			[changed((files) => files.set(PICTURE.toUpperCase(), png)), 'archive.names'],
			[changed((files) => files.set('bomb.txt', new Uint8Array(1_900_000))), 'archive.tooLarge'],
			[changed((files) => files.set('big.txt', new Uint8Array(2_100_000))), 'archive.tooLarge'],
			[
				changed((files) => {
					for (let n = 0; n < 600; n++) files.set(`f${n}.txt`, 'x');
				}),
				'archive.tooLarge'
			],
			[changed((files) => files.set('stray.txt', 'x')), 'archive.content'],
			[changed((files) => files.delete(PICTURE)), 'archive.content'],
			[changed((files) => files.delete('course.json')), 'archive.content'],
			[changed((files) => files.set('course.json', '{"format": 1,')), 'archive.content'],
			[changed((files) => files.set('course.json', '[]')), 'archive.content'],
			[withCourse((course: Any) => (course.units[0]!.quizzes = [{ items: 1 }])), 'archive.content'],
			[changed((files) => files.set(PICTURE, '<html><script>')), 'upload.type'],
			[
				withCourse((course: Any) => {
					// Whatever stands in the last unit: the two before it are not kept either.
					const [material] = course.units[2]!.materials;
					Object.assign(material!, { kind: 'link', url: 'javascript:alert(1)' });
				}),
				'material.link'
			],
			[withCourse((course: Any) => (course.units[2]!.title = both('', ''))), 'unit.title']
		];
		for (const [at, [bytes, code]] of cases.entries())
			expect(await refusal(archives().read(other.owner, other.classId, bytes)), String(at)).toBe(
				code
			);
		expect(await unitsOf(other)).toEqual([]);
		expect(await app.peer.rubrics.list(other.owner, other.classId)).toEqual([]);
		const { size } = await app.quizzes.bank.list(other.owner, other.classId, {
			...{ words: '', tag: '', kind: '', difficulty: null, page: 1 }
		});
		expect(size).toBe(0);
		expect(readdirSync(path.join(folder, 'incoming'))).toEqual([]);
	});
});
