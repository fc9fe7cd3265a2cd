import { note } from '../stores/audit.ts';
import { countAdmins, staff, updateUser, userById, type UserRow } from '../stores/users.ts';
import { onSite } from './access.ts';
import { siteLine } from './audit-lines.ts';
import type { Actor } from './actor.ts';
import type { Deps } from './deps.ts';
import { Refused } from './refused.ts';

/** A person as an administrator sees them in the list. */
export type Person = Pick<UserRow, 'id' | 'name' | 'email' | 'siteRole' | 'createdAt'>;

/** What an administrator does with the people who can open classes. */
export function makePeople({ store, now }: Deps) {
	const { db, t, tx } = store;
	return {
		/** Administrators and instructors, oldest account first. @throws Refused `access.*` */
		async people(actor: Actor): Promise<Person[]> {
			onSite(actor, 'account.list');
			const rows = await staff(db, t);
			return rows.map(({ id, name, email, siteRole, createdAt }) => ({
				id,
				name,
				email,
				siteRole,
				createdAt
			}));
		},

		/**
		 * Makes an instructor an administrator, or the other way round. Students have no e-mail to sign in with.
		 * @throws Refused `access.*`, `account.missing`, `account.lastAdmin`
		 */
		async setRole(actor: Actor, userId: string, role: 'admin' | 'instructor'): Promise<void> {
			const { id: actorId } = onSite(actor, 'account.role');
			await tx(async (db) => {
				const user = await userById(db, t, userId);
				if (!user || user.siteRole === 'student') throw new Refused('account.missing');
				await updateUser(db, t, userId, { siteRole: role });
				if ((await countAdmins(db, t)) === 0) throw new Refused('account.lastAdmin');
				const about = { userId, role };
				await note(db, t, siteLine(actorId, 'account.role', about, now()));
			});
		}
	};
}
