import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeJoining, type Guess } from '../../src/lib/server/services/joining.ts';
import type { Actor } from '../../src/lib/server/services/actor.ts';
import { Refused } from '../../src/lib/server/services/refused.ts';
import {
	joined,
	refusal,
	settings,
	testClassroom,
	visitor,
	type TestClassroom
} from '../support/classroom.ts';
import { onEveryStore, type TestStore } from '../support/stores.ts';

onEveryStore('joining', (make) => {
	let opened: TestStore;
	let room: TestClassroom;
	let owner: Actor;
	beforeAll(async () => {
		opened = await make();
		room = testClassroom(opened.store);
		owner = await room.person('instructor');
	}, 60_000);
	afterAll(() => opened.dispose());

	const wang = { name: '王小明', number: '20230101', password: 'secret-1' };
	const codeOf = async (id: string) => (await room.app.doors.show(owner, id)).code!.code;
	const join = (code: string, form: typeof wang) =>
		room.app.joining.join(visitor, code, form, 'a phone');

	describe('an open class', () => {
		let classId: string;
		let code: string;
		beforeEach(async () => {
			classId = await room.app.classes.create(owner, settings);
			code = await codeOf(classId);
		});

		it('takes whoever has the code, with a seat and a session', async () => {
			room.told();
			const { token } = await join(code, wang);
			const me = await joined(room.app, token!);
			expect(await room.app.classes.view(me, classId)).toMatchObject({ role: 'student' });
			expect(room.told()).toEqual([`class:${classId}`]);
			expect(await room.app.rosters.list(owner, classId)).toMatchObject([
				{ name: '王小明', number: '20230101', joined: true }
			]);
		});

		it('reads the code as people type it', async () => {
			const typed = ` ${code.slice(0, 3).toLowerCase()}-${code.slice(3)} `;
			expect((await room.app.joining.door(visitor, typed)).classId).toBe(classId);
		});

		it('brings the same person back to the same seat, from any device, also when locked', async () => {
			const first = await joined(room.app, (await join(code, wang)).token!);
			await room.app.classes.lock(owner, classId, true);
			const again = { ...wang, number: '２０２３０１０１' };
			const second = await joined(room.app, (await join(code, again)).token!);
			expect(second.user!.id).toBe(first.user!.id);
			expect(await refusal(join(code, { ...wang, number: '2', password: 'secret-2' }))).toBe(
				'join.locked'
			);
		});

		it.each([
			[{ password: 'wrong-one' }, 'join.wrongPassword'],
			[{ name: '李雷' }, 'join.notOnRoster'],
			[{ number: '' }, 'join.number'],
			[{ name: '\u200b' }, 'join.name'],
			[{ number: '77', password: '12345' }, 'account.weakPassword'],
			[{ password: 'x'.repeat(201) }, 'form.tooLarge']
		])('refuses %j', async (wrong, why) => {
			await join(code, wang);
			expect(await refusal(join(code, { ...wang, ...wrong }))).toBe(why);
			expect(await room.app.rosters.list(owner, classId)).toHaveLength(1);
		});

		it('gives one seat when the same person presses twice at once', async () => {
			const results = await Promise.all([1, 2, 3].map(() => refusal(join(code, wang))));
			expect(results).toContain('done');
			expect(results.filter((r) => r !== 'done' && r !== 'join.taken')).toEqual([]);
			expect(await room.app.rosters.list(owner, classId)).toHaveLength(1);
		});

		it('keeps out who was banned or has withdrawn, until put back', async () => {
			const me = await joined(room.app, (await join(code, wang)).token!);
			const [entry] = await room.app.rosters.list(owner, classId);
			for (const status of ['banned', 'withdrawn'] as const) {
				await room.app.rosters.setStatus(owner, classId, entry!.id, status);
				expect(await refusal(join(code, wang))).toBe('join.banned');
				expect(await refusal(room.app.joining.joinSignedIn(me, code))).toBe('join.banned');
				expect(await refusal(room.app.classes.view(me, classId))).toBe('class.unknown');
			}
			await room.app.rosters.setStatus(owner, classId, entry!.id, 'active');
			expect(await refusal(join(code, wang))).toBe('done');
		});

		it('takes those who are signed in already with one press, and their number along', async () => {
			const me = await joined(room.app, (await join(code, wang)).token!);
			const next = await room.app.classes.create(owner, settings);
			const nextCode = await codeOf(next);
			const { token } = await room.app.joining.joinSignedIn(me, nextCode);
			expect(token).toBeNull();
			await room.app.joining.joinSignedIn(me, nextCode);
			expect(await room.app.rosters.list(owner, next)).toMatchObject([
				{ name: '王小明', number: '20230101' }
			]);
			expect(await refusal(room.app.joining.joinSignedIn(visitor, nextCode))).toBe('access.signIn');
		});
	});

	describe('a code', () => {
		it('ends by time, by a new one, and when revoked; a link lasts', async () => {
			const { doors, joining, classes } = room.app;
			const id = await classes.create(owner, settings);
			const look = (code: string) => refusal(joining.door(visitor, code));
			const before = await doors.show(owner, id);
			expect(await look(before.code!.code)).toBe('done');
			room.later(3);
			expect(await look(before.code!.code)).toBe('join.expired');
			expect((await doors.show(owner, id)).code!.expired).toBe(true);
			expect(await look(before.link!.code)).toBe('done');
			await doors.renew(owner, id, 'code', 24);
			const after = await codeOf(id);
			room.later(23);
			expect(await look(after)).toBe('done');
			await doors.renew(owner, id, 'code');
			expect(await look(after)).toBe('join.expired');
			await doors.revoke(owner, id, 'link');
			expect(await look(before.link!.code)).toBe('join.expired');
			expect((await doors.show(owner, id)).link).toBeNull();
			await classes.archive(owner, id, true);
			expect(await look(await codeOf(id))).toBe('class.archived');
		});

		it.each(['', '      ', 'ABCDEF', 'x'.repeat(5_000), "' or 1=1", '../../etc', '课堂码'])(
			'that nobody has made opens nothing: %j',
			async (code) => {
				expect(await refusal(room.app.joining.door(visitor, code))).toBe('join.unknown');
			}
		);

		it.each([0, 1.5, 169, Number.NaN])('cannot last %s hours', async (hours) => {
			const id = await room.app.classes.create(owner, settings);
			expect(await refusal(room.app.doors.renew(owner, id, 'code', hours))).toBe('form.invalid');
		});
	});

	describe('a class with a list', () => {
		let classId: string;
		let code: string;
		beforeEach(async () => {
			classId = await room.app.classes.create(owner, { ...settings, rosterOnly: true });
			code = await codeOf(classId);
			const list =
				'姓名,学号\n王小明,20230101\n王小红,20230102\n王伟,20230103\n王伟,20240103\nAnna Li,7\n赵六,0102';
			await room.app.rosters.apply(owner, classId, list, { partly: false, withdraw: false });
		});
		const names = async (typed: string) =>
			(await room.app.joining.names(visitor, code, typed)).names;

		it('shows names to who types a part of one, and never a number', async () => {
			expect(await names('王小')).toEqual([
				{ name: '王小明', taken: false },
				{ name: '王小红', taken: false }
			]);
			expect(await names('an')).toEqual([{ name: 'Anna Li', taken: false }]);
			expect(await names('')).toEqual([]);
			expect(await names('a')).toEqual([]);
		});

		it('is joined by name and the end of the number', async () => {
			const { token } = await join(code, { ...wang, number: '0101' });
			expect((await joined(room.app, token!)).user!.name).toBe('王小明');
			expect((await names('王小明'))[0]!.taken).toBe(true);
			const back = await join(code, { ...wang, number: '20230101' });
			expect(back.token).not.toBeNull();
		});

		it.each([
			[{ number: '101' }, 'join.notOnRoster'],
			[{ number: '9999' }, 'join.notOnRoster'],
			[{ name: '不在' }, 'join.notOnRoster'],
			[{ name: '王小红' }, 'join.notOnRoster'],
			[{ name: '王小红', number: '0102' }, 'done'],
			[{ name: '王伟', number: '0103' }, 'join.ambiguous'],
			[{ name: '王伟', number: '20240103' }, 'done'],
			[{ name: 'anna li', number: '7' }, 'done']
		])('answers %j with %s', async (typed, answer) => {
			expect(await refusal(join(code, { ...wang, ...typed }))).toBe(answer);
		});

		it('lets a freed place be picked again, with everything it had', async () => {
			const old = await joined(room.app, (await join(code, wang)).token!);
			const team = await room.app.teams.create(old, classId, { name: 'Jade Bridge' });
			const entry = (await room.app.rosters.list(owner, classId)).find((e) => e.joined)!;
			await room.app.rosters.free(owner, classId, entry.id);
			expect(await refusal(room.app.classes.view(old, classId))).toBe('class.unknown');
			const { token } = await join(code, { ...wang, password: 'another1' });
			const me = await joined(room.app, token!);
			expect((await room.app.teams.board(me, classId)).mine).toBe(team);
		});

		it('finds the place of who is signed in by the number from another class', async () => {
			const other = await room.app.classes.create(owner, settings);
			const me = await joined(room.app, (await join(await codeOf(other), wang)).token!);
			await room.app.joining.joinSignedIn(me, code);
			expect((await names('王小明'))[0]!.taken).toBe(true);
			const guest = await room.person('student', 'Guest');
			expect(await refusal(room.app.joining.joinSignedIn(guest, code))).toBe('join.notOnRoster');
			const typed = { name: '王小红', number: '0102' };
			expect(await refusal(room.app.joining.joinSignedIn(guest, code, typed))).toBe('done');
		});
	});

	it('asks the limit on guessing before every code, number and password', async () => {
		const id = await room.app.classes.create(owner, settings);
		const code = await codeOf(id);
		await join(code, wang);
		const asked: Guess[] = [];
		let full = false;
		const joining = makeJoining(room.app, async (guess, check) => {
			asked.push(guess);
			if (full) throw new Refused('access.tooMany', undefined, { seconds: 60 });
			return check();
		});
		await refusal(joining.join(visitor, code, { ...wang, password: 'guess-11' }, null));
		expect(asked.map(({ what }) => what)).toEqual(['join.code', 'join.number', 'join.password']);
		expect(new Set(asked.map(({ address }) => address))).toEqual(new Set([visitor.address]));
		full = true;
		expect(await refusal(joining.join(visitor, code, wang, null))).toBe('access.tooMany');
	});
});
