import type { z } from 'zod';
import { NewAccount, NewPassword } from '../../classroom/account.ts';
import { digest, newToken } from '../auth/secrets.ts';
import {
	dropLink,
	dropSessions,
	insertLink,
	linkById,
	openInvitations,
	useUpLink,
	type LinkRow
} from '../stores/accounts.ts';
import { note } from '../stores/audit.ts';
import { memberById } from '../stores/members.ts';
import { countAdmins, insertUser, updateUser, userById, type UserRow } from '../stores/users.ts';
import { inClass, onSite } from './access.ts';
import { siteLine } from './audit-lines.ts';
import type { BeginSession } from './begin-session.ts';
import type { Actor } from './actor.ts';
import type { Deps } from './deps.ts';
import { limited } from './limited.ts';
import { newHash, newUser, withFreeEmail } from './new-user.ts';
import { Refused } from './refused.ts';

const HOUR = 3_600_000;
/** How long a link may be used, in milliseconds. */
const LIFETIME: Record<LinkRow['purpose'], number> = {
	firstAdmin: 24 * HOUR,
	invitation: 14 * 24 * HOUR,
	password: 24 * HOUR
};

/** What the page of a link shows before it is used. */
export interface LinkFacts {
	purpose: LinkRow['purpose'];
	/** Whom a new password is for. */
	name: string | null;
}

/** A person to give a new password: anybody for an administrator, a student for the staff of the class. */
export type Whom = { userId: string } | { classId: string; memberId: string };

/** Links that work once. Whoever holds one may use it, so using one needs no role. */
export function makeLinks({ store, limits, now }: Deps, beginSession: BeginSession) {
	const { db, t, tx } = store;

	async function makeLink(purpose: LinkRow['purpose'], userId: string | null, by: string | null) {
		const token = newToken();
		const createdAt = now();
		const expiresAt = new Date(createdAt.getTime() + LIFETIME[purpose]);
		const id = digest(token);
		const row = { id, purpose, userId, createdBy: by, createdAt, expiresAt, usedAt: null };
		await tx(async (db) => {
			await insertLink(db, t, row);
			await note(db, t, siteLine(by, 'account.link', { purpose, userId }, createdAt));
		});
		return token;
	}

	/** @throws Refused `link.unknown`, `link.used`, `link.expired`, `access.tooMany` */
	const valid = (actor: Actor, token: string): Promise<LinkRow> =>
		limited([[limits.link, actor.address]], async () => {
			const link = await linkById(db, t, digest(token));
			if (!link) throw new Refused('link.unknown');
			if (link.usedAt) throw new Refused('link.used');
			if (link.expiresAt <= now()) throw new Refused('link.expired');
			return link;
		});

	/** @throws Refused `access.signIn`, `access.forbidden`, `class.unknown`, `member.unknown`, `account.missing` */
	async function resettable(actor: Actor, whom: Whom): Promise<UserRow> {
		if ('userId' in whom) {
			onSite(actor, 'account.reset');
			const user = await userById(db, t, whom.userId);
			if (!user) throw new Refused('account.missing');
			return user;
		}
		await inClass(store, actor, whom.classId, 'member.reset');
		const member = await memberById(db, t, whom.classId, whom.memberId);
		const user = member?.userId ? await userById(db, t, member.userId) : undefined;
		if (!member || !user) throw new Refused('member.unknown');
		// Else whoever gets an administrator to join a class would have the site.
		if (member.role !== 'student' || user.siteRole !== 'student')
			throw new Refused('access.forbidden');
		return user;
	}

	async function useForAccount(link: LinkRow, form: NewAccount): Promise<string> {
		const role = link.purpose === 'firstAdmin' ? 'admin' : 'instructor';
		const user = await newUser(form, role, now());
		await withFreeEmail(() =>
			tx(async (db) => {
				if (!(await useUpLink(db, t, link, now()))) throw new Refused('link.used');
				await insertUser(db, t, user);
			})
		);
		return user.id;
	}

	async function useForPassword(
		link: LinkRow,
		{ password }: z.output<typeof NewPassword>
	): Promise<string> {
		const passwordHash = await newHash(password);
		const userId = link.userId!;
		await tx(async (db) => {
			if (!(await useUpLink(db, t, link, now()))) throw new Refused('link.used');
			await updateUser(db, t, userId, { passwordHash });
			// Whoever knew the old password is out.
			await dropSessions(db, t, userId);
		});
		return userId;
	}

	return {
		/**
		 * For the operator at start: a link that makes the first administrator.
		 * @returns its token; null once there is an administrator
		 */
		firstAdminLink: async (): Promise<string | null> =>
			(await countAdmins(db, t)) > 0 ? null : makeLink('firstAdmin', null, null),

		/** What a link is for, without using it. @throws Refused as for its use */
		async link(actor: Actor, token: string): Promise<LinkFacts> {
			const { purpose, userId } = await valid(actor, token);
			const user = userId ? await userById(db, t, userId) : undefined;
			return { purpose, name: user?.name ?? null };
		},

		/**
		 * Uses a link: opens the account, or sets the password and ends every earlier session.
		 * @param form as sent; which fields it needs depends on the link
		 * @returns the token of the new session
		 * @throws Refused `link.*`, `form.invalid`, `account.emailTaken`, `account.weakPassword`, `access.tooMany`
		 */
		async useLink(actor: Actor, token: string, form: unknown, device: string | null) {
			const link = await valid(actor, token);
			const userId =
				link.purpose === 'password'
					? await useForPassword(link, read(NewPassword, form))
					: await useForAccount(link, read(NewAccount, form));
			return beginSession(userId, device);
		},

		/** An invitation to open an instructor's account. @returns its token. @throws Refused `access.*` */
		invite: async (actor: Actor): Promise<string> =>
			makeLink('invitation', null, onSite(actor, 'account.invite').id),

		/** Invitations nobody has accepted yet, newest first. @throws Refused `access.*` */
		async invitations(actor: Actor): Promise<{ id: string; createdAt: Date; expiresAt: Date }[]> {
			onSite(actor, 'account.invite');
			const links = await openInvitations(db, t, now());
			return links.map(({ id, createdAt, expiresAt }) => ({ id, createdAt, expiresAt }));
		},

		/** Takes an invitation back. @throws Refused `access.*`, `link.unknown` */
		async withdrawInvitation(actor: Actor, id: string): Promise<void> {
			onSite(actor, 'account.invite');
			const link = await linkById(db, t, id);
			if (link?.purpose !== 'invitation') throw new Refused('link.unknown');
			await tx((db) => dropLink(db, t, id));
		},

		/**
		 * A link with which a person sets a new password.
		 * @returns its token
		 * @throws Refused `access.*`, `class.unknown`, `member.unknown`, `account.missing`
		 */
		async resetLink(actor: Actor, whom: Whom): Promise<string> {
			const user = await resettable(actor, whom);
			return makeLink('password', user.id, actor.user!.id);
		}
	};
}

/** @throws Refused `form.invalid` with the field */
function read<S extends z.ZodType>(schema: S, form: unknown): z.output<S> {
	const parsed = schema.safeParse(form);
	if (parsed.success) return parsed.data;
	throw new Refused('form.invalid', parsed.error.issues[0]!.path.join('.'));
}
