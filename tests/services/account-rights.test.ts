import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../src/lib/server/services/actor.ts';
import {
	appOver,
	onEveryStore,
	place,
	refusalOf,
	somebody,
	someClass,
	visitor,
	type TestApp,
	type TestStore
} from '../support/accounts.ts';

onEveryStore('the rights over accounts', (make) => {
	let opened: TestStore;
	let app: TestApp;
	const who: Record<string, Actor> = { visitor };
	let classId: string;
	let memberId: string;
	let staffId: string;
	let studentAdmin: string;

	beforeAll(async () => {
		opened = await make();
		app = appOver(opened);
		for (const role of ['admin', 'instructor', 'student'] as const)
			who[role] = await somebody(app, role);
		who.owner = await somebody(app, 'instructor');
		who.assistant = await somebody(app, 'instructor');
		who.classmate = await somebody(app, 'student');
		classId = await someClass(app, who.owner);
		staffId = await place(app, classId, who.assistant, 'assistant');
		await place(app, classId, who.classmate, 'student');
		memberId = await place(app, classId, who.student!, 'student');
		studentAdmin = await place(app, classId, await somebody(app, 'admin'), 'student');
	});
	afterAll(() => opened.dispose());

	/** How each role is answered; `ok` when it is let through. */
	const answers = async (run: (actor: Actor) => Promise<unknown>) => {
		const found: Record<string, string> = {};
		for (const [role, actor] of Object.entries(who))
			found[role] = (await refusalOf(run(actor))) ?? 'ok';
		return found;
	};
	const adminsOnly = {
		visitor: 'access.signIn',
		admin: 'ok',
		instructor: 'access.forbidden',
		student: 'access.forbidden',
		owner: 'access.forbidden',
		assistant: 'access.forbidden',
		classmate: 'access.forbidden'
	};
	const signedIn = Object.fromEntries(
		Object.keys(adminsOnly).map((role) => [role, role === 'visitor' ? 'access.signIn' : 'ok'])
	);

	it('leave invitations, the list and roles to administrators', async () => {
		const { accounts } = app;
		const other = await somebody(app, 'instructor');
		const userId = other.user.id;
		expect(await answers((actor) => accounts.invite(actor))).toEqual(adminsOnly);
		expect(await answers((actor) => accounts.invitations(actor))).toEqual(adminsOnly);
		expect(await answers((actor) => accounts.people(actor))).toEqual(adminsOnly);
		expect(await answers((a) => accounts.setRole(a, userId, 'instructor'))).toEqual(adminsOnly);
		expect(await answers((a) => accounts.resetLink(a, { userId }))).toEqual(adminsOnly);
		expect(
			await answers(async (a) => {
				const { user } = await somebody(app, 'instructor');
				return accounts.erase(a, { userId: user.id });
			})
		).toEqual(adminsOnly);
		const withdraw = async (actor: Actor) => {
			await accounts.invite(who.admin!);
			const [first] = await accounts.invitations(who.admin!);
			return accounts.withdrawInvitation(actor, first!.id);
		};
		expect(await answers(withdraw)).toEqual(adminsOnly);
	});

	it('leave everybody their own account', async () => {
		const { accounts } = app;
		expect(await answers((actor) => accounts.ownSessions(actor, null))).toEqual(signedIn);
		expect(await answers((actor) => accounts.endSession(actor, 'x'))).toEqual(signedIn);
		expect(await answers((actor) => accounts.rename(actor, '名'))).toEqual(signedIn);
		expect(await answers((actor) => accounts.exportData(actor))).toEqual(signedIn);
		expect(await answers((actor) => accounts.signOutEverywhere(actor))).toEqual(signedIn);
		const change = { present: 'not mine', password: 'battery staple' };
		const expected = Object.fromEntries(
			Object.keys(signedIn).map((role) => [
				role,
				role === 'visitor' ? 'access.signIn' : 'account.wrongPassword'
			])
		);
		expect(await answers((actor) => accounts.changePassword(actor, change, null))).toEqual(
			expected
		);
	});

	it('let the staff of a class give its students, and nobody else, a new password', async () => {
		const reset = (memberId: string) => (actor: Actor) =>
			app.accounts.resetLink(actor, { classId, memberId });
		const staffOfClass = {
			visitor: 'access.signIn',
			admin: 'ok',
			instructor: 'class.unknown',
			student: 'access.forbidden',
			owner: 'ok',
			assistant: 'ok',
			classmate: 'access.forbidden'
		};
		expect(await answers(reset(memberId))).toEqual(staffOfClass);
		for (const target of [staffId, studentAdmin])
			expect(await answers(reset(target))).toMatchObject({
				owner: 'access.forbidden',
				assistant: 'access.forbidden'
			});
		expect(await answers(reset('nobody'))).toMatchObject({ owner: 'member.unknown' });
		const other = await someClass(app, who.instructor!);
		const across = app.accounts.resetLink(who.instructor!, { classId: other, memberId });
		expect(await refusalOf(across)).toBe('member.unknown');
	});

	it('let the owner erase students of the class', async () => {
		const erase = async (actor: Actor) => {
			const student = await somebody(app, 'student');
			const memberId = await place(app, classId, student, 'student');
			return app.accounts.erase(actor, { classId, memberId });
		};
		expect(await answers(erase)).toEqual({
			visitor: 'access.signIn',
			admin: 'ok',
			instructor: 'class.unknown',
			student: 'access.forbidden',
			owner: 'ok',
			assistant: 'access.forbidden',
			classmate: 'access.forbidden'
		});
		const staff = app.accounts.erase(who.owner!, { classId, memberId: staffId });
		expect(await refusalOf(staff)).toBe('access.forbidden');
	});

	it('erase nobody when something else than the name was typed', async () => {
		const student = await somebody(app, 'student', '欧阳 明');
		const memberId = await place(app, classId, student, 'student', { name: '欧阳明' });
		const erase = (typed: string) =>
			app.accounts.erase(who.owner!, { classId, memberId }, typed).then(() => 'ok');
		expect(await refusalOf(erase('欧阳'))).toBe('form.invalid');
		expect(await refusalOf(erase(''))).toBe('form.invalid');
		const byAssistant = app.accounts.erase(who.assistant!, { classId, memberId }, '欧阳明');
		expect(await refusalOf(byAssistant)).toBe('access.forbidden');
		expect(await erase(' 欧阳明 ')).toBe('ok');
	});
});
