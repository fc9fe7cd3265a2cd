import { count, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isUniqueViolation } from '../../src/lib/server/db/store.ts';
import { onEveryStore, type TestStore } from '../support/stores.ts';

onEveryStore(
	'the store',
	(make) => {
		let opened: TestStore;
		beforeAll(async () => void (opened = await make()));
		afterAll(() => opened.dispose());

		const at = new Date('2026-11-21T01:02:03.456Z');
		const person = (id: string, email: string | null) => ({
			id,
			email,
			name: '王小明',
			siteRole: 'student' as const,
			createdAt: at
		});
		const countUsers = async () => {
			const { db, t } = opened.store;
			const [row] = await db.select({ n: count() }).from(t.users);
			return row!.n;
		};

		it('gives back what was written, moments to the millisecond', async () => {
			const { db, t, tx } = opened.store;
			await tx((db) => db.insert(t.users).values(person('u1', 'a@b.c')));
			const [row] = await db.select().from(t.users).where(eq(t.users.id, 'u1'));
			expect(row).toEqual({ ...person('u1', 'a@b.c'), passwordHash: null, erasedAt: null });
		});

		it('undoes everything of a transaction that throws', async () => {
			const { t, tx } = opened.store;
			const before = await countUsers();
			const failing = tx(async (db) => {
				await db.insert(t.users).values(person('u9', null));
				throw new Error('no');
			});
			await expect(failing).rejects.toThrow('no');
			expect(await countUsers()).toBe(before);
		});

		it('knows a doubled key, and takes the next write after it', async () => {
			const { t, tx } = opened.store;
			const error = await tx((db) => db.insert(t.users).values(person('u2', 'a@b.c'))).catch(
				(e) => e
			);
			expect(isUniqueViolation(error)).toBe(true);
			expect(isUniqueViolation(new Error('other'))).toBe(false);
			await tx((db) => db.insert(t.users).values(person('u2', 'b@b.c')));
			expect(await countUsers()).toBe(2);
		});

		it('runs transactions that are asked for at once without mixing them', async () => {
			const { t, tx } = opened.store;
			const before = await countUsers();
			const results = await Promise.allSettled(
				Array.from({ length: 20 }, (_, i) =>
					tx(async (db) => {
						await db.insert(t.users).values(person(`many${i}`, null));
						if (i % 2 === 1) throw new Error('odd');
					})
				)
			);
			expect(results.filter((r) => r.status === 'rejected')).toHaveLength(10);
			expect(await countUsers()).toBe(before + 10);
		});
	},
	{ queries: true }
);
