import { like } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { App } from '../../src/lib/server/app.ts';
import type { SessionAt } from '../../src/lib/server/services/speaking-session.ts';
import { appOver, refusal, TestClock } from '../support/application.ts';
import { classRoom, type ClassRoom } from '../support/class-room.ts';
import { criterion, present, press, sheet, speakingSession } from '../support/speaking.ts';
import { onEveryStore, type TestStore } from '../support/stores.ts';
import { both } from '../support/units.ts';

onEveryStore('presentations', (make) => {
	let test: TestStore;
	let app: App;
	let room: ClassRoom;
	let at: SessionAt;
	const clock = new TestClock();

	beforeAll(async () => {
		test = await make();
		app = appOver(test.store, clock.now);
		room = await classRoom(test.store);
		at = await speakingSession(app, room.owner, room.classId);
	});
	afterAll(() => test.dispose());

	const view = () => app.speaking.views.console(room.owner, at);
	const names = (list: readonly { name: string }[]) => list.map(({ name }) => name);
	const memberOf = async (name: string) =>
		(await view()).students.find((student) => student.name === name)!.id;

	it('are for the staff to prepare and to lead, and hidden with their unit', async () => {
		const { classId, owner, assistant, stranger, visitor, students } = room;
		const student = students[0]![0]!;
		const { setup, floor, views, questions, rating } = app.speaking;
		const title = both('', 'Pitch');
		const make = (who: typeof owner) =>
			setup.create(who, classId, at.unit, title, [criterion('A')]);
		expect(await refusal(make(student))).toBe('access.forbidden');
		expect(await refusal(make(stranger))).toBe('class.unknown');
		expect(await refusal(make(visitor))).toBe('access.signIn');
		const other = await make(assistant);
		await setup.remove(assistant, { ...at, session: other });
		expect(await refusal(views.console(owner, { ...at, session: other }))).toBe('speaking.unknown');
		for (const work of [
			() => views.console(student, at),
			() => setup.view(student, at),
			() => setup.setCriteria(student, at, 1, [criterion('A')]),
			() => setup.remove(student, at),
			() => floor.move(student, at, { type: 'next' }, 0),
			() => floor.shuffle(student, at),
			() => floor.appoint(student, at, null),
			() => questions.strike(student, at, 'none'),
			() => rating.mark(student, at, room.teams[0]!, 50),
			() => rating.lock(student, at),
			() => rating.unlock(student, at),
			() => rating.reveal(student, at, 0),
			() => app.rewards.givePodium(student, at)
		])
			expect(await refusal(work())).toBe('access.forbidden');
		const draft = await app.units.create(owner, classId, both('', 'Draft'));
		expect(await refusal(views.phone(student, { ...at, unit: draft }))).toBe('unit.unknown');
		expect(await refusal(views.phone(owner, { ...at, unit: draft }))).toBe('speaking.unknown');
		expect(await refusal(views.phone(stranger, at))).toBe('class.unknown');
		expect(await refusal(views.stage(visitor, at.session))).toBe('access.signIn');
		expect(await refusal(views.stage(stranger, at.session))).toBe('class.unknown');
		expect(await refusal(views.stage(owner, 'none'))).toBe('speaking.unknown');
	});

	it('keep the settings of the first of two editors, and tell the second', async () => {
		const { setup } = app.speaking;
		const { version, settings, title } = await setup.view(room.owner, at);
		const change = (present: number) =>
			setup.change(room.assistant, at, version, { title, settings: { ...settings, present } });
		await change(6);
		expect(await refusal(change(7))).toBe('speaking.stale');
		expect((await setup.view(room.owner, at)).settings.present).toBe(6);
		const criteria = [criterion('<b>Insight</b>'), criterion('Defence', 3)];
		await setup.setCriteria(room.owner, at, 1, criteria);
		expect(await refusal(setup.setCriteria(room.owner, at, 1, criteria))).toBe('speaking.stale');
		const missing = { ...criterion('A'), anchors: [1, 2, 3, 4].map(() => both('', '')) };
		for (const wrong of [[], [missing], [criterion('A', 0)], Array(9).fill(criterion('A'))])
			expect(await refusal(setup.setCriteria(room.owner, at, 2, wrong))).toBe('speaking.criteria');
		const next = await speakingSession(app, room.owner, room.classId);
		const copied = await setup.view(room.owner, next);
		expect([copied.settings.present, copied.rubric.criteria[0]!.title.en]).toEqual([
			...[6, '<b>Insight</b>']
		]);
		await setup.setCriteria(room.owner, at, 2, [criterion('Insight'), criterion('Defence')]);
	});

	it('make no more sessions than a unit holds', async () => {
		const { classId, owner } = room;
		const { unit } = await speakingSession(app, owner, classId);
		const more = () =>
			app.speaking.setup.create(owner, classId, unit, both('', 'More'), [criterion('A')]);
		for (let n = 1; n < 6; n++) await more();
		expect(await refusal(more())).toBe('speaking.tooMany');
	});

	it('call one company after the other, and a press on a stale page moves nothing', async () => {
		const { owner } = room;
		const { floor } = app.speaking;
		expect(await refusal(press(app, owner, at, { type: 'pause' }))).toBe('speaking.nobody');
		const [first, second] = (await view()).queue;
		await press(app, owner, at, { type: 'reorder', team: second!.id, to: 0 });
		expect(names((await view()).queue).slice(0, 2)).toEqual(['Company 2', 'Company 1']);
		await press(app, owner, at, { type: 'reorder', team: first!.id, to: 0 });
		const { step } = await view();
		const call = () => floor.move(owner, at, { type: 'next' }, step);
		await Promise.all([call(), call()]);
		expect((await view()).turn).toMatchObject({ name: 'Company 1', left: 360_000, running: false });
		expect(await refusal(floor.move(owner, at, { type: 'finish' }, step))).toBe('speaking.changed');
		expect(await refusal(press(app, owner, at, { type: 'next' }))).toBe('speaking.busy');
		await press(app, owner, at, { type: 'putBack', team: first!.id }, { type: 'next' });
		expect((await view()).turn?.name).toBe('Company 1');
		const gone = { type: 'reorder', team: first!.id, to: 1 } as const;
		expect(await refusal(press(app, owner, at, gone))).toBe('speaking.notWaiting');
	});

	it('run their clock on the server: through a pause, a reload and a restart', async () => {
		const { owner, students } = room;
		await press(app, owner, at, { type: 'start' });
		clock.pass(100);
		const restarted = appOver(test.store, clock.now);
		const left = async () => (await restarted.speaking.views.console(owner, at)).turn!.left;
		expect(await left()).toBe(260_000);
		await press(app, owner, at, { type: 'pause' });
		clock.pass(60);
		expect(await left()).toBe(260_000);
		await press(restarted, owner, at, { type: 'start' });
		clock.pass(270);
		expect(await left()).toBe(-10_000);
		const phone = await app.speaking.views.phone(students[1]![0]!, at);
		expect(phone.turn).toMatchObject({ left: -10_000, running: true });
	});

	it('mark languages once on two devices, stop with the clock, and warn below what is demanded', async () => {
		const { owner, students, teams } = room;
		const { floor, views } = app.speaking;
		const [first] = teams;
		const marker = students[1]![0]!;
		const speak = (language: 'zh' | 'en', who = marker, team = first!) =>
			floor.speak(who, at, team, language);
		expect(await refusal(speak('zh'))).toBe('speaking.notMarker');
		expect(await refusal(floor.appoint(owner, at, 'nobody'))).toBe('member.unknown');
		await floor.appoint(owner, at, await memberOf('Company 2 captain'));
		expect((await views.phone(marker, at)).marker).toBe(true);
		await Promise.all([speak('zh'), speak('zh', owner)]);
		clock.pass(90);
		await speak('en');
		clock.pass(30);
		expect(await refusal(speak('en', marker, teams[1]!))).toBe('speaking.changed');
		await press(app, owner, at, { type: 'pause' });
		clock.pass(500);
		expect((await view()).turn!.share).toEqual({ english: 25, warn: true, by: 'marker' });
		expect(await refusal(speak('zh'))).toBe('speaking.standing');
		await press(app, owner, at, { type: 'start' });
		clock.pass(60);
		// English goes on where it stopped: 90 s of each.
		expect((await views.stage(marker, at.session)).turn!.share).toMatchObject({
			...{ english: 50, warn: false }
		});
	});

	it('log who asked and who answered, once, and add bonus points up to the most', async () => {
		const { owner } = room;
		const { questions } = app.speaking;
		await press(app, owner, at, { type: 'defend' });
		const asker = await memberOf('Company 2 captain');
		const own = await memberOf('Company 1 captain');
		const ask = (id: string, askedBy = asker, text = '为什么这么便宜？', answeredBy?: string) =>
			questions.ask(owner, at, { id, askedBy, text, answeredBy: answeredBy ?? null });
		expect(await refusal(ask('q', own))).toBe('speaking.ownTeam');
		expect(await refusal(ask('q', asker, ' '))).toBe('speaking.question');
		expect(await refusal(ask('q', asker, 'x'.repeat(301)))).toBe('speaking.question');
		expect(await refusal(ask('q', 'nobody'))).toBe('member.unknown');
		expect(await refusal(ask('q', asker, 'Why?', asker))).toBe('speaking.otherTeam');
		await Promise.all([ask('q'), ask('q')]);
		await ask('q2', asker, '<script>alert(1)</script>', own);
		const logged = (await view()).questions;
		expect(logged.map(({ text }) => text)).toEqual([
			'为什么这么便宜？',
			'<script>alert(1)</script>'
		]);
		expect(await refusal(questions.answer(owner, at, logged[0]!.id, asker))).toBe(
			'speaking.otherTeam'
		);
		expect(await refusal(questions.answer(owner, at, 'none', own))).toBe('speaking.question');
		await questions.answer(owner, at, logged[0]!.id, own);
		for (const id of ['a', 'b', 'c', 'd', 'e']) await ask(id);
		const points = Object.fromEntries((await view()).bonus.map((b) => [b.name, b.points]));
		expect(points).toEqual({ 'Company 2 captain': 5, 'Company 1 captain': 2 });
		const { t } = test.store;
		const rows = Array.from({ length: 300 }, (_, i) => ({
			...{
				id: `full${i}`,
				sessionId: at.session,
				teamId: room.teams[0]!,
				text: 'x',
				at: clock.now()
			}
		}));
		await test.store.tx((db) => db.insert(t.speakingQuestions).values(rows));
		expect(await refusal(ask('one more'))).toBe('speaking.full');
		await test.store.tx((db) =>
			db.delete(t.speakingQuestions).where(like(t.speakingQuestions.id, 'full%'))
		);
		await questions.strike(owner, at, logged[0]!.id);
		await questions.strike(owner, at, logged[0]!.id);
		expect((await view()).questions).toHaveLength(6);
		await press(app, owner, at, { type: 'finish' });
		expect(await refusal(ask('late'))).toBe('speaking.nobody');
	});

	it('take the word of a company for its English where nobody has marked', async () => {
		const { owner, students, teams } = room;
		const { floor, views } = app.speaking;
		await present(app, owner, at);
		const declare = (who: typeof owner, percent = 40) => floor.declare(who, at, teams[1]!, percent);
		expect(await refusal(declare(students[0]![0]!))).toBe('speaking.notYours');
		const member = students[1]![1]!;
		expect((await views.phone(member, at)).declare).toEqual({ team: teams[1], percent: null });
		await declare(member);
		const share = (await view()).shares.find(({ id }) => id === teams[1]);
		expect(share).toEqual({ id: teams[1], english: 40, warn: true });
	});

	it('draw the order with a seed that draws it again', async () => {
		const { owner } = room;
		const room5 = await classRoom(test.store, 6);
		const session = await speakingSession(app, room5.owner, room5.classId);
		const order = async () =>
			names((await app.speaking.views.console(room5.owner, session)).queue).join();
		const seed = await app.speaking.floor.shuffle(room5.owner, session);
		const drawn = await order();
		await app.speaking.floor.shuffle(room5.owner, session, 'OTHER');
		await app.speaking.floor.shuffle(room5.owner, session, seed);
		expect(await order()).toBe(drawn);
		expect(await refusal(app.speaking.floor.shuffle(owner, session))).toBe('class.unknown');
	});

	it('do without a company that leaves, and go on with one that comes late', async () => {
		const late = await classRoom(test.store, 2);
		const { owner, classId, teams, students } = late;
		const session = await speakingSession(app, owner, classId);
		const look = () => app.speaking.views.console(owner, session);
		const added = await app.teams.create(owner, classId, { name: 'Late', color: '#000000' });
		expect((await look()).absent).toEqual([{ id: added, name: 'Late' }]);
		await press(app, owner, session, { type: 'enqueue', team: added }, { type: 'next' });
		await press(app, owner, session, { type: 'start' });
		// The first is presenting when it leaves, the second waits.
		await app.teams.remove(owner, classId, teams[0]!);
		await app.teams.remove(owner, classId, teams[1]!);
		const facts = await look();
		expect([facts.turn!.name, names(facts.queue)]).toEqual(['Company 1', ['Late']]);
		await app.speaking.rating.rate(students[1]![0]!, session, teams[0]!, sheet(4));
		const former = app.speaking.rating.rate(students[0]![0]!, session, teams[0]!, sheet(4));
		expect(await refusal(former)).toBe('rating.ownTeam');
		await press(app, owner, session, { type: 'finish' }, { type: 'next' });
		expect((await look()).turn!.name).toBe('Late');
		await press(app, owner, session, { type: 'finish' });
		expect(await refusal(press(app, owner, session, { type: 'next' }))).toBe('speaking.empty');
	});

	it('begin empty in a class without companies', async () => {
		const empty = await classRoom(test.store, 0);
		const session = await speakingSession(app, empty.owner, empty.classId);
		const facts = await app.speaking.views.console(empty.owner, session);
		expect([facts.queue, facts.absent, facts.turn]).toEqual([[], [], null]);
		await app.speaking.rating.lock(empty.owner, session);
		const phone = await app.speaking.views.phone(empty.loner, session);
		expect([phone.over, phone.podium, phone.own]).toEqual([true, [], null]);
	});

	it('are looked at and not changed in an archived class', async () => {
		const old = await classRoom(test.store, 2);
		const session = await speakingSession(app, old.owner, old.classId);
		await app.classes.archive(old.owner, old.classId, true);
		expect(await refusal(press(app, old.owner, session, { type: 'next' }))).toBe('class.archived');
	});
});
