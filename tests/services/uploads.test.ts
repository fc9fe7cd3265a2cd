import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { App } from '../../src/lib/server/app.ts';
import { appOver, refusal, TestClock } from '../support/application.ts';
import { classRoom, type ClassRoom } from '../support/class-room.ts';
import { draft, roundFacts } from '../support/peer.ts';
import { onEveryStore, type TestStore } from '../support/stores.ts';
import { both, bytesOf, png, publishedUnit, stream, task, text, work } from '../support/units.ts';

onEveryStore('uploads', (make) => {
	let test: TestStore;
	let app: App;
	let room: ClassRoom;
	let unit: string;
	const folder = mkdtempSync(path.join(os.tmpdir(), 'rapport-uploads-'));
	const clock = new TestClock();

	beforeAll(async () => {
		test = await make();
		const env = { UPLOADS_FOLDER: folder, UPLOAD_LIMIT: '1', UPLOAD_ROOM: '10' };
		app = appOver(test.store, clock.now, env);
		room = await classRoom(test.store);
		unit = await publishedUnit(app, room.owner, room.classId);
	});
	afterAll(async () => {
		await test.dispose();
		rmSync(folder, { recursive: true });
	});

	const student = (team = 0, at = 0) => room.students[team]![at]!;
	const take = (who: ClassRoom['owner'], name: string, bytes: Uint8Array = png) =>
		app.uploads.take(who, room.classId, unit, name, stream(bytes));
	const open = (who: ClassRoom['owner'], id: string) =>
		refusal(app.uploads.open(who, room.classId, id));
	const stored = () =>
		readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());

	it('of the staff are for whoever sees the unit, and lie under their hash alone', async () => {
		const file = await take(room.owner, '../../etc/x.php.PNG');
		expect(file).toMatchObject({ name: 'x_php.png', type: 'image/png', size: png.length });
		for (const who of [room.owner, student(), room.loner])
			expect(await open(who, file.id)).toBe('done');
		expect(await open(room.stranger, file.id)).toBe('class.unknown');
		expect(await open(room.visitor, file.id)).toBe('access.signIn');
		expect(await open(student(), 'none')).toBe('upload.unknown');
		const kept = await app.uploads.open(student(), room.classId, file.id);
		expect(readFileSync(kept.path)).toEqual(Buffer.from(png));
		await take(room.owner, 'the same.png');
		expect(stored().map(({ name }) => name)).toEqual([kept.hash]);
		await app.units.publish(room.owner, room.classId, unit, null);
		expect(await open(student(), file.id)).toBe('unit.unknown');
		await app.units.publish(room.owner, room.classId, unit, clock.now());
	});

	it('of one class are not found through another', async () => {
		const other = await classRoom(test.store);
		const file = await take(room.owner, 'a.png');
		expect(await refusal(app.uploads.open(other.owner, other.classId, file.id))).toBe(
			'upload.unknown'
		);
		const there = await publishedUnit(app, other.owner, other.classId);
		const facts = text({ kind: 'file', upload: file.id });
		const add = app.materials.add(other.owner, other.classId, there, facts);
		expect(await refusal(add)).toBe('upload.unknown');
	});

	it('of a student are for the staff and, once handed in, for the company', async () => {
		const file = await take(student(0, 0), 'letter.png');
		expect(await open(student(0, 0), file.id)).toBe('done');
		expect(await open(room.assistant, file.id)).toBe('done');
		expect(await open(student(0, 1), file.id)).toBe('upload.unknown');
		expect(await open(student(1, 0), file.id)).toBe('upload.unknown');
		const id = await app.tasks.add(
			...([room.owner, room.classId, unit] as const),
			task({ opensAt: clock.ms })
		);
		const own = [room.classId, unit, id] as const;
		const submit = (who: ClassRoom['owner'], facts: Parameters<typeof work>[0]) =>
			refusal(app.handingIn.submit(who, ...own, work(facts)));
		// Nobody hands in the file of somebody else.
		expect(await submit(student(1, 0), { upload: file.id })).toBe('upload.unknown');
		expect(await submit(student(0, 0), { upload: file.id })).toBe('done');
		expect(await open(student(0, 1), file.id)).toBe('done');
		expect(await open(student(1, 0), file.id)).toBe('upload.unknown');
		// A later text keeps the file.
		expect(await submit(student(0, 1), { text: 'with a word' })).toBe('done');
		const [mine] = await app.handingIn.mine(student(0, 1), room.classId, unit);
		expect(mine!.submitted).toMatchObject({ text: 'with a word', file: { id: file.id } });
		// Work is no material.
		const facts = text({ kind: 'file', upload: file.id });
		expect(await refusal(app.materials.add(room.owner, room.classId, unit, facts))).toBe(
			'upload.unknown'
		);
	});

	it.each([
		['a page', '<!doctype html><script>alert(1)</script>', 'page.png'],
		[
			'a drawing with script',
			'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
			'a.svg'
		],
		['a program', 'MZ\x90\x00' + 'x'.repeat(100), 'setup.pdf'],
		['an archive', 'PK\x03\x04' + 'x'.repeat(100) + 'evil.exe', 'slides.pptx'],
		[
			'a document with macros',
			'PK\x03\x04[Content_Types].xml word/document.xml word/vbaProject.bin',
			'letter.docx'
		]
	])('refuse %s, whatever it is called', async (_what, bytes, name) => {
		const before = stored().length;
		expect(await refusal(take(room.owner, name, bytesOf(bytes)))).toBe('upload.type');
		expect(stored()).toHaveLength(before);
	});

	it('refuse what is too large, empty or broken off, and leave nothing behind', async () => {
		const before = stored().length;
		const large = new Uint8Array(1_000_001);
		large.set(png);
		expect(await refusal(take(room.owner, 'a.png', large))).toBe('upload.tooLarge');
		expect(await refusal(take(room.owner, 'a.png', new Uint8Array()))).toBe('upload.broken');
		const lost = new ReadableStream<Uint8Array>({
			start(controller) {
				controller.enqueue(png);
			},
			pull(controller) {
				controller.error(new Error('gone'));
			}
		});
		const broken = app.uploads.take(room.owner, room.classId, unit, 'a.png', lost);
		expect(await refusal(broken)).toBe('upload.broken');
		expect(stored()).toHaveLength(before);
	});

	it('leave a student a tenth of the room, and the class all of it', async () => {
		const big = (n: number) => {
			const bytes = new Uint8Array(600_000);
			bytes.set(png);
			bytes[4_000] = n;
			return bytes;
		};
		const eager = student(2, 0);
		expect(await refusal(take(eager, 'a.png', big(1)))).toBe('done');
		expect(await refusal(take(eager, 'b.png', big(2)))).toBe('upload.full');
		expect(await refusal(take(student(2, 1), 'b.png', big(2)))).toBe('done');
	});

	it('forget what was never handed in, and keep what is in use', async () => {
		const material = await take(room.owner, 'm.png', bytesOf('%PDF-1.7 material'));
		const forgotten = await take(room.loner, 'w.png', bytesOf('%PDF-1.7 forgotten'));
		const at = async (id: string) => (await app.uploads.open(room.owner, room.classId, id)).path;
		const [kept, gone] = [await at(material.id), await at(forgotten.id)];
		await app.uploads.sweep();
		expect(await open(room.loner, forgotten.id)).toBe('done');
		// The clock of the files is the real one: two days after it.
		clock.ms = Date.now() + 2 * 86_400_000;
		await app.uploads.sweep();
		expect(await open(room.loner, forgotten.id)).toBe('upload.unknown');
		expect([existsSync(kept), existsSync(gone)]).toEqual([true, false]);
	});

	it('come along when units are copied, work does not', async () => {
		const copy = await classRoom(test.store);
		// The same teacher in both classes.
		const [place] = await test.store.db.select().from(test.store.t.members);
		await test.store.tx(async (db) => {
			await db.insert(test.store.t.members).values({
				...place!,
				...{ id: 'copier', classId: copy.classId, userId: room.owner.user!.id },
				...{ role: 'assistant', studentNumber: null, email: null }
			});
		});
		const source = await app.units.create(room.owner, room.classId, both('抄', 'Copy me'));
		const file = await app.uploads.take(
			...([room.owner, room.classId, source, 'p.png', stream(png)] as const)
		);
		const body = both('', `![p](upload:${file.id})`);
		await app.materials.add(room.owner, room.classId, source, text({ body }));
		await app.tasks.add(room.owner, room.classId, source, task({ opensAt: clock.ms }));
		const to = [room.classId, copy.classId] as const;
		const { copyUnits } = app.copying;
		expect(await refusal(copyUnits(student(), ...to))).toBe('class.unknown');
		expect(await refusal(copyUnits(copy.owner, ...to))).toBe('class.unknown');
		expect(await copyUnits(room.owner, ...to, source)).toBe(1);
		const [unit] = await app.units.list(copy.owner, copy.classId);
		expect(unit).toMatchObject({ title: both('抄', 'Copy me'), published: false });
		const [material] = await app.materials.list(copy.owner, copy.classId, unit!.id);
		const id = /uploads\/(\w+)/.exec(material!.html.en)![1]!;
		expect(id).not.toBe(file.id);
		expect(await refusal(app.uploads.open(copy.owner, copy.classId, id))).toBe('done');
		expect(await app.tasks.list(copy.owner, copy.classId, unit!.id)).toMatchObject([
			{ opensAt: null, states: { draft: 3 } }
		]);
		expect(await copyUnits(room.owner, ...to)).toBeGreaterThan(1);
	});

	it('of work are for those who review it, under a name that says nothing, and for all in a gallery', async () => {
		const crews = room.students.map(([captain]) => captain!);
		const id = await app.tasks.add(
			...([room.owner, room.classId, unit] as const),
			task({ opensAt: clock.ms })
		);
		const file = await take(student(), 'Company 1 plan.png');
		for (const who of crews)
			await app.handingIn.submit(
				...([who, room.classId, unit, id] as const),
				work({ text: 'plan', upload: who === student() ? file.id : '' })
			);
		const at = [room.classId, unit, id] as const;
		const rubric = await app.peer.rubrics.save(room.owner, room.classId, null, 0, draft());
		await app.peer.rounds.configure(room.owner, at, 0, roundFacts(rubric));
		await app.peer.rounds.deal(room.owner, at);
		const { givers } = (await app.peer.rounds.view(room.owner, at)).round!;
		const reads = (team: number) =>
			givers
				.find((giver) => giver.id === room.teams[team])!
				.reviews.some(({ receiver }) => receiver === room.teams[0]);
		const [reviewer, other] = reads(1) ? [student(1), student(2)] : [student(2), student(1)];
		expect(await open(other, file.id)).toBe('upload.unknown');
		const opened = await app.uploads.open(reviewer, room.classId, file.id);
		expect(opened.name).toBe('work.png');
		const { write } = (await app.peer.writing.mine(reviewer, at))!;
		const { work: seen } = await app.peer.writing.open(reviewer, at, write[0]!.id);
		expect(seen!.file).toMatchObject({ id: file.id, name: 'work.png' });
		await app.afterClass.gallery.propose(room.owner, at, room.teams[0]!, both('', ''));
		expect(await open(other, file.id)).toBe('upload.unknown');
		const [piece] = (await app.afterClass.gallery.view(student(), room.classId, unit)).asked;
		await app.afterClass.gallery.answer(student(), room.classId, unit, piece!.id, true);
		expect((await app.uploads.open(other, room.classId, file.id)).name).toBe('work.png');
		expect((await app.uploads.open(student(0, 1), room.classId, file.id)).name).toBe(
			'Company 1 plan.png'
		);
	});
});
