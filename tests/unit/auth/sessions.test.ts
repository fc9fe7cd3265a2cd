import { afterAll, beforeAll, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { digest } from '../../../src/lib/server/auth/secrets.ts';
import { makeSessions, type Sessions } from '../../../src/lib/server/auth/sessions.ts';
import { onEveryStore, type TestStore } from '../../support/stores.ts';
import { somebody } from '../../support/people.ts';

const DAY = 86_400_000;

onEveryStore('sessions', (make) => {
	let opened: TestStore;
	let sessions: Sessions;
	let userId: string;
	beforeAll(async () => {
		opened = await make();
		sessions = makeSessions(opened.store, false);
		userId = (await somebody(opened, 'student', '王小明')).user.id;
	});
	afterAll(() => opened.dispose());

	const rowOf = async (token: string) => {
		const { db, t } = opened.store;
		const [row] = await db
			.select()
			.from(t.sessions)
			.where(eq(t.sessions.id, digest(token)));
		return row;
	};
	const endsIn = (token: string, ms: number) => {
		const { t, tx } = opened.store;
		const expiresAt = new Date(Date.now() + ms);
		return tx((db) =>
			db
				.update(t.sessions)
				.set({ expiresAt })
				.where(eq(t.sessions.id, digest(token)))
		);
	};

	it('are stored under a hash, so that a stolen table opens no session', async () => {
		const { id: token } = await sessions.createSession(userId, { device: 'Firefox' });
		const row = await rowOf(token);
		expect(row).toMatchObject({ userId, device: 'Firefox' });
		expect(JSON.stringify(row)).not.toContain(token);
		const { user } = await sessions.validateSession(token);
		expect(user).toMatchObject({ id: userId, name: '王小明', siteRole: 'student' });
		expect((await sessions.validateSession(row!.id)).user).toBeNull();
	});

	it('are renewed in the second half of their life, and not before', async () => {
		const { id: token } = await sessions.createSession(userId, { device: '' });
		expect((await sessions.validateSession(token)).session?.fresh).toBe(false);
		await endsIn(token, 10 * DAY);
		expect((await sessions.validateSession(token)).session?.fresh).toBe(true);
		const left = (await rowOf(token))!.expiresAt.getTime() - Date.now();
		expect(left).toBeGreaterThan(29 * DAY);
	});

	it('end when they expire', async () => {
		const { id: token } = await sessions.createSession(userId, { device: '' });
		await endsIn(token, -1);
		expect((await sessions.validateSession(token)).session).toBeNull();
		expect(await rowOf(token)).toBeUndefined();
	});
});
