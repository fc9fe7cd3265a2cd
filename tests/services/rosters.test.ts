import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/lib/server/services/actor.ts';
import { rosterText } from '../../src/lib/server/services/rosters.ts';
import {
	joined,
	refusal,
	settings,
	testClassroom,
	visitor,
	type TestClassroom
} from '../support/classroom.ts';
import { onEveryStore, type TestStore } from '../support/stores.ts';

const LIST = '姓名,学号,邮箱\n王小明,1001,a@b.cd\n李雷,1002,\n韩梅梅,1003,';

onEveryStore('the class list', (make) => {
	let opened: TestStore;
	let room: TestClassroom;
	let owner: Actor;
	let stranger: Actor;
	let classId: string;
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

	const take = (text: string, options = { partly: false, withdraw: false }) =>
		room.app.rosters.apply(owner, classId, text, options);
	const list = () => room.app.rosters.list(owner, classId);
	const idOf = async (number: string) => (await list()).find((e) => e.number === number)!.id;
	const student = async (name: string, number: string) => {
		const { code } = await room.app.doors.show(owner, classId);
		const form = { name, number, password: 'secret-1' };
		return joined(room.app, (await room.app.joining.join(visitor, code!.code, form, null)).token!);
	};

	it('is looked through before anything is changed', async () => {
		await take(LIST);
		const { plan, reading } = await room.app.rosters.preview(
			owner,
			classId,
			'姓名,学号\n王小明,1001\n李磊,1002\n新人,1004\n,1005'
		);
		expect(plan.added.map((r) => r.name)).toEqual(['新人']);
		expect(plan.changed.map(({ row }) => row.name)).toEqual(['李磊']);
		expect(plan.unchanged.map((p) => p.name)).toEqual(['王小明']);
		expect(plan.missing.map((p) => p.name)).toEqual(['韩梅梅']);
		expect(reading.faults).toEqual([{ line: 5, code: 'noName', value: '1005' }]);
		expect((await list()).map((e) => e.name)).toEqual(['王小明', '李雷', '韩梅梅']);
	});

	it('is taken over whole or, when asked for, without the lines that cannot be read', async () => {
		const broken = `${LIST}\n,1009,`;
		expect(await refusal(take(broken))).toBe('roster.faults');
		expect(await list()).toEqual([]);
		await take(broken, { partly: true, withdraw: false });
		expect(await list()).toHaveLength(3);
	});

	it('is updated without loss: seats, companies, addresses and extra time stay', async () => {
		await take(LIST);
		const wang = await student('王小明', '1001');
		const team = await room.app.teams.create(wang, classId, { name: 'Jade Bridge' });
		const facts = { name: '王小明', number: '1001', email: 'a@b.cd', extraTime: 50 };
		await room.app.rosters.edit(owner, classId, await idOf('1001'), facts);
		await take('学号,姓名\n1001,王晓明\n1002,李雷');
		const entries = await list();
		expect(entries).toHaveLength(3);
		expect(entries[0]).toMatchObject({
			name: '王晓明',
			email: 'a@b.cd',
			extraTime: 50,
			joined: true,
			teamId: team
		});
		expect(entries[2]).toMatchObject({ name: '韩梅梅', status: 'active' });
	});

	it('withdraws who is missing only when asked to, and takes them back with their seat', async () => {
		await take(LIST);
		const li = await student('李雷', '1002');
		const team = await room.app.teams.create(li, classId, { name: 'Jade Bridge' });
		await take('姓名,学号\n王小明,1001', { partly: false, withdraw: true });
		expect((await list()).map((e) => e.status)).toEqual(['active', 'withdrawn', 'withdrawn']);
		expect(await refusal(room.app.classes.view(li, classId))).toBe('class.unknown');
		await take(LIST);
		expect((await list()).map((e) => e.status)).toEqual(['active', 'active', 'active']);
		expect((await room.app.teams.board(li, classId)).mine).toBe(team);
	});

	it('leaves the banned banned, whatever a list says', async () => {
		await take(LIST);
		await room.app.rosters.setStatus(owner, classId, await idOf('1001'), 'banned');
		const plan = await take(LIST, { partly: false, withdraw: true });
		expect(plan.banned).toHaveLength(1);
		expect((await list())[0]!.status).toBe('banned');
	});

	it('takes two lists that are sent at once as if one after the other', async () => {
		const results = await Promise.all([take(LIST), take(LIST)]);
		expect(results.map((plan) => plan.added.length).sort()).toEqual([0, 3]);
		expect(await list()).toHaveLength(3);
	});

	it.each([
		['', 'roster.empty'],
		['no list at all', 'roster.columns'],
		['x,1\n'.repeat(2_001), 'roster.long']
	])('refuses what is none: %#', async (text, code) => {
		expect(await refusal(room.app.rosters.preview(owner, classId, text))).toBe(code);
		expect(await refusal(take(text))).toBe(code);
	});

	it('refuses files of another kind', async () => {
		const read = async (bytes: Buffer) => rosterText(bytes);
		expect(await refusal(read(Buffer.from('PK\u0003\u0004')))).toBe('roster.workbook');
		expect(await refusal(read(Buffer.from([65, 0, 66])))).toBe('roster.binary');
		expect(await read(Buffer.from(LIST))).toBe(LIST);
	});

	it('keeps a script in a name as text', async () => {
		const name = '<script>alert(1)</script>';
		await room.app.rosters.add(owner, classId, { name, number: '1' });
		expect((await list())[0]!.name).toBe(name);
	});

	describe('by hand', () => {
		it.each([
			[{ name: '', number: '1' }, 'join.name'],
			[{ name: 'A', number: 'x;y' }, 'join.number'],
			[{ name: 'A', number: '1', email: 'no' }, 'form.invalid'],
			[{ name: 'A', number: '1', extraTime: 201 }, 'form.invalid'],
			[{ name: 'A', number: '1', extraTime: -1 }, 'form.invalid'],
			[{ name: 'A', number: '1001' }, 'member.numberTaken']
		])('refuses %j', async (facts, code) => {
			await take(LIST);
			expect(await refusal(room.app.rosters.add(owner, classId, facts))).toBe(code);
		});

		it('does not give one student the number of another', async () => {
			await take(LIST);
			const wrong = { name: '王小明', number: '1002' };
			expect(await refusal(room.app.rosters.edit(owner, classId, await idOf('1001'), wrong))).toBe(
				'member.numberTaken'
			);
		});

		it('removes an entry with its account, unless that belongs to another class too', async () => {
			const wang = await student('王小明', '1001');
			await room.app.rosters.remove(owner, classId, await idOf('1001'));
			expect(await list()).toEqual([]);
			const { db, t } = opened.store;
			const users = await db.select().from(t.users);
			expect(users.some(({ id }) => id === wang.user!.id)).toBe(false);

			const li = await student('李雷', '1002');
			const other = await room.app.classes.create(owner, settings);
			const { code } = await room.app.doors.show(owner, other);
			await room.app.joining.joinSignedIn(li, code!.code);
			await room.app.rosters.remove(owner, classId, await idOf('1002'));
			expect(await refusal(room.app.classes.view(li, other))).toBe('done');
		});

		it('hands the lead of a company on when the captain is withdrawn', async () => {
			const wang = await student('王小明', '1001');
			const li = await student('李雷', '1002');
			const team = await room.app.teams.create(wang, classId, { name: 'Jade Bridge' });
			await room.app.teams.join(li, classId, team);
			await room.app.rosters.setStatus(owner, classId, await idOf('1001'), 'withdrawn');
			const members = async () => (await room.app.teams.board(li, classId)).teams[0]!.members;
			expect(await members()).toMatchObject([{ name: '李雷', captain: true }]);
			await room.app.rosters.setStatus(owner, classId, await idOf('1001'), 'active');
			expect((await members()).filter((p) => p.captain)).toMatchObject([{ name: '李雷' }]);
		});

		it('never gives a company more than seven when somebody comes back', async () => {
			const first = await student('Nr 0', '2000');
			const team = await room.app.teams.create(first, classId, { name: 'Full House' });
			for (let i = 1; i < 7; i++)
				await room.app.teams.join(await student(`Nr ${i}`, `200${i}`), classId, team);
			await room.app.rosters.setStatus(owner, classId, await idOf('2003'), 'withdrawn');
			await room.app.teams.join(await student('Nr 8', '2008'), classId, team);
			await room.app.rosters.setStatus(owner, classId, await idOf('2003'), 'active');
			const board = await room.app.teams.board(owner, classId);
			expect(board.teams[0]!.members).toHaveLength(7);
			expect(board.free.map(({ name }) => name)).toEqual(['Nr 3']);
		});
	});

	it('is for staff of this class only, and never touches people of another class', async () => {
		await take(LIST);
		const wang = await student('王小明', '1001');
		const victim = await idOf('1001');
		const { rosters } = room.app;
		const facts = { name: 'X', number: '1001' };
		const acts = (actor: Actor, id: string): Promise<unknown>[] => [
			rosters.edit(actor, id, victim, facts),
			rosters.setStatus(actor, id, victim, 'banned'),
			rosters.remove(actor, id, victim),
			rosters.free(actor, id, victim)
		];
		const lists = (actor: Actor): Promise<unknown>[] => [
			rosters.list(actor, classId),
			rosters.preview(actor, classId, LIST),
			rosters.apply(actor, classId, LIST, { partly: true, withdraw: true }),
			rosters.add(actor, classId, { name: 'X', number: '9' })
		];
		const answers = (all: Promise<unknown>[]) => Promise.all(all.map(refusal));
		const [forbidden, unknown] = ['access.forbidden', 'class.unknown'];
		expect(new Set(await answers([...acts(wang, classId), ...lists(wang)]))).toEqual(
			new Set([forbidden])
		);
		expect(new Set(await answers([...acts(stranger, classId), ...lists(stranger)]))).toEqual(
			new Set([unknown])
		);
		// A place of another class, named in one's own class.
		const own = await room.app.classes.create(stranger, settings);
		expect(new Set(await answers(acts(stranger, own)))).toEqual(new Set(['member.unknown']));
		const me = (await room.app.classes.view(owner, classId)).memberId!;
		expect(await refusal(rosters.setStatus(owner, classId, me, 'banned'))).toBe('member.owner');
		expect(await list()).toMatchObject([
			{ name: '王小明', status: 'active', joined: true },
			{},
			{}
		]);
	});
});
