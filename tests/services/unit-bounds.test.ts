import { afterAll, beforeAll, expect, it } from 'vitest';
import { MAX_PIECES, MAX_POSTS, MAX_UNITS } from '../../src/lib/classroom/units/unit.ts';
import { newId } from '../../src/lib/server/auth/secrets.ts';
import type { App } from '../../src/lib/server/app.ts';
import { memberOf } from '../../src/lib/server/stores/classes.ts';
import { appOver, refusal } from '../support/application.ts';
import { classRoom, type ClassRoom } from '../support/class-room.ts';
import { onEveryStore, type TestStore } from '../support/stores.ts';
import { both, publishedUnit, task, text } from '../support/units.ts';

onEveryStore('the bounds of a unit', (make) => {
	let test: TestStore;
	let app: App;
	let room: ClassRoom;
	let unit: string;
	beforeAll(async () => {
		test = await make();
		app = appOver(test.store);
		room = await classRoom(test.store, 1);
		unit = await publishedUnit(app, room.owner, room.classId);
	});
	afterAll(() => test.dispose());

	it('holds so many materials and tasks, and a class so many units', async () => {
		const { classId, owner } = room;
		for (let i = 0; i < MAX_PIECES; i++) await app.materials.add(owner, classId, unit, text());
		expect(await refusal(app.materials.add(owner, classId, unit, text()))).toBe('unit.full');
		for (let i = 0; i < MAX_PIECES; i++) await app.tasks.add(owner, classId, unit, task());
		expect(await refusal(app.tasks.add(owner, classId, unit, task()))).toBe('unit.full');
		for (let i = 1; i < MAX_UNITS; i++)
			await app.units.create(owner, classId, both('', `Week ${i}`));
		const more = app.units.create(owner, classId, both('', 'One more'));
		expect(await refusal(more)).toBe('unit.tooMany');
	});

	it('does not find what is not in it', async () => {
		const { classId, owner } = room;
		expect(await refusal(app.materials.remove(owner, classId, unit, 'none'))).toBe(
			'material.unknown'
		);
		expect(await refusal(app.tasks.remove(owner, classId, unit, 'none'))).toBe('task.unknown');
	});

	it('has a discussion of so many posts', async () => {
		const { store } = test;
		const student = room.students[0]![0]!;
		const member = (await memberOf(store.db, store.t, room.classId, student.user!.id))!;
		const row = { unitId: unit, memberId: member.id, text: 'x', at: new Date() };
		const rows = Array.from({ length: MAX_POSTS }, () => ({ ...row, id: newId() }));
		await store.tx(async (db) => {
			for (let at = 0; at < rows.length; at += 500)
				await db.insert(store.t.posts).values(rows.slice(at, at + 500));
		});
		const post = app.discussion.post(student, room.classId, unit, 'one more', null);
		expect(await refusal(post)).toBe('post.full');
	});
});
