import { describe, expect, it } from 'vitest';
import { TURN } from '../../src/lib/server/services/captains-draft.ts';
import { appOver, refusal } from '../support/application.ts';
import { answers, card, formingClass, NAMES, type Placed } from '../support/forming.ts';
import { onEveryStore } from '../support/stores.ts';

onEveryStore('the captains’ draft of a class', (make) => {
	const room = formingClass(make);
	const draft = () => room.app.captainsDraft;
	const view = (person?: Placed) => draft().view(person?.actor ?? room.owner, room.classId);
	const seen = async (person?: Placed) => (await view(person))!;
	const prepare = (captains: readonly Placed[], facts: object = {}) =>
		draft().prepare(room.owner, room.classId, {
			...{ captains: captains.map(({ id }) => id), who: 'joined', turn: 60, contest: 10 },
			...facts
		});
	const person = (id: string) => room.people.find((p) => p.id === id)!;
	const pick = (captain: Placed, student: Placed) =>
		draft().pick(captain.actor, room.classId, student.id);
	const contest = (captain: Placed, student: Placed) =>
		draft().contest(captain.actor, room.classId, student.id);
	/** Lets so many seconds pass, and the chore run. */
	async function pass(seconds: number): Promise<void> {
		room.clock.pass(seconds);
		await draft().runDue();
	}
	/** A draft of `count` students under way; captains in the order of the first round, then the free ones. */
	async function begun(count: number, leading: number, facts: object = {}) {
		await room.join(count);
		await prepare(room.people.slice(0, leading), facts);
		await draft().begin(room.owner, room.classId);
		const captains = (await seen()).captains.map(({ id }) => person(id));
		return { captains, free: room.people.slice(leading) };
	}
	const members = async () =>
		(await seen()).captains.map((captain) => captain.members.map(({ name }) => name));
	const owner = () => [room.owner, room.classId] as const;

	it('goes from naming captains to companies', async () => {
		await room.join(9);
		expect(await view()).toBeNull();
		const leading = room.people.slice(0, 3);
		await prepare(leading, { contest: 0 });
		const [a, , c] = leading;
		await draft().rank(room.people[5]!.actor, room.classId, [c!.id, a!.id]);
		expect(await seen()).toMatchObject({
			status: 'preparing',
			ranked: 1,
			students: 6,
			over: false
		});
		await draft().begin(...owner());
		for (let round = 0; round < 6; round++) {
			const { turns, free } = await seen();
			await pick(person(turns[0]!), person(free[0]!.id));
		}
		expect(await seen()).toMatchObject({ over: true, left: null, free: [] });
		await draft().apply(room.assistant, room.classId, NAMES);
		expect(await view()).toBeNull();
		const teams = await room.teams();
		expect(teams.map((team) => team.length)).toEqual([3, 3, 3]);
		expect(teams.map(([captain]) => captain).sort()).toEqual(leading.map(({ name }) => name));
	});

	it('keeps the company of a captain who has one', async () => {
		const { captains } = await begun(4, 2, { contest: 0 });
		const team = await room.company('Jade', [captains[1]!]);
		await room.app.teams.setRoles(room.owner, room.classId, captains[1]!.id, ['finance']);
		await draft().fill(...owner());
		await draft().apply(...owner(), NAMES);
		const jade = (await room.board()).teams.find(({ id }) => id === team)!;
		expect(jade.members.find((p) => p.captain)).toMatchObject({
			...{ memberId: captains[1]!.id, roles: ['finance'] }
		});
	});

	it('lets the student’s own ranking decide a contest, also one changed in the meantime', async () => {
		const { captains, free } = await begun(8, 2);
		const [one, two] = captains;
		const rank = (...order: Placed[]) =>
			draft().rank(
				free[0]!.actor,
				room.classId,
				order.map(({ id }) => id)
			);
		await rank(one!, two!);
		await pick(one!, free[0]!);
		await contest(two!, free[0]!);
		expect(await seen(free[0])).toMatchObject({
			pending: { captain: one!.id, rivals: [two!.id], student: { id: free[0]!.id } }
		});
		await rank(two!, one!);
		await pass(10);
		expect((await seen()).last).toMatchObject({ captain: two!.id, how: 'contest' });
		// Whose pick was lost picks again, and the winner has paid with a turn.
		expect((await seen()).turns[0]).toBe(one!.id);
		expect(await refusal(rank(one!))).toBe('draft.taken');
	});

	it('takes one of two picks at once, and one of two claims of the same student', async () => {
		const { captains, free } = await begun(10, 3);
		const [one, two, three] = captains;
		const same = await Promise.all([
			refusal(pick(one!, free[0]!)),
			refusal(pick(one!, free[1]!)),
			refusal(pick(two!, free[0]!))
		]);
		// The order in which they arrive is the database's; never two at once, and never the captain out of turn.
		expect(same.filter((code) => code === 'done')).toHaveLength(1);
		expect(same[2]).toMatch(/^draft\.(notYourTurn|pending)$/);
		const wanted = person((await seen()).pending!.student.id);
		const claims = await Promise.all([
			refusal(contest(two!, wanted)),
			refusal(contest(three!, wanted)),
			refusal(contest(two!, wanted))
		]);
		expect(claims).toEqual(['done', 'done', 'done']);
		expect((await seen()).pending!.rivals.toSorted()).toEqual([two!.id, three!.id].sort());
		await pass(10);
		expect((await members()).flat()).toEqual([wanted.name]);
		expect(await refusal(contest(two!, wanted))).toBe('draft.taken');
	});

	it('takes the same pick from two devices once', async () => {
		const { captains, free } = await begun(6, 2, { contest: 0 });
		const codes = await Promise.all([
			refusal(pick(captains[0]!, free[0]!)),
			refusal(pick(captains[0]!, free[0]!))
		]);
		expect(codes.filter((code) => code === 'done')).toHaveLength(1);
		expect((await members()).flat()).toEqual([free[0]!.name]);
	});

	it('picks by itself for the largest gap when a turn runs out; the skill is for the staff', async () => {
		await room.join(6);
		const [a, b] = room.people;
		const rate = (i: number, digits: string) =>
			room.app.introductions.answer(room.people[i]!.actor, room.classId, 0, answers(digits));
		for (let i = 0; i < 6; i++) await rate(i, i < 2 ? '1333' : i === 4 ? '5333' : '3333');
		await prepare([a!, b!]);
		await draft().begin(...owner());
		await pass(59);
		expect((await seen()).last).toBeNull();
		await pass(1);
		expect((await seen()).last).toMatchObject({ student: { name: 'S05' }, gap: 'language' });
		expect((await seen(a)).last).toEqual({
			...{ student: { id: room.people[4]!.id, name: 'S05' } },
			...{ captain: (await seen()).captains.find((c) => c.members.length)!.id, how: 'auto' }
		});
	});

	it('goes on after a restart, and an outage costs one turn at most', async () => {
		const { captains, free } = await begun(8, 2);
		await pick(captains[0]!, free[0]!);
		const again = appOver(room.store, room.clock.now);
		room.clock.pass(3_600);
		await again.captainsDraft.runDue();
		const after = (await again.captainsDraft.view(...owner()))!;
		expect(after).toMatchObject({ pending: null, left: 60_000 });
		expect((await members()).flat()).toEqual([free[0]!.name]);
		await again.captainsDraft.runDue();
		expect((await members()).flat()).toHaveLength(1);
	});

	it('is run once by two servers at the same time', async () => {
		await begun(8, 2);
		const other = appOver(room.store, room.clock.now).captainsDraft;
		room.clock.pass(60);
		await Promise.all([draft().runDue(), other.runDue()]);
		expect((await members()).flat()).toHaveLength(1);
	});

	it('pauses, keeps the time that was left, and is undone', async () => {
		const { captains, free } = await begun(8, 2);
		room.clock.pass(20);
		await draft().pause(...owner());
		await draft().pause(...owner());
		await pass(500);
		expect(await seen()).toMatchObject({ status: 'paused', left: 40_000, last: null });
		expect(await refusal(pick(captains[0]!, free[0]!))).toBe('draft.paused');
		await draft().resume(...owner());
		expect(await seen()).toMatchObject({ status: 'running', left: 40_000 });
		await pick(captains[0]!, free[0]!);
		await draft().undo(...owner());
		expect(await seen()).toMatchObject({ pending: null, left: 60_000 });
		await pick(captains[0]!, free[0]!);
		await pass(10);
		await draft().undo(...owner());
		expect((await seen()).turns[0]).toBe(captains[0]!.id);
		expect(await refusal(draft().undo(...owner()))).toBe('draft.nothingToUndo');
	});

	describe('people who leave and come', () => {
		it('a student who withdraws is out, also while being picked', async () => {
			const { captains, free } = await begun(9, 3, { contest: 10 });
			await pick(captains[0]!, free[0]!);
			await room.withdraw(free[0]!);
			expect(await seen()).toMatchObject({ pending: null, left: 60_000 });
			expect((await seen()).free.map(({ id }) => id)).not.toContain(free[0]!.id);
			await pick(captains[0]!, free[1]!);
			await draft().fill(...owner());
			await draft().apply(...owner(), NAMES);
			expect((await room.teams()).map((team) => team.length).sort()).toEqual([2, 3, 3]);
		});

		it('a captain who withdraws stops the draft until somebody else leads', async () => {
			const { captains, free } = await begun(8, 2, { contest: 0 });
			const [one, two] = captains;
			await pick(one!, free[0]!);
			await room.withdraw(one!);
			expect((await seen()).captains[0]).toMatchObject({ gone: true, name: one!.name });
			expect(await refusal(pick(two!, free[1]!))).toBe('draft.captainGone');
			await pass(60);
			expect(await seen()).toMatchObject({ status: 'paused' });
			for (const work of [
				draft().resume(...owner()),
				draft().fill(...owner()),
				draft().apply(...owner(), NAMES)
			])
				expect(await refusal(work)).toBe('draft.captainGone');
			const lead = (captain: Placed, next: Placed) =>
				refusal(draft().lead(...owner(), captain.id, next.id));
			expect(await lead(free[2]!, free[0]!)).toBe('draft.notLeading');
			expect(await lead(one!, two!)).toBe('draft.unknown');
			expect(await lead(one!, free[0]!)).toBe('done');
			await draft().resume(...owner());
			await pick(two!, free[1]!);
			await draft().fill(...owner());
			await draft().apply(...owner(), NAMES);
			const teams = await room.teams();
			expect(teams.map(([captain]) => captain)).toEqual([free[0]!.name, two!.name]);
			expect(teams.flat()).toHaveLength(7);
		});

		it('a captain who is replaced but stays is a member', async () => {
			const { captains, free } = await begun(6, 2, { contest: 0 });
			await draft().lead(...owner(), captains[0]!.id, free[3]!.id);
			expect((await seen()).captains[0]).toMatchObject({
				...{ id: free[3]!.id, members: [{ id: captains[0]!.id }], size: 3 }
			});
		});

		it('who joins late can be picked, even when all others have been', async () => {
			const { captains } = await begun(4, 2, { contest: 0 });
			await draft().fill(...owner());
			expect((await seen()).over).toBe(true);
			const [late] = await room.join(1);
			expect(await seen()).toMatchObject({ over: false, free: [{ id: late!.id }] });
			expect(await refusal(draft().apply(...owner(), NAMES))).toBe('draft.notOver');
			const { turns } = await seen();
			await pick(
				captains.find(({ id }) => id === turns[0])!,
				late!
			);
			await draft().apply(...owner(), NAMES);
			expect((await room.teams()).flat()).toHaveLength(5);
		});
	});

	it('wants a number of captains that makes teams, and times that make sense', async () => {
		await room.join(15);
		const codes = (captains: readonly Placed[], facts: object = {}) =>
			refusal(prepare(captains, facts));
		expect(await codes(room.people.slice(0, 2))).toBe('draft.captains');
		expect(await codes(room.people.slice(0, 8))).toBe('draft.captains');
		const [a, b, c] = room.people;
		expect(await codes([a!, b!, b!])).toBe('draft.captains');
		expect(await codes([a!, b!, c!], { turn: TURN.min - 1 })).toBe('draft.time');
		expect(await codes([a!, b!, c!], { contest: 121 })).toBe('draft.time');
		expect(await codes([a!, b!, c!])).toBe('done');
		expect(await codes([a!, b!, c!])).toBe('draft.exists');
		await room.withdraw(a!);
		expect(await refusal(draft().begin(...owner()))).toBe('draft.captains');
		await draft().cancel(...owner());
		expect(await view()).toBeNull();
	});

	it('refuses what comes at the wrong time', async () => {
		await room.join(8);
		const [a, b, c] = room.people as [Placed, Placed, Placed];
		expect(await refusal(draft().begin(...owner()))).toBe('draft.none');
		await prepare([a, b], { contest: 0 });
		expect(await refusal(pick(a, c))).toBe('draft.notBegun');
		expect(await refusal(draft().apply(...owner(), NAMES))).toBe('draft.notBegun');
		const rank = (who: Placed, ...order: Placed[]) =>
			refusal(
				draft().rank(
					who.actor,
					room.classId,
					order.map(({ id }) => id)
				)
			);
		expect(await rank(a, b)).toBe('draft.ranking');
		expect(await rank(c, b, b)).toBe('draft.ranking');
		expect(await rank(c, c)).toBe('draft.ranking');
		await draft().begin(...owner());
		expect(await refusal(draft().begin(...owner()))).toBe('draft.begun');
		const [first, second] = (await seen()).captains.map(({ id }) => person(id)) as [Placed, Placed];
		expect(await refusal(pick(second, c))).toBe('draft.notYourTurn');
		expect(await refusal(pick(first, second))).toBe('draft.unknown');
		expect(await refusal(contest(second, c))).toBe('draft.notPending');
		expect(await refusal(pick(c, c))).toBe('draft.notCaptain');
		expect(await refusal(draft().apply(...owner(), NAMES))).toBe('draft.notOver');
		await draft().fill(...owner());
		expect(await refusal(pick(first, c))).toBe('draft.over');
	});

	it('refuses a second pick while one is decided, and a contest of a full team', async () => {
		const { captains, free } = await begun(5, 2);
		const [one, two] = captains as [Placed, Placed];
		await pick(one, free[0]!);
		expect(await refusal(pick(one, free[1]!))).toBe('draft.pending');
		await pass(10);
		await pick(two, free[1]!);
		await pass(10);
		// The last turn belongs to one of them; the other team is full.
		const { turns, free: rest } = await seen();
		const [last, full] = turns[0] === one.id ? [one, two] : [two, one];
		await pick(last, person(rest[0]!.id));
		expect(await refusal(contest(full, person(rest[0]!.id)))).toBe('draft.full');
	});

	it('does not become companies once one of them plays', async () => {
		await begun(4, 2, { contest: 0 });
		const team = await room.company('Jade', []);
		await room.play(team);
		await draft().fill(...owner());
		expect(await refusal(draft().apply(...owner(), NAMES))).toBe('company.inGame');
		expect(await seen()).toMatchObject({ over: true });
		await draft().cancel(...owner());
		expect(await refusal(prepare(room.people.slice(0, 2)))).toBe('company.inGame');
	});

	it('shows cards, no ratings, and nobody else’s ranking', async () => {
		await room.join(6);
		const [a, b, c, d] = room.people as [Placed, Placed, Placed, Placed];
		const { introductions } = room.app;
		await introductions.answer(c.actor, room.classId, 0, answers('5152'));
		await introductions.introduce(c.actor, room.classId, 0, card());
		await prepare([a, b]);
		await draft().rank(c.actor, room.classId, [b.id]);
		await draft().begin(...owner());
		for (const reader of [a, d]) {
			const text = JSON.stringify(await view(reader));
			expect(text).toContain('黄金');
			expect(text).not.toMatch(/leadership|communication|analysis|slots/);
			expect((await seen(reader)).me!.ranking).toEqual([]);
		}
		expect((await seen(c)).me).toMatchObject({ leads: false, ranking: [b.id], team: null });
		expect((await seen(a)).me).toMatchObject({ leads: true, team: a.id });
	});

	it('is watched by the class, run by its staff, picked by its captains', async () => {
		await begun(6, 2);
		const [student] = room.people.slice(5) as [Placed];
		const run = (actor: typeof room.owner) =>
			Promise.all([
				refusal(
					draft().prepare(actor, room.classId, {
						captains: [],
						who: 'joined',
						turn: 60,
						contest: 0
					})
				),
				refusal(draft().begin(actor, room.classId)),
				refusal(draft().pause(actor, room.classId)),
				refusal(draft().resume(actor, room.classId)),
				refusal(draft().undo(actor, room.classId)),
				refusal(draft().lead(actor, room.classId, 'a', 'b')),
				refusal(draft().fill(actor, room.classId)),
				refusal(draft().apply(actor, room.classId, NAMES)),
				refusal(draft().cancel(actor, room.classId))
			]);
		expect(new Set(await run(student.actor))).toEqual(new Set(['access.forbidden']));
		expect(new Set(await run(room.stranger))).toEqual(new Set(['class.unknown']));
		const { owner, stranger, classId } = room;
		expect(await refusal(draft().pick(owner, classId, student.id))).toBe('access.forbidden');
		expect(await refusal(draft().contest(stranger, classId, student.id))).toBe('class.unknown');
		expect(await refusal(draft().rank(owner, classId, []))).toBe('access.forbidden');
		expect(await refusal(draft().view(stranger, classId))).toBe('class.unknown');
		expect(await refusal(draft().view(room.assistant, classId))).toBe('done');
	});
});
