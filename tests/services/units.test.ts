import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../src/lib/server/app.ts';
import { appOver, refusal, TestClock } from '../support/application.ts';
import { classRoom, type ClassRoom } from '../support/class-room.ts';
import { onEveryStore, type TestStore } from '../support/stores.ts';
import { both, publishedUnit, text } from '../support/units.ts';

const HOUR = 3_600_000;

onEveryStore('units and materials', (make) => {
	let test: TestStore;
	let app: App;
	let room: ClassRoom;
	const clock = new TestClock();

	beforeAll(async () => {
		test = await make();
		app = appOver(test.store, clock.now);
		room = await classRoom(test.store);
	});
	afterAll(() => test.dispose());

	const student = () => room.students[0]![0]!;

	it('are for the staff to make, and for the class to read once published', async () => {
		const { units } = app;
		const { classId, owner, assistant, stranger, visitor } = room;
		const title = both('第一周', 'Week one');
		expect(await refusal(units.create(student(), classId, title))).toBe('access.forbidden');
		expect(await refusal(units.create(stranger, classId, title))).toBe('class.unknown');
		expect(await refusal(units.create(visitor, classId, title))).toBe('access.signIn');
		const id = await units.create(assistant, classId, title);
		await app.materials.add(owner, classId, id, text());
		expect(await units.list(student(), classId)).toEqual([]);
		for (const read of [units.view, app.materials.list, app.discussion.list, app.handingIn.mine])
			expect(await refusal(read(student(), classId, id))).toBe('unit.unknown');
		expect(await refusal(units.publish(student(), classId, id, clock.now()))).toBe(
			'access.forbidden'
		);
		await units.publish(owner, classId, id, clock.now());
		expect(await units.list(student(), classId)).toMatchObject([{ id, published: true, title }]);
		expect(await app.materials.list(student(), classId, id)).toMatchObject([
			{ source: null, html: { zh: '<p><strong>价值</strong></p>\n' } }
		]);
		expect(await refusal(units.view(stranger, classId, id))).toBe('class.unknown');
		await units.publish(owner, classId, id, null);
		expect(await refusal(units.view(student(), classId, id))).toBe('unit.unknown');
	});

	it('appear by schedule, and the class is told once', async () => {
		const { classId, owner } = room;
		const id = await app.units.create(owner, classId, both('', 'Later'));
		await app.units.publish(owner, classId, id, new Date(clock.ms + HOUR));
		const told: string[] = [];
		const before = app.live.onPublish;
		app.live.onPublish = ({ topic }) => told.push(topic);
		await app.units.announceDue();
		expect(await refusal(app.units.view(student(), classId, id))).toBe('unit.unknown');
		expect(told).toEqual([]);
		clock.pass(3_600);
		expect(await app.units.view(student(), classId, id)).toMatchObject({ published: true });
		await Promise.all([app.units.announceDue(), app.units.announceDue()]);
		await app.units.announceDue();
		expect(told).toEqual([`class:${classId}`]);
		app.live.onPublish = before;
	});

	it('of another class are not found by its own staff, nor by withdrawn students', async () => {
		const other = await classRoom(test.store);
		const id = await publishedUnit(app, other.owner, other.classId);
		for (const read of [app.units.view, app.materials.list, app.tasks.list, app.uploads.list])
			expect(await refusal(read(room.owner, room.classId, id))).toBe('unit.unknown');
		expect(await refusal(app.materials.add(room.owner, room.classId, id, text()))).toBe(
			'unit.unknown'
		);
		const gone = other.students[1]![1]!;
		expect(await refusal(app.units.view(gone, other.classId, id))).toBe('done');
		const list = await app.rosters.list(other.owner, other.classId);
		const { id: member } = list.find(({ name }) => name === gone.user!.name)!;
		await app.rosters.setStatus(other.owner, other.classId, member, 'withdrawn');
		expect(await refusal(app.units.view(gone, other.classId, id))).toBe('class.unknown');
		expect(await refusal(app.discussion.post(gone, other.classId, id, 'x', null))).toBe(
			'class.unknown'
		);
	});

	it('keep the change of the first of two editors and tell the second', async () => {
		const { classId, owner, assistant } = room;
		const unit = await publishedUnit(app, owner, classId);
		const id = await app.materials.add(owner, classId, unit, text());
		const own = [classId, unit, id] as const;
		await app.materials.change(owner, ...own, 1, text({ body: both('甲', 'first') }));
		const second = text({ body: both('乙', 'second') });
		expect(await refusal(app.materials.change(assistant, ...own, 1, second))).toBe(
			'material.changed'
		);
		expect((await app.materials.list(owner, classId, unit))[0]).toMatchObject({
			source: both('甲', 'first'),
			version: 2
		});
		expect(await refusal(app.materials.change(assistant, ...own, 2, second))).toBe('done');
	});

	it('count what exists in one language only', async () => {
		const { classId, owner } = room;
		const unit = await app.units.create(owner, classId, both('只有中文', ''));
		await app.materials.add(owner, classId, unit, text({ body: both('', 'English only') }));
		expect((await app.units.gaps(owner, classId))[unit]).toBe(2);
		expect(await refusal(app.units.gaps(student(), classId))).toBe('access.forbidden');
	});

	it.each([
		['a title in no language', { title: both(' ', '') }, 'unit.title'],
		['a title that is too long', { title: both('字'.repeat(81), '') }, 'unit.title'],
		['a text in no language', { body: both('', ' \n') }, 'form.invalid'],
		['a text that is too long', { body: both('', 'x'.repeat(40_001)) }, 'unit.text'],
		['a link that runs', { kind: 'link', url: 'javascript:alert(1)' }, 'material.link'],
		['a link with a password', { kind: 'link', url: 'https://a:b@x.org' }, 'material.link'],
		['a link to a file', { kind: 'link', url: 'file:///etc/passwd' }, 'material.link'],
		['a video from nowhere', { kind: 'video' }, 'material.source'],
		['a file of nobody', { kind: 'file', upload: 'none' }, 'upload.unknown']
	] as const)('refuse %s', async (_name, facts, code) => {
		const unit = await publishedUnit(app, room.owner, room.classId);
		const add = app.materials.add(room.owner, room.classId, unit, text(facts));
		expect(await refusal(add)).toBe(code);
		expect(await app.materials.list(room.owner, room.classId, unit)).toEqual([]);
	});

	it('are changed no more once the class is archived', async () => {
		const other = await classRoom(test.store);
		const unit = await publishedUnit(app, other.owner, other.classId);
		await app.classes.archive(other.owner, other.classId, true);
		const own = [other.owner, other.classId, unit] as const;
		expect(await refusal(app.materials.add(...own, text()))).toBe('class.archived');
		expect(await refusal(app.units.remove(...own))).toBe('class.archived');
		expect(await refusal(app.units.view(...own))).toBe('done');
	});

	describe('sign-in', () => {
		const window = () => ({
			opensAt: clock.ms + HOUR,
			closesAt: clock.ms + 2 * HOUR,
			lateUntil: clock.ms + 3 * HOUR,
			latePercent: 40
		});

		it('is open inside its window only, late counts less, a second press changes nothing', async () => {
			const { classId, owner } = room;
			const unit = await publishedUnit(app, owner, classId);
			const sign = (who = student()) => refusal(app.signIns.signIn(who, classId, unit));
			expect(await sign()).toBe('signIn.none');
			const title = both('签到', '');
			await app.units.change(owner, classId, unit, { title, lessonAt: null, signIn: window() });
			expect(await sign()).toBe('signIn.early');
			expect(await sign(owner)).toBe('access.forbidden');
			clock.pass(3_600);
			expect(await sign()).toBe('done');
			const first = (await app.signIns.mine(student(), classId, unit))!.done;
			clock.pass(5_400);
			expect(await sign()).toBe('done');
			expect((await app.signIns.mine(student(), classId, unit))!.done).toEqual(first);
			expect(first).toMatchObject({ late: false, percent: 100 });
			expect(await sign(room.loner)).toBe('done');
			expect(await app.signIns.mine(room.loner, classId, unit)).toMatchObject({
				done: { late: true, percent: 40 },
				now: 'late'
			});
			clock.pass(3_600);
			expect(await sign(room.students[1]![0]!)).toBe('signIn.closed');
			const list = await app.signIns.list(owner, classId, unit);
			expect(list.filter(({ at }) => at !== null)).toHaveLength(2);
			expect(await refusal(app.signIns.list(student(), classId, unit))).toBe('access.forbidden');
		});

		it('does not close before it opens', async () => {
			const { classId, owner } = room;
			const unit = await publishedUnit(app, owner, classId);
			const signIn = { ...window(), closesAt: clock.ms };
			const change = app.units.change(owner, classId, unit, {
				...{ title: both('x', ''), lessonAt: null, signIn }
			});
			expect(await refusal(change)).toBe('unit.signIn');
		});
	});

	describe('discussion', () => {
		it('has one level of answers; authors and staff take posts away', async () => {
			const { classId, owner } = room;
			const [a, b] = [student(), room.students[1]![0]!];
			const unit = await publishedUnit(app, owner, classId);
			const { post, list, remove } = app.discussion;
			await post(a, classId, unit, ' Why? ', null);
			const [first] = await list(a, classId, unit);
			await post(b, classId, unit, 'Because.', first!.id);
			const answer = (await list(b, classId, unit))[0]!.answers[0]!;
			await post(owner, classId, unit, 'Indeed.', answer.id);
			const [thread] = await list(a, classId, unit);
			expect(thread).toMatchObject({ text: 'Why?', removable: true, staff: false });
			expect(thread!.answers.map(({ text, removable }) => [text, removable])).toEqual([
				['Because.', false],
				['Indeed.', false]
			]);
			expect(await refusal(remove(a, classId, unit, answer.id))).toBe('access.forbidden');
			expect(await refusal(remove(a, classId, unit, 'none'))).toBe('post.unknown');
			await remove(a, classId, unit, first!.id);
			expect((await list(b, classId, unit))[0]).toMatchObject({ text: null, removable: false });
			for (const { id } of thread!.answers) await remove(owner, classId, unit, id);
			expect(await list(a, classId, unit)).toEqual([]);
		});

		it.each([
			['nothing', ''],
			['nothing visible', ' \n\t'],
			['too much', 'x'.repeat(4_001)]
		])('refuses %s', async (_name, typed) => {
			const unit = await publishedUnit(app, room.owner, room.classId);
			const post = app.discussion.post(student(), room.classId, unit, typed, null);
			expect(await refusal(post)).toBe('post.empty');
		});

		it('does not answer a post of another unit', async () => {
			const { classId, owner } = room;
			const [one, two] = [
				await publishedUnit(app, owner, classId),
				await publishedUnit(app, owner, classId)
			];
			await app.discussion.post(student(), classId, one, 'here', null);
			const [thread] = await app.discussion.list(student(), classId, one);
			const answer = app.discussion.post(student(), classId, two, 'there', thread!.id);
			expect(await refusal(answer)).toBe('post.unknown');
		});
	});
});
