import { visible } from '../../classroom/names.ts';
import { sessionsOf } from '../auth/sessions.ts';
import type { Db } from '../db/store.ts';
import { dropSessions, placesOf } from '../stores/accounts.ts';
import { note } from '../stores/audit.ts';
import { memberById } from '../stores/members.ts';
import { countAdmins, updateUser, userById, type UserRow } from '../stores/users.ts';
import { scenariosBy } from '../stores/class-scenarios.ts';
import { cleanNotes, emptyPlace, notesBy, tracesOf } from '../stores/personal-data.ts';
import type { MemberRow } from '../stores/classes.ts';
import { inClass, onSite } from './access.ts';
import { lineOf, siteLine } from './audit-lines.ts';
import type { Whom } from './account-links.ts';
import { signedIn, type Actor } from './actor.ts';
import type { Deps } from './deps.ts';
import { ownAnswers } from './quiz-own.ts';
import { Refused } from './refused.ts';

/** What an erased person is called: the end of an id, so that two of them are not confused. */
const pseudonymOf = (id: string): string => `#${id.slice(-6)}`;

/** What is held about people, and its end. */
export function makePersonalData({ store, live, now }: Deps) {
	const { db, t, tx } = store;

	/** Runs inside a transaction. */
	async function eraseAccount(db: Db, { id, siteRole }: UserRow): Promise<void> {
		const nothing = { email: null, passwordHash: null, erasedAt: now() };
		await updateUser(db, t, id, { name: pseudonymOf(id), ...nothing });
		await dropSessions(db, t, id);
		if (siteRole === 'admin' && (await countAdmins(db, t)) === 0)
			throw new Refused('account.lastAdmin');
	}

	/** Runs inside a transaction. @param more what else the person is called elsewhere */
	async function erasePlace(db: Db, member: MemberRow, more: readonly (string | null)[] = []) {
		const pseudonym = pseudonymOf(member.id);
		const names = [member.name, member.studentNumber, member.email, ...more];
		await emptyPlace(db, t, member.id, pseudonym, now());
		const known = new Set(names.filter((name) => name !== null));
		await cleanNotes(db, t, [member.classId], known, pseudonym);
	}

	async function eraseFromClass(
		actor: Actor,
		classId: string,
		memberId: string,
		typed?: string
	): Promise<void> {
		const access = await inClass(store, actor, classId, 'member.erase');
		await tx(async (db) => {
			const member = await memberById(db, t, classId, memberId);
			if (!member) throw new Refused('member.unknown');
			if (member.role !== 'student') throw new Refused('access.forbidden');
			if (typed !== undefined && visible(typed) !== member.name)
				throw new Refused('form.invalid', 'confirm');
			const user = member.userId ? await userById(db, t, member.userId) : undefined;
			await erasePlace(db, member, user ? [user.name, user.email] : []);
			const left = user ? await placesOf(db, t, user.id) : [];
			// The account goes with its last class; what other classes hold is theirs to erase.
			if (user?.siteRole === 'student' && left.length === 0) await eraseAccount(db, user);
			await note(db, t, lineOf(access, 'member.erase', { memberId }, now()));
		});
		live.publish(`class:${classId}`);
	}

	async function eraseFromSite(actor: Actor, userId: string): Promise<void> {
		const { id: actorId } = onSite(actor, 'account.erase');
		const places = await placesOf(db, t, userId);
		await tx(async (db) => {
			const user = await userById(db, t, userId);
			if (!user) throw new Refused('account.missing');
			for (const { member } of places) await erasePlace(db, member, [user.name, user.email]);
			await eraseAccount(db, user);
			await note(db, t, siteLine(actorId, 'account.erase', { userId }, now()));
		});
		for (const { member } of places) live.publish(`class:${member.classId}`);
	}

	return {
		/**
		 * Everything held about the person who asks: account, sessions, places in classes, company, messages, drafts and
		 * commands. Secrets are held as hashes only and are left out.
		 * @throws Refused `access.signIn`
		 */
		async exportData(actor: Actor) {
			const { id } = signedIn(actor);
			const user = await userById(db, t, id);
			if (!user) throw new Refused('account.missing');
			const places = await placesOf(db, t, id);
			const { name, email, siteRole, createdAt } = user;
			return {
				format: 'rapport-person/1',
				madeAt: now(),
				account: { id, name, email, siteRole, createdAt },
				sessions: (await sessionsOf(store, id)).map(({ device, createdAt, expiresAt }) => ({
					device,
					createdAt,
					expiresAt
				})),
				classes: places.map(({ member, class: { name, term } }) => ({ class: name, term, member })),
				...(await tracesOf(
					db,
					t,
					places.map(({ member }) => member.id)
				)),
				quizzes: await ownAnswers(
					db,
					t,
					places.map(({ member }) => member.id)
				),
				notes: await notesBy(db, t, id),
				scenarios: await scenariosBy(db, t, id)
			};
		},

		/**
		 * Removes name, address and number of a person everywhere; game logs keep a pseudonym. Owners erase students
		 * from their class, administrators anybody.
		 * @param typed the student's name as it was typed to confirm; left out where nothing was asked
		 * @throws Refused `access.*`, `class.unknown`, `member.unknown`, `account.missing`, `account.lastAdmin`,
		 * `form.invalid` when something else than the name was typed
		 */
		erase: (actor: Actor, whom: Whom, typed?: string): Promise<void> =>
			'userId' in whom
				? eraseFromSite(actor, whom.userId)
				: eraseFromClass(actor, whom.classId, whom.memberId, typed)
	};
}
