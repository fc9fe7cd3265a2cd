import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { digest } from '../../src/lib/server/auth/secrets.ts';
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

const HOUR = 3_600_000;
const CHROME =
	'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36';
const account = (email: string) => ({ name: '李老师', email, password: 'correct horse' });

onEveryStore('accounts', (make) => {
	let opened: TestStore;
	let app: TestApp;
	beforeAll(async () => {
		opened = await make();
		app = appOver(opened);
	});
	afterAll(() => opened.dispose());

	/** Who is behind a token. */
	const who = async (token: string) => (await app.sessions.validateSession(token)).user;

	it('make the first administrator by a link that works once', async () => {
		const { accounts } = app;
		const [first, second] = [await accounts.firstAdminLink(), await accounts.firstAdminLink()];
		expect(await accounts.link(visitor, first!)).toEqual({ purpose: 'firstAdmin', name: null });
		const token = await accounts.useLink(visitor, first!, account('admin@x.example'), CHROME);
		expect(await who(token)).toMatchObject({ siteRole: 'admin', email: 'admin@x.example' });
		expect(await refusalOf(accounts.link(visitor, first!))).toBe('link.used');
		const again = accounts.useLink(visitor, second!, account('b@x.example'), CHROME);
		expect(await refusalOf(again)).toBe('link.used');
		expect(await accounts.firstAdminLink()).toBeNull();
	});

	it('keep hashes of links, passwords and sessions, never these themselves', async () => {
		const { db, t } = app.store;
		const admin = await somebody(app, 'admin');
		const link = await app.accounts.invite(admin);
		const token = await app.accounts.useLink(visitor, link, account('h@x.example'), CHROME);
		const stored = JSON.stringify([
			await db.select().from(t.oneTimeLinks),
			await db.select().from(t.sessions),
			await db.select().from(t.users)
		]);
		for (const secret of [link, token, 'correct horse']) expect(stored).not.toContain(secret);
		expect(stored).toContain(digest(link));
		expect(stored).toContain(digest(token));
		const [user] = await db.select().from(t.users).where(eq(t.users.email, 'h@x.example'));
		expect(user!.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
	});

	it('let an instructor in by invitation, which expires and can be taken back', async () => {
		const { accounts } = app;
		const admin = await somebody(app, 'admin');
		const link = await accounts.invite(admin);
		const token = await accounts.useLink(visitor, link, account('inst@x.example'), null);
		expect(await who(token)).toMatchObject({ siteRole: 'instructor', name: '李老师' });

		const old = await accounts.invite(admin);
		const [newest] = await accounts.invitations(admin);
		await accounts.withdrawInvitation(admin, newest!.id);
		expect(await refusalOf(accounts.link(visitor, old))).toBe('link.unknown');

		const late = await accounts.invite(admin);
		app.pass(15 * 24 * HOUR);
		expect(await refusalOf(accounts.link(visitor, late))).toBe('link.expired');
		expect(await accounts.invitations(admin)).toEqual([]);
	});

	it('refuse what is wrong with a new account', async () => {
		const { accounts } = app;
		const link = await accounts.invite(await somebody(app, 'admin'));
		const use = (form: unknown) => refusalOf(accounts.useLink(visitor, link, form, null));
		expect(await use({ ...account('c@x.example'), password: 'short12' })).toBe(
			'account.weakPassword'
		);
		expect(await use({ ...account('no address') })).toBe('form.invalid');
		expect(await use({ ...account('c@x.example'), name: '\u200b \u202e' })).toBe('form.invalid');
		await accounts.useLink(visitor, link, account('C@X.example '), null);
		const second = await accounts.invite(await somebody(app, 'admin'));
		const taken = accounts.useLink(visitor, second, account('c@x.example'), null);
		expect(await refusalOf(taken)).toBe('account.emailTaken');
		// Refused, so the invitation is still good.
		expect(await accounts.link(visitor, second)).toMatchObject({ purpose: 'invitation' });
	});

	it('let anybody sign up only where the site is open', async () => {
		const form = account('open@x.example');
		expect(await refusalOf(app.accounts.signUp(visitor, form, null))).toBe('account.closed');
		const open = appOver(opened, { SIGN_UP: 'open' });
		expect(await who(await open.accounts.signUp(visitor, form, null))).toMatchObject({
			siteRole: 'instructor'
		});
	});

	it('sign in by e-mail and password, and tell nothing about who has an account', async () => {
		const { accounts } = app;
		const link = await accounts.invite(await somebody(app, 'admin'));
		await accounts.useLink(visitor, link, account('in@x.example'), null);
		const form = { email: 'in@x.example', password: 'correct horse' };
		expect(await who(await accounts.signIn(visitor, form, CHROME))).toMatchObject({
			email: 'in@x.example'
		});
		const noPassword = await somebody(app, 'instructor');
		for (const wrong of [
			{ password: 'wrong horse' },
			{ email: 'nobody@x.example' },
			{ email: noPassword.user.email! }
		]) {
			const refused = refusalOf(accounts.signIn(visitor, { ...form, ...wrong }, null));
			expect(await refused).toBe('account.unknown');
		}
	});

	it('sign a student in by a code of the class, number and password', async () => {
		const { accounts, store } = app;
		const owner = await somebody(app, 'instructor');
		const classId = await someClass(app, owner);
		const student = await somebody(app, 'student');
		const memberId = await place(app, classId, student, 'student', { studentNumber: 'B2026-07' });
		const code = { id: `${classId}c`, classId, code: 'ABCD23', kind: 'code' as const };
		const past = new Date(Date.now() - HOUR);
		await store.tx((db) =>
			db.insert(store.t.joinCodes).values({ ...code, createdAt: past, expiresAt: past })
		);
		const reset = await accounts.resetLink(owner, { classId, memberId });
		await accounts.useLink(visitor, reset, { password: 'my own password' }, null);

		const form = { code: ' abc-d23', number: 'b2026-07', password: 'my own password' };
		const signIn = (more: Partial<typeof form>) =>
			accounts.signInStudent(visitor, { ...form, ...more }, null);
		expect(await who(await signIn({}))).toMatchObject({ id: student.user.id });
		expect(await refusalOf(signIn({ code: 'ABCD24' }))).toBe('join.unknown');
		expect(await refusalOf(signIn({ number: 'B2026-08' }))).toBe('account.unknownStudent');
		expect(await refusalOf(signIn({ password: 'not my own' }))).toBe('account.unknownStudent');
		await store.tx((db) =>
			db.update(store.t.members).set({ status: 'banned' }).where(eq(store.t.members.id, memberId))
		);
		expect(await refusalOf(signIn({}))).toBe('account.unknownStudent');
	});

	it('list sessions, end one, and end all', async () => {
		const { accounts } = app;
		const actor = await somebody(app, 'instructor');
		const other = await somebody(app, 'instructor');
		const [phone, desk] = [
			await accounts.beginSession(actor.user.id, CHROME),
			await accounts.beginSession(actor.user.id, null)
		];
		const stranger = await accounts.beginSession(other.user.id, null);
		const listed = await accounts.ownSessions(actor, phone);
		expect(listed).toHaveLength(2);
		expect(listed.find(({ current }) => current)).toMatchObject({ device: 'Chrome · Android' });
		expect(JSON.stringify(listed)).not.toContain(phone);

		await accounts.endSession(other, digest(phone));
		expect(await who(phone)).not.toBeNull();
		await accounts.endSession(actor, digest(phone));
		expect(await who(phone)).toBeNull();
		await accounts.signOutEverywhere(actor);
		expect(await who(desk)).toBeNull();
		expect(await who(stranger)).not.toBeNull();
		await accounts.signOut(visitor, stranger);
		expect(await who(stranger)).toBeNull();
	});

	it('change a password and end the sessions that knew the old one', async () => {
		const { accounts } = app;
		const link = await accounts.invite(await somebody(app, 'admin'));
		const old = await accounts.useLink(visitor, link, account('pw@x.example'), null);
		const user = (await who(old))!;
		const actor = { user, address: '10.0.0.1' };
		const change = (present: string, password: string) =>
			accounts.changePassword(actor, { present, password }, CHROME);
		expect(await refusalOf(change('wrong', 'battery staple'))).toBe('account.wrongPassword');
		expect(await refusalOf(change('correct horse', 'short'))).toBe('account.weakPassword');
		expect(await who(old)).not.toBeNull();
		const token = await change('correct horse', 'battery staple');
		expect(await who(old)).toBeNull();
		expect(await who(token)).toMatchObject({ id: user.id });
		const form = { email: 'pw@x.example', password: 'battery staple' };
		expect(await who(await accounts.signIn(visitor, form, null))).toMatchObject({ id: user.id });
		await accounts.rename(actor, '新名字');
		expect(await who(token)).toMatchObject({ name: '新名字' });
	});

	it('give a new password by a link of an administrator; only the newest one counts', async () => {
		const { accounts } = app;
		const admin = await somebody(app, 'admin');
		const person = await somebody(app, 'instructor', '张老师');
		const session = await accounts.beginSession(person.user.id, null);
		const whom = { userId: person.user.id };
		const old = await accounts.resetLink(admin, whom);
		const link = await accounts.resetLink(admin, whom);
		expect(await refusalOf(accounts.link(visitor, old))).toBe('link.unknown');
		expect(await accounts.link(visitor, link)).toEqual({ purpose: 'password', name: '张老师' });
		const use = () => accounts.useLink(visitor, link, { password: 'battery staple' }, null);
		const both = await Promise.allSettled([use(), use()]);
		expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect(await who(session)).toBeNull();
		const unknown = accounts.resetLink(admin, { userId: 'nobody' });
		expect(await refusalOf(unknown)).toBe('account.missing');
	});

	it('keep at least one administrator', async () => {
		const { accounts, store } = app;
		const { db, t, tx } = store;
		const admin = await somebody(app, 'admin');
		await tx((db) =>
			db.update(t.users).set({ siteRole: 'instructor' }).where(eq(t.users.siteRole, 'admin'))
		);
		await tx((db) =>
			db.update(t.users).set({ siteRole: 'admin' }).where(eq(t.users.id, admin.user.id))
		);
		const demote = (id: string) => accounts.setRole(admin, id, 'instructor');
		expect(await refusalOf(demote(admin.user.id))).toBe('account.lastAdmin');
		expect(await refusalOf(accounts.erase(admin, { userId: admin.user.id }))).toBe(
			'account.lastAdmin'
		);
		const second = await somebody(app, 'instructor');
		await accounts.setRole(admin, second.user.id, 'admin');
		await demote(admin.user.id);
		const [row] = await db.select().from(t.users).where(eq(t.users.id, admin.user.id));
		expect(row).toMatchObject({ siteRole: 'instructor', erasedAt: null });
		const student = await somebody(app, 'student');
		const newAdmin = { ...second, user: { ...second.user, siteRole: 'admin' as const } };
		const promoted = accounts.setRole(newAdmin, student.user.id, 'admin');
		expect(await refusalOf(promoted)).toBe('account.missing');
	});
});
