import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../src/lib/server/auth/secrets.ts';
import type { Actor } from '../../src/lib/server/services/actor.ts';
import { notesOf } from '../../src/lib/server/stores/audit.ts';
import {
	joined,
	refusal,
	settings,
	testClassroom,
	visitor,
	type TestClassroom
} from '../support/classroom.ts';
import { onEveryStore, type TestStore } from '../support/stores.ts';

const NAMES = Array.from({ length: 60 }, (_, i) => `Company ${i + 1}`);

onEveryStore('the companies of a class', (make) => {
	let opened: TestStore;
	let room: TestClassroom;
	let owner: Actor;
	let stranger: Actor;
	let classId: string;
	let count = 0;
	beforeAll(async () => {
		opened = await make();
		room = testClassroom(opened.store);
		owner = await room.person('instructor');
		stranger = await room.person('instructor');
	}, 60_000);
	beforeEach(async () => {
		classId = await room.app.classes.create(owner, settings);
	});
	afterAll(() => opened.dispose());

	const student = async (name = `S${(count += 1)}`) => {
		const { code } = await room.app.doors.show(owner, classId);
		const actor = await room.person('student', name);
		await room.app.joining.joinSignedIn(actor, code!.code);
		return actor;
	};
	const memberOf = async (actor: Actor) => (await room.app.classes.view(actor, classId)).memberId!;
	const board = (actor: Actor = owner) => room.app.teams.board(actor, classId);
	const members = async (teamId: string) =>
		(await board()).teams.find(({ id }) => id === teamId)!.members;

	/** A game in which a company sits, as the host writes it. */
	async function play(teamId: string): Promise<string> {
		const { t, tx } = opened.store;
		const gameId = newId();
		await tx(async (db) => {
			await db.insert(t.games).values({
				id: gameId,
				classId,
				title: 'Game',
				engine: '1',
				start: '{}',
				status: 'running',
				decisionMode: 'direct',
				auto: false,
				revealed: -1,
				createdAt: new Date()
			});
			await db.insert(t.seats).values({ gameId, company: 't1', teamId });
		});
		return gameId;
	}

	it('are founded and joined by students; the founder leads', async () => {
		const [wang, li] = [await student('王小明'), await student('李雷')];
		const team = await room.app.teams.create(wang, classId, { name: ' 青桥　贸易 ' });
		room.told();
		await room.app.teams.join(li, classId, team);
		expect(room.told()).toEqual([`class:${classId}`]);
		const seen = await board(li);
		expect(seen).toMatchObject({ mine: team, choosing: true, free: [] });
		expect(seen.teams).toMatchObject([
			{
				name: '青桥 贸易',
				members: [
					{ name: '王小明', captain: true, roles: [] },
					{ name: '李雷', captain: false, roles: [] }
				]
			}
		]);
	});

	it('show no number and no address of anybody to students', async () => {
		const { code } = await room.app.doors.show(owner, classId);
		const form = { name: '王小明', number: 'N-SECRET-1', password: 'secret-1' };
		const { token } = await room.app.joining.join(visitor, code!.code, form, null);
		const wang = await joined(room.app, token!);
		await room.app.teams.create(wang, classId, { name: 'Jade' });
		const other = await student();
		const all = [await board(other), await room.app.classes.view(other, classId)];
		expect(JSON.stringify(all)).not.toMatch(/N-SECRET|@school/);
	});

	it.each([
		['', 'company.name'],
		['x'.repeat(21), 'company.name'],
		['傻逼', 'company.name'],
		['jade-bridge', 'company.nameTaken']
	])('are not called %j', async (name, code) => {
		await room.app.teams.create(owner, classId, { name: 'Jade Bridge' });
		expect(await refusal(room.app.teams.create(await student(), classId, { name }))).toBe(code);
		const other = await room.app.teams.create(owner, classId, { name: 'Other' });
		expect(await refusal(room.app.teams.rename(owner, classId, other, { name }))).toBe(code);
	});

	it('get colours that differ as long as there are any', async () => {
		for (const name of NAMES.slice(0, 9)) await room.app.teams.create(owner, classId, { name });
		const colors = (await board()).teams.map(({ color }) => color);
		expect(new Set(colors).size).toBe(8);
		expect(colors[8]).toBe(colors[0]);
	});

	it('hold seven at most, also when many press for the last place at once', async () => {
		const team = await room.app.teams.create(owner, classId, { name: 'Full' });
		const people = await Promise.all(Array.from({ length: 10 }, () => student()));
		const answers = await Promise.all(
			people.map((actor) => refusal(room.app.teams.join(actor, classId, team)))
		);
		expect(answers.filter((answer) => answer === 'done')).toHaveLength(7);
		expect(answers.filter((answer) => answer === 'company.full')).toHaveLength(3);
		expect(await members(team)).toHaveLength(7);
		expect((await members(team)).filter((p) => p.captain)).toHaveLength(1);
	});

	it('keep one captain when people come, go and hand the lead on', async () => {
		const [a, b, c] = [await student('A'), await student('B'), await student('C')];
		const { teams } = room.app;
		const team = await teams.create(a, classId, { name: 'Jade' });
		await teams.join(b, classId, team);
		await teams.join(c, classId, team);
		const captain = async () => (await members(team)).filter((p) => p.captain).map((p) => p.name);
		expect(await refusal(teams.setCaptain(b, classId, await memberOf(b)))).toBe('company.notYours');
		await teams.setCaptain(a, classId, await memberOf(c));
		expect(await captain()).toEqual(['C']);
		await teams.leave(c, classId);
		expect(await captain()).toEqual(['A']);
		await teams.setCaptain(owner, classId, await memberOf(b));
		expect(await captain()).toEqual(['B']);
	});

	it('let a member choose roles, the captain those of all, and nobody else', async () => {
		const [a, b, c] = [await student('A'), await student('B'), await student('C')];
		const { teams } = room.app;
		const team = await teams.create(a, classId, { name: 'Jade' });
		await teams.join(b, classId, team);
		await teams.create(c, classId, { name: 'Rival' });
		const idB = await memberOf(b);
		await teams.setRoles(b, classId, idB, ['sales', 'sales', 'finance']);
		expect((await members(team))[1]!.roles).toEqual(['sales', 'finance']);
		await teams.setRoles(a, classId, idB, ['service']);
		expect((await members(team))[1]!.roles).toEqual(['service']);
		expect(await refusal(teams.setRoles(c, classId, idB, []))).toBe('company.notYours');
		expect(await refusal(teams.setRoles(b, classId, await memberOf(a), []))).toBe(
			'company.notYours'
		);
		expect(await refusal(teams.setRoles(b, classId, idB, ['emperor']))).toBe('form.invalid');
	});

	it('stay as they are while the class is locked, but for the staff', async () => {
		const a = await student('A');
		const { teams, classes } = room.app;
		const team = await teams.create(owner, classId, { name: 'Jade' });
		await classes.lock(owner, classId, true);
		const tries = [
			() => teams.join(a, classId, team),
			() => teams.leave(a, classId),
			() => teams.create(a, classId, { name: 'New' })
		];
		for (const attempt of tries) expect(await refusal(attempt())).toBe('company.locked');
		expect(await board(a)).toMatchObject({ choosing: false, founding: false });
		await teams.put(owner, classId, await memberOf(a), team);
		expect(await members(team)).toHaveLength(1);
	});

	it('are not left or founded by students while they play; late comers join one that is there', async () => {
		const [a, late] = [await student('A'), await student('Late')];
		const { teams } = room.app;
		const team = await teams.create(a, classId, { name: 'Jade' });
		const game = await play(team);
		expect(await refusal(teams.leave(a, classId))).toBe('company.playing');
		expect(await refusal(teams.rename(a, classId, team, { name: 'New' }))).toBe('company.playing');
		expect(await refusal(teams.create(late, classId, { name: 'New' }))).toBe('company.tooLate');
		expect(await refusal(teams.remove(owner, classId, team))).toBe('company.inGame');
		expect(await board(a)).toMatchObject({ choosing: false, founding: false });
		expect(await board(late)).toMatchObject({ choosing: true, founding: false });
		expect(await refusal(teams.join(late, classId, team))).toBe('done');
		await teams.put(owner, classId, await memberOf(late), null);
		const { t, tx } = opened.store;
		await tx((db) => db.update(t.games).set({ status: 'ended' }));
		expect(game).not.toBe('');
		expect(await refusal(teams.leave(a, classId))).toBe('done');
	});

	it('take several people at once, all or none', async () => {
		const people = await Promise.all(Array.from({ length: 8 }, () => student()));
		const ids = await Promise.all(people.map(memberOf));
		const team = await room.app.teams.create(owner, classId, { name: 'Jade' });
		const put = (whom: string[], to: string | null) =>
			refusal(room.app.teams.putAll(owner, classId, whom, to));
		expect(await put(ids, team)).toBe('company.full');
		expect(await put([...ids.slice(0, 2), 'nobody'], team)).toBe('member.unknown');
		expect(await members(team)).toEqual([]);
		expect(await put([...ids.slice(0, 3), ids[0]!], team)).toBe('done');
		expect(await members(team)).toHaveLength(3);
		expect(await put(ids.slice(0, 2), null)).toBe('done');
		expect((await board()).free).toHaveLength(7);
		expect(await refusal(room.app.teams.putAll(people[0]!, classId, ids, team))).toBe(
			'access.forbidden'
		);
	});

	it('have every move in the log', async () => {
		const a = await student('A');
		const one = await room.app.teams.create(a, classId, { name: 'One' });
		const two = await room.app.teams.create(owner, classId, { name: 'Two' });
		const id = await memberOf(a);
		await room.app.teams.put(owner, classId, id, two);
		await room.app.teams.leave(a, classId);
		const { db, t } = opened.store;
		const moves = (await notesOf(db, t, classId, 10)).filter(({ what }) => what === 'team.moved');
		expect(moves.map(({ actorId, about }) => [actorId, about])).toEqual([
			[a.user!.id, { member: id, from: two, to: null }],
			[owner.user!.id, { member: id, from: one, to: two }],
			[a.user!.id, { member: id, from: null, to: one }]
		]);
	});

	describe('dealt at random', () => {
		const deal = (how: Partial<Parameters<typeof room.app.forming.distribute>[2]> = {}) =>
			room.app.forming.distribute(owner, classId, {
				split: { size: 4 },
				who: 'joined',
				whom: 'all',
				names: NAMES,
				...how
			});
		const sizes = async () => (await board()).teams.map((team) => team.members.length);

		it('hold everybody, differ by one at most, and are dealt the same by the same seed', async () => {
			await Promise.all(Array.from({ length: 14 }, () => student()));
			await deal({ seed: 'SEED' });
			expect((await sizes()).sort()).toEqual([3, 3, 4, 4]);
			const groups = async () =>
				(await board()).teams.map((team) => team.members.map((p) => p.name).sort());
			const before = await groups();
			const seed = await deal();
			expect(await groups()).not.toEqual(before);
			expect(seed).toMatch(/^\w{6}$/);
			await deal({ seed: 'SEED' });
			expect(await groups()).toEqual(before);
			expect((await board()).teams.every((t) => t.members.some((p) => p.captain))).toBe(true);
		});

		it('become fewer when fewer are asked for', async () => {
			await Promise.all(Array.from({ length: 6 }, () => student()));
			await deal({ split: { size: 1 } });
			expect(await sizes()).toEqual([1, 1, 1, 1, 1, 1]);
			await deal({ split: { teams: 2 } });
			expect(await sizes()).toEqual([3, 3]);
		});

		it('fill up the smallest ones with those who have none', async () => {
			const a = await student('A');
			await room.app.teams.create(a, classId, { name: 'Mine' });
			await Promise.all(Array.from({ length: 4 }, () => student()));
			await room.app.teams.create(owner, classId, { name: 'Empty' });
			await deal({ whom: 'rest', split: { teams: 2 } });
			expect((await sizes()).sort()).toEqual([2, 3]);
			expect((await board(a)).teams.find(({ name }) => name === 'Mine')!.members[0]!.name).toBe(
				'A'
			);
		});

		it('count those who have not joined only when asked to', async () => {
			await room.app.rosters.add(owner, classId, { name: 'Waiting', number: '1' });
			await student('Here');
			await deal();
			expect((await board()).free.map(({ name }) => name)).toEqual(['Waiting']);
			await deal({ who: 'listed' });
			expect((await board()).free).toEqual([]);
		});

		it('are refused while a company plays, and for numbers that make no sense', async () => {
			for (const split of [{ size: 0 }, { size: 8 }, { teams: 41 }, { teams: 1.5 }])
				expect(await refusal(deal({ split }))).toBe('form.invalid');
			const team = await room.app.teams.create(await student(), classId, { name: 'Jade' });
			await play(team);
			expect(await refusal(deal())).toBe('company.inGame');
			await student();
			expect(await refusal(deal({ whom: 'rest' }))).toBe('done');
		});
	});

	it('are out of reach for those who do not belong to the class', async () => {
		const a = await student('A');
		const { teams, forming } = room.app;
		const team = await teams.create(a, classId, { name: 'Jade' });
		const id = await memberOf(a);
		const own = await room.app.classes.create(stranger, settings);
		const outside = [
			() => teams.board(stranger, classId),
			() => teams.create(stranger, classId, { name: 'X' }),
			() => teams.join(stranger, classId, team),
			() => teams.put(stranger, classId, id, null),
			() => teams.rename(stranger, classId, team, { name: 'X' }),
			() => teams.remove(stranger, classId, team)
		];
		for (const attempt of outside) expect(await refusal(attempt())).toBe('class.unknown');
		// Ids of another class, named in one's own.
		const crossed: [() => Promise<unknown>, string][] = [
			[() => teams.put(stranger, own, id, null), 'member.unknown'],
			[() => teams.rename(stranger, own, team, { name: 'X' }), 'company.unknown'],
			[() => teams.remove(stranger, own, team), 'company.unknown'],
			[() => teams.setCaptain(stranger, own, id), 'member.unknown'],
			[() => teams.setRoles(stranger, own, id, []), 'member.unknown']
		];
		for (const [attempt, code] of crossed) expect(await refusal(attempt())).toBe(code);
		// Staff matters, tried by a student.
		const staff = [
			() => teams.put(a, classId, id, null),
			() => teams.remove(a, classId, team),
			() =>
				forming.distribute(a, classId, {
					split: { size: 2 },
					who: 'joined',
					whom: 'all',
					names: NAMES
				})
		];
		for (const attempt of staff) expect(await refusal(attempt())).toBe('access.forbidden');
		const b = await student('B');
		expect(await refusal(teams.rename(b, classId, team, { name: 'X' }))).toBe('company.notYours');
		// The instructor is no student who chooses.
		expect(await refusal(teams.join(owner, classId, team))).toBe('access.forbidden');
	});
});
