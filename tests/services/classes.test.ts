import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/lib/server/services/actor.ts';
import {
	refusal,
	settings,
	testClassroom,
	visitor,
	type TestClassroom
} from '../support/classroom.ts';
import { onEveryStore, type TestStore } from '../support/stores.ts';

onEveryStore('classes', (make) => {
	let opened: TestStore;
	let room: TestClassroom;
	let owner: Actor;
	let assistant: Actor;
	let stranger: Actor;
	let student: Actor;
	let classId: string;
	beforeAll(async () => {
		opened = await make();
		room = testClassroom(opened.store);
		owner = await room.person('instructor', 'Olga');
		assistant = await room.person('instructor', 'Anton');
		stranger = await room.person('instructor', 'Stranger');
		student = await room.person('student', '王小明');
		classId = await room.app.classes.create(owner, settings);
		await room.app.classes.addAssistant(owner, classId, assistant.user!.email!.toUpperCase());
		const { code } = await room.app.doors.show(owner, classId);
		await room.app.joining.joinSignedIn(student, code!.code);
	}, 60_000);
	afterAll(() => opened.dispose());

	it('are made by instructors only', async () => {
		const { classes } = room.app;
		expect(await refusal(classes.create(visitor, settings))).toBe('access.signIn');
		expect(await refusal(classes.create(student, settings))).toBe('access.forbidden');
	});

	it.each([
		[{ name: ' \u200b ' }, 'class.name'],
		[{ name: 'x'.repeat(61) }, 'class.name'],
		[{ term: 'x'.repeat(31) }, 'class.term'],
		[{ scenario: 'no-such' }, 'form.invalid']
	])('need settings that make sense: %j', async (wrong, code) => {
		expect(await refusal(room.app.classes.create(owner, { ...settings, ...wrong }))).toBe(code);
	});

	it('are listed for those who belong to them, with their role there', async () => {
		const roles = async (actor: Actor) =>
			(await room.app.classes.mine(actor)).map(({ id, role }) => [id === classId, role]);
		expect(await roles(owner)).toEqual([[true, 'owner']]);
		expect(await roles(assistant)).toEqual([[true, 'assistant']]);
		expect(await roles(student)).toEqual([[true, 'student']]);
		expect(await roles(stranger)).toEqual([]);
		const [card] = await room.app.classes.mine(owner);
		expect(card).toMatchObject({ name: 'CRM', students: 1, joined: 1, archived: false });
	});

	describe('who may do what', () => {
		const acts: [string, (actor: Actor) => Promise<unknown>, string[]][] = [
			['view', (a) => room.app.classes.view(a, classId), ['owner', 'assistant', 'student']],
			['staff', (a) => room.app.classes.staff(a, classId), ['owner', 'assistant']],
			['lock', (a) => room.app.classes.lock(a, classId, false), ['owner', 'assistant']],
			['change', (a) => room.app.classes.change(a, classId, settings), ['owner']],
			['archive', (a) => room.app.classes.archive(a, classId, false), ['owner']],
			['copy', (a) => room.app.classes.copy(a, classId, 'Copy'), ['owner']],
			['show codes', (a) => room.app.doors.show(a, classId), ['owner', 'assistant']],
			['renew', (a) => room.app.doors.renew(a, classId, 'link'), ['owner', 'assistant']],
			['revoke', (a) => room.app.doors.revoke(a, classId, 'link'), ['owner', 'assistant']],
			[
				'invite',
				async (a) => {
					const helper = await room.person('instructor');
					return room.app.classes.addAssistant(a, classId, helper.user!.email!);
				},
				['owner']
			]
		];
		it.each(acts)('%s', async (_, act, may) => {
			const people = { owner, assistant, student };
			for (const [role, actor] of Object.entries(people))
				expect([role, await refusal(act(actor))]).toEqual([
					role,
					may.includes(role) ? 'done' : 'access.forbidden'
				]);
			// Who does not belong to it learns nothing of it.
			expect(await refusal(act(stranger))).toBe('class.unknown');
			expect(await refusal(act(visitor))).toBe('access.signIn');
			expect(await refusal(act(await room.person('admin')))).toBe('done');
		});
	});

	it('are locked, and say so to those who listen', async () => {
		room.told();
		await room.app.classes.lock(assistant, classId, true);
		expect(room.told()).toEqual([`class:${classId}`]);
		expect((await room.app.classes.view(student, classId)).locked).toBe(true);
		await room.app.classes.lock(owner, classId, false);
	});

	it('take instructors as assistants, by the address of their account', async () => {
		const { classes } = room.app;
		expect(await refusal(classes.addAssistant(owner, classId, 'nobody@x.example'))).toBe(
			'staff.unknown'
		);
		expect(await refusal(classes.addAssistant(owner, classId, assistant.user!.email!))).toBe(
			'staff.already'
		);
		const staff = await classes.staff(owner, classId);
		const row = staff.find(({ name }) => name === 'Anton')!;
		const head = staff.find(({ role }) => role === 'owner')!;
		expect(await refusal(classes.removeAssistant(owner, classId, head.id))).toBe('member.owner');
		await classes.removeAssistant(owner, classId, row.id);
		expect(await refusal(classes.view(assistant, classId))).toBe('class.unknown');
		await classes.addAssistant(owner, classId, assistant.user!.email!);
	});

	it('are copied with settings and assistants, without students', async () => {
		const copy = await room.app.classes.copy(owner, classId, 'CRM again');
		const view = await room.app.classes.view(owner, copy);
		expect(view).toMatchObject({ name: 'CRM again', language: 'zh', role: 'owner', locked: false });
		expect(await room.app.rosters.list(owner, copy)).toEqual([]);
		expect((await room.app.classes.view(assistant, copy)).role).toBe('assistant');
		const codes = await room.app.doors.show(owner, copy);
		expect(codes.code!.code).not.toBe((await room.app.doors.show(owner, classId)).code!.code);
	});

	it('are not changed while archived, and go on when reopened', async () => {
		const { classes, doors, teams } = room.app;
		await classes.archive(owner, classId, true);
		const tries = [
			refusal(classes.change(owner, classId, settings)),
			refusal(classes.lock(owner, classId, true)),
			refusal(doors.renew(owner, classId, 'code')),
			refusal(teams.create(owner, classId, { name: 'Late' })),
			refusal(teams.create(student, classId, { name: 'Late' })),
			refusal(room.app.rosters.add(owner, classId, { name: 'Late', number: '9' }))
		];
		for (const attempt of tries) expect(await attempt).toBe('class.archived');
		expect((await classes.view(student, classId)).archived).toBe(true);
		await classes.archive(owner, classId, false);
		expect(await refusal(classes.lock(owner, classId, false))).toBe('done');
	});
});
