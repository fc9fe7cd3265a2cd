import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { App } from '../../src/lib/server/app.ts';
import type { Refused } from '../../src/lib/server/services/refused.ts';
import { appOver, refusal, TestClock } from '../support/application.ts';
import { classRoom, type ClassRoom } from '../support/class-room.ts';
import { root } from '../support/files.ts';
import { onEveryStore, type TestStore } from '../support/stores.ts';
import { both } from '../support/units.ts';

const COURSE = 'campus-lab-course';

onEveryStore('a course of the project, taken into a class', (make) => {
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

	const take = (who = room.owner, id = COURSE) => app.courseFiles.take(who, room.classId, id);
	const offered = (who = room.owner) => app.courseFiles.offered(who, room.classId);
	const unitsNow = () => app.units.list(room.owner, room.classId);

	it('is for the staff of the class', async () => {
		for (const call of [take, offered]) {
			expect(await refusal(call(room.students[0]![0]))).toBe('access.forbidden');
			expect(await refusal(call(room.stranger))).toBe('class.unknown');
			expect(await refusal(call(room.visitor))).toBe('access.signIn');
		}
		expect(await refusal(take(room.owner, '../bank'))).toBe('course.unknown');
		expect(await unitsNow()).toEqual([]);
	});

	it('brings three units, pressed twice at once', async () => {
		expect(await offered()).toMatchObject([{ id: COURSE, units: 3 }]);
		const pressed = await Promise.all([refusal(take(room.assistant)), refusal(take())]);
		expect(pressed.sort()).toEqual(['course.have', 'done']);
		const units = await unitsNow();
		expect(units.map(({ title, published }) => [title.en, published])).toEqual([
			['Know your clients', false],
			['Winning work', false],
			['Keeping clients', false]
		]);
		expect(await offered()).toEqual([]);
		expect(await app.units.gaps(room.owner, room.classId)).toEqual(
			Object.fromEntries(units.map(({ id }) => [id, 0]))
		);
	});

	it('has in a unit what its file says, in both languages', async () => {
		const { classId, owner } = room;
		const [first, second, third] = await unitsNow();
		const materials = await app.materials.list(owner, classId, first!.id);
		expect(materials.map(({ part, title }) => [part, title.en])).toEqual([
			['before', 'Know your clients'],
			['before', 'Terms of this unit'],
			['before', 'For discussion'],
			['during', 'Rules of the presentation'],
			['after', 'Questions for the summary'],
			['after', 'Questions for your reflection']
		]);
		expect(materials[0]!.html.zh).toContain('阅读时间：约 20 分钟');
		expect(materials[1]!.html.zh).toContain('<strong>客户认可度</strong>');

		const quizzes = await app.quizzes.list(owner, classId, first!.id);
		expect(quizzes.map(({ part, items, published }) => [part, items, published]).sort()).toEqual([
			['after', 8, false],
			['before', 8, false]
		]);
		const entry = quizzes.find(({ part }) => part === 'before')!;
		const { facts, items } = await app.quizzes.view(owner, classId, first!.id, entry.id);
		expect(facts).toMatchObject({ tries: 3, pass: 60, counts: 'best', month: null });
		expect(items[0]).toMatchObject({ id: 'crm-what-it-is', points: 1 });
		const after = quizzes.find(({ part }) => part === 'after')!;
		const later = await app.quizzes.view(owner, classId, first!.id, after.id);
		expect(later.facts).toMatchObject({ tries: 2, month: 2 });

		const [challenge] = await app.tasks.list(owner, classId, first!.id);
		expect(challenge).toMatchObject({ kinds: ['file', 'video'], doers: 'team', part: 'during' });
		expect(challenge!.brief.en).toContain('**To be handed in**\n\n- One page with table');
		const policies = [];
		for (const unit of [first, second, third]) {
			const [task] = await app.tasks.list(owner, classId, unit!.id);
			const { hint } = await app.hints.view(owner, classId, unit!.id, task!.id);
			policies.push(hint!.policy);
			if (unit === first) expect(hint!.quiz).toBe(entry.id);
		}
		expect(policies).toEqual([
			{ kind: 'each' },
			{ kind: 'members', count: 3 },
			{ kind: 'mean', percent: 60 }
		]);
	});

	it('brings presentations, rubrics, reflections and weights', async () => {
		const { classId, owner } = room;
		const [first] = await unitsNow();
		const [card] = await app.speaking.setup.list(owner, classId, first!.id);
		const at = { class: classId, unit: first!.id, session: card!.id };
		const session = await app.speaking.setup.view(owner, at);
		expect(session.settings).toMatchObject({ present: 5, defend: 4, english: 50 });
		expect(session.rubric.criteria.map(({ id, weight }) => [id, weight])).toEqual([
			['c1', 50],
			['c2', 30],
			['c3', 20]
		]);
		// Its three levels can be saved by the form as they are.
		const criteria = session.rubric.criteria.map(({ title, weight, ...rest }) => ({
			...{ title, weight },
			anchors: 'levels' in rest ? rest.levels.map(({ anchor }) => anchor) : []
		}));
		await app.speaking.setup.setCriteria(owner, at, 1, criteria);
		expect((await app.speaking.setup.view(owner, at)).criteria).toBe(2);

		const rubrics = await app.peer.rubrics.list(owner, classId);
		expect(rubrics.map(({ title }) => title.en)).toEqual([
			'Ten clients, one budget',
			'The price we can defend',
			'Eight days late'
		]);
		expect(rubrics[0]!.rubric.criteria.map(({ weight }) => weight)).toEqual([30, 30, 20, 20]);
		const summary = await app.afterClass.summary.edit(owner, classId, first!.id);
		expect(summary).toMatchObject({ reflection: true, published: false });
		const weights = await app.grading.weights.view(owner, classId);
		expect(weights.version).toBe(1);
		expect(weights.parts.map(({ id, weight }) => [id, weight])).toEqual([
			['process', '40'],
			['result', '20'],
			['quizzes', '15'],
			['reviews', '15'],
			['reflection', '10']
		]);
	});

	it('comes once more when its units are gone, beside what the class has', async () => {
		const { classId, owner } = room;
		await app.units.create(owner, classId, both('我的', 'Mine'));
		for (const { id, title } of await unitsNow())
			if (title.en !== 'Mine') await app.units.remove(owner, classId, id);
		expect(await take()).toBe(3);
		expect((await unitsNow()).map(({ title }) => title.en)).toEqual([
			...['Mine', 'Know your clients', 'Winning work', 'Keeping clients']
		]);
		// What the class has changed in its bank meanwhile stays, and its weights too.
		expect((await app.grading.weights.view(owner, classId)).version).toBe(1);
	});

	it('leaves nothing where there is no room', async () => {
		const other = await classRoom(test.store);
		for (let n = 0; n < 58; n++)
			await app.units.create(other.owner, other.classId, both('', `Week ${n}`));
		expect(await app.courseFiles.offered(other.owner, other.classId)).toEqual([]);
		const code = await refusal(app.courseFiles.take(other.owner, other.classId, COURSE));
		expect(code).toBe('unit.tooMany');
		expect(await app.units.list(other.owner, other.classId)).toHaveLength(58);
		expect((await app.quizzes.bank.list(other.owner, other.classId, query)).size).toBe(0);
	});

	it('says where its files are wrong, and leaves nothing', async () => {
		const other = await classRoom(test.store);
		const folder = mkdtempSync(path.join(tmpdir(), 'course-'));
		try {
			cpSync(path.join(root, 'scenarios'), path.join(folder, 'scenarios'), { recursive: true });
			const file = path.join(folder, 'scenarios/courses', COURSE, '1-know-your-clients.yaml');
			writeFileSync(file, readFileSync(file, 'utf8').replace('- recognition\n', '- nonsense\n'));
			const broken = appOver(
				test.store,
				clock.now,
				{},
				{
					config: { ...app.config, root: folder }
				}
			);
			const taking = broken.courseFiles.take(other.owner, other.classId, COURSE);
			const error: unknown = await taking.catch((caught: unknown) => caught);
			expect((error as Refused).facts).toMatchObject({
				code: 'course.faults',
				params: { file: '1-know-your-clients.yaml', fault: 'unknownTerm', id: 'nonsense' }
			});
			expect(await broken.courseFiles.offered(other.owner, other.classId)).toHaveLength(1);
			expect(await app.units.list(other.owner, other.classId)).toEqual([]);
			// Mended, it is taken without a restart.
			writeFileSync(file, readFileSync(file, 'utf8').replace('- nonsense\n', '- recognition\n'));
			expect(await broken.courseFiles.take(other.owner, other.classId, COURSE)).toBe(3);
		} finally {
			rmSync(folder, { recursive: true });
		}
	});
});

const query = { words: '', tag: '', kind: '' as const, difficulty: null, page: 1 };
