import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { BEHAVIOURS } from '../../src/lib/classroom/contribution/ratings.ts';
import type { App } from '../../src/lib/server/app.ts';
import type { RoundFacts } from '../../src/lib/server/services/contribution.ts';
import { appOver, refusal, TestClock } from '../support/application.ts';
import { biggerTeam, type Mate } from '../support/bigger-team.ts';
import { classRoom, type ClassRoom } from '../support/class-room.ts';
import { onEveryStore, type TestStore } from '../support/stores.ts';
import { both } from '../support/units.ts';

const HOUR = 3_600_000;

onEveryStore('contribution', (make) => {
	let test: TestStore;
	let app: App;
	let room: ClassRoom;
	let team: Mate[];
	const clock = new TestClock();

	beforeAll(async () => {
		test = await make();
	});
	// A class of its own for each test: rounds tell of the teams as they are.
	beforeEach(async () => {
		app = appOver(test.store, clock.now);
		room = await classRoom(test.store);
		team = await biggerTeam(app, room, 2);
	});
	afterAll(() => test.dispose());

	const facts = (more: Partial<RoundFacts> = {}): RoundFacts => ({
		...{ title: both('里程碑', 'Milestone'), form: 'points', method: 'strict', penalty: 10 },
		...{ weight: 50, target: '', closesAt: clock.ms + HOUR, ...more }
	});
	const open = (more: Partial<RoundFacts> = {}) =>
		app.grading.contribution.open(room.owner, room.classId, facts(more));
	const row = (points: number[]) =>
		Object.fromEntries(team.map(({ member }, at) => [member, points[at]!]));
	const why = Object.fromEntries('abcd'.split('').map((_, at) => [at, `because ${at}`]));
	const reasons = () => Object.fromEntries(team.map(({ member }, at) => [member, why[at]!]));
	const rate = (id: string, at: number, points: number[], because = reasons()) =>
		app.grading.contributing.submit(team[at]!.actor, room.classId, id, {
			given: row(points),
			reasons: because
		});
	const mine = async (at: number) =>
		(await app.grading.contributing.mine(team[at]!.actor, room.classId))[0];
	const end = (id: string) => app.grading.contribution.close(room.owner, room.classId, id);
	const publish = (id: string, shown = true) =>
		app.grading.contribution.publish(room.owner, room.classId, id, shown);
	const view = (id: string) => app.grading.contribution.view(room.owner, room.classId, id);
	const sheetOf = async (id: string) =>
		(await view(id)).teams.find((one) => one.id === room.teams[0])!;
	/** The lines of the team in the order of the test. */
	const linesOf = async (id: string) => {
		const { members } = await sheetOf(id);
		return team.map(({ member }) => members.find((line) => line.id === member)!);
	};

	it('is led by staff alone, and answered by the team alone', async () => {
		const id = await open();
		const lead = (who: typeof room.owner) => [
			() => app.grading.contribution.list(who, room.classId),
			() => app.grading.contribution.open(who, room.classId, facts()),
			() => app.grading.contribution.view(who, room.classId, id),
			() => app.grading.contribution.change(who, room.classId, id, 1, facts()),
			() => app.grading.contribution.close(who, room.classId, id),
			() => app.grading.contribution.publish(who, room.classId, id, true),
			() => app.grading.contribution.remove(who, room.classId, id)
		];
		for (const [who, code] of [
			[team[0]!.actor, 'access.forbidden'],
			[room.stranger, 'class.unknown'],
			[room.visitor, 'access.signIn']
		] as const)
			for (const ask of lead(who)) expect(await refusal(ask())).toBe(code);
		const submit = (who: typeof room.owner, round = id) =>
			refusal(
				app.grading.contributing.submit(who, room.classId, round, { given: {}, reasons: {} })
			);
		expect(await submit(room.owner)).toBe('access.forbidden');
		expect(await submit(room.stranger)).toBe('class.unknown');
		expect(await submit(room.loner)).toBe('contribution.notMember');
		expect(await submit(team[0]!.actor, 'none')).toBe('contribution.unknown');
		expect(await app.grading.contributing.mine(room.loner, room.classId)).toEqual([]);
		// Another team does not see this team's people.
		const [other] = await app.grading.contributing.mine(room.students[1]![0]!, room.classId);
		expect(other!.team).toHaveLength(2);
		// Another class has no such round.
		const elsewhere = await classRoom(test.store);
		const foreign = app.grading.contribution.view(elsewhere.owner, elsewhere.classId, id);
		expect(await refusal(foreign)).toBe('contribution.unknown');
	});

	it('takes full rows of the own team with reasons, in time', async () => {
		const id = await open();
		const send = (given: Record<string, unknown>, because: Record<string, string> = {}) =>
			refusal(
				app.grading.contributing.submit(team[0]!.actor, room.classId, id, {
					...{ given, reasons: because }
				})
			);
		expect(await send({ [team[0]!.member]: 10 })).toBe('contribution.incomplete');
		expect(await send({ ...row([10, 10, 10, 10]), someone: 1 })).toBe('contribution.stranger');
		expect(await send(row([10, 10, 10, NaN]))).toBe('form.invalid');
		expect(await send(row([10, 10, 10, -1]))).toBe('form.invalid');
		expect(await send(row([10, 10, 10, 101]))).toBe('form.invalid');
		const items = Object.fromEntries(BEHAVIOURS.map((behaviour) => [behaviour, 3]));
		expect(await send(Object.fromEntries(team.map(({ member }) => [member, items])))).toBe(
			'form.invalid'
		);
		expect(await send(row([10, 10, 10, 30]))).toBe('contribution.reason');
		expect(await send(row([10, 10, 10, 10]))).toBe('done');
		// Twice is once; the last time counts.
		expect(await send(row([10, 10, 10, 10]))).toBe('done');
		expect(await send(row([11, 11, 11, 11]))).toBe('done');
		expect((await mine(0))!.given).toEqual(row([11, 11, 11, 11]));
		expect((await mine(1))!.given).toEqual({});
		const [card] = await app.grading.contribution.list(room.owner, room.classId);
		expect(card).toMatchObject({ asked: 8, answered: 1, closed: false });
		clock.pass(3_600);
		expect(await send(row([10, 10, 10, 10]))).toBe('contribution.closed');
		expect((await mine(0))!.open).toBe(false);
	});

	it('reads five behaviours as their mean', async () => {
		const id = await open({ form: 'items' });
		const items = (n: number) => Object.fromEntries(BEHAVIOURS.map((b) => [b, n]));
		const given = Object.fromEntries(
			team.map(({ member }, at) => [member, items(at === 3 ? 2 : 4)])
		);
		await app.grading.contributing.submit(team[0]!.actor, room.classId, id, {
			...{ given, reasons: reasons() }
		});
		const [first] = await linesOf(id);
		expect(first!.gave!.map(({ points }) => points).sort()).toEqual(['2', '4', '4', '4']);
	});

	it('gives strict factors that nobody can change for oneself, and shows them when published', async () => {
		const id = await open();
		await rate(id, 0, [100, 10, 10, 10]);
		await rate(id, 1, [20, 20, 20, 10]);
		await rate(id, 2, [20, 20, 20, 10]);
		expect((await mine(0))!.result).toBeNull();
		expect(await refusal(publish(id))).toBe('contribution.open');
		await end(id);
		await end(id);
		await publish(id);
		await publish(id);
		const members = await linesOf(id);
		const { flags } = await sheetOf(id);
		// Shares to the first: 20 · 3 / 50 from two others; to the last 1, 0.6 and 0.6.
		expect(members.map(({ factor }) => factor)).toEqual(['1.2', '1.1', '1.1', '0.7333']);
		expect(members[3]).toMatchObject({ silent: true, gave: null, raters: 3 });
		expect(flags.map(({ code }) => code)).toEqual(
			expect.arrayContaining(['overConfident', 'low', 'silent'])
		);
		const result = (await mine(3))!.result!;
		expect(result).toMatchObject({ factor: '0.73', silent: true, raters: 3 });
		expect([...result.comments!].sort()).toEqual(['because 3', 'because 3', 'because 3']);
		// Two raters could be told by their style.
		expect((await mine(0))!.result!.comments).toBeNull();
		await publish(id, false);
		expect((await mine(3))!.result).toBeNull();
	});

	it('gives everybody 1 when all are rated alike, when nobody rates, and in a team of one', async () => {
		const alike = await open();
		for (const at of team.keys()) await rate(alike, at, [25, 25, 25, 25]);
		expect((await sheetOf(alike)).members.map(({ factor }) => factor)).toEqual(Array(4).fill('1'));
		expect((await sheetOf(alike)).flags).toEqual([]);
		const nobody = await open();
		const { members } = await sheetOf(nobody);
		expect(members.map(({ factor, tooFew }) => [factor, tooFew])).toEqual(
			Array(4).fill(['1', true])
		);
		const places = test.store.t.teamMembers;
		const last = (await test.store.db.select().from(places)).filter(
			({ teamId }) => teamId === room.teams[2]
		);
		await app.teams.put(room.owner, room.classId, last[0]!.memberId, null);
		const one = await open();
		const alone = (await view(one)).teams.find(({ id }) => id === room.teams[2])!;
		expect(alone.members).toHaveLength(1);
		expect(alone.members[0]).toMatchObject({ factor: '1', silent: false });
		expect(alone.flags).toEqual([]);
	});

	it('goes on without whoever withdraws, and bears their return', async () => {
		const id = await open();
		await rate(id, 0, [20, 20, 20, 20]);
		const gone = team[3]!.member;
		await app.rosters.setStatus(room.owner, room.classId, gone, 'withdrawn');
		expect((await sheetOf(id)).members).toHaveLength(3);
		const three = Object.fromEntries(team.slice(0, 3).map(({ member }) => [member, 10]));
		await app.grading.contributing.submit(team[1]!.actor, room.classId, id, {
			...{ given: three, reasons: {} }
		});
		expect((await sheetOf(id)).members.map(({ factor }) => factor)).toEqual(['1', '1', '1']);
		await app.rosters.setStatus(room.owner, room.classId, gone, 'active');
		const back = (await sheetOf(id)).members;
		expect(back).toHaveLength(4);
		const second = (await linesOf(id))[1]!;
		expect(second.gave!.map(({ points }) => points)).toEqual(['10', '10', '10', '10']);
	});

	it('keeps nothing of what an erased person wrote, nor of what was written about that person', async () => {
		const id = await open();
		await rate(id, 0, [20, 20, 20, 20]);
		await rate(id, 3, [20, 20, 20, 20]);
		const { member } = team[3]!;
		const held = await app.accounts.exportData(team[3]!.actor);
		expect(held.contribution).toHaveLength(1);
		await app.accounts.erase(room.owner, { classId: room.classId, memberId: member });
		const forms = (await test.store.db.select().from(test.store.t.contributionForms)).filter(
			({ roundId }) => roundId === id
		);
		expect(forms).toHaveLength(1);
		expect(Object.keys(forms[0]!.reasons)).toHaveLength(3);
		expect(JSON.stringify(forms[0]!.reasons)).not.toContain('because 3');
	});

	it('refuses a round without teams, with a deadline that is none, and a second editor', async () => {
		expect(await refusal(open({ closesAt: clock.ms }))).toBe('contribution.deadline');
		expect(await refusal(open({ closesAt: NaN }))).toBe('contribution.deadline');
		expect(await refusal(open({ title: both('', '') }))).toBe('unit.title');
		const id = await open({ title: both('', '<script>alert(1)</script>') });
		const change = (more: Partial<RoundFacts>) =>
			refusal(app.grading.contribution.change(room.assistant, room.classId, id, 1, facts(more)));
		expect(await change({ penalty: 0 })).toBe('done');
		expect(await change({ penalty: 100 })).toBe('contribution.stale');
		expect(await view(id)).toMatchObject({ penalty: 0, version: 2 });
		await app.grading.contribution.remove(room.owner, room.classId, id);
		expect(await refusal(view(id))).toBe('contribution.unknown');
		const empty = await classRoom(test.store, 0);
		const none = app.grading.contribution.open(empty.owner, empty.classId, facts());
		expect(await refusal(none)).toBe('contribution.noTeams');
	});
});
