import type { NewAccount, SignIn, StudentSignIn } from '../../classroom/account.ts';
import { studentNumber } from '../../classroom/names.ts';
import { normalCode, verifyPassword } from '../auth/secrets.ts';
import { studentByNumber } from '../stores/accounts.ts';
import { insertUser, userByEmail } from '../stores/users.ts';
import type { BeginSession } from './begin-session.ts';
import type { Actor } from './actor.ts';
import type { Deps } from './deps.ts';
import { limited } from './limited.ts';
import { newUser, withFreeEmail } from './new-user.ts';
import { Refused } from './refused.ts';

/** Ways into an account that exists, or that anybody may open. Visitors use these, so there is no role to check. */
export function makeSignIn({ store, limits, config, now }: Deps, beginSession: BeginSession) {
	const { db, t, tx } = store;
	const guarded = <T>(actor: Actor, account: string, run: () => Promise<T>) =>
		limited(
			[
				[limits.account, `${actor.address} ${account}`],
				[limits.accountAnywhere, account],
				[limits.address, actor.address]
			],
			run
		);
	return {
		/**
		 * @returns the token of the new session
		 * @throws Refused `account.unknown`, `access.tooMany`
		 */
		signIn: (actor: Actor, { email, password }: SignIn, device: string | null) =>
			guarded(actor, email, async () => {
				const user = await userByEmail(db, t, email);
				if (!(await verifyPassword(user?.passwordHash, password)))
					throw new Refused('account.unknown', 'password');
				return beginSession(user!.id, device);
			}),

		/**
		 * A student names the class by its code: the one on the stage, an older one, or the permanent link's.
		 * @returns the token of the new session
		 * @throws Refused `join.unknown`, `account.unknownStudent`, `access.tooMany`
		 */
		async signInStudent(actor: Actor, form: StudentSignIn, device: string | null) {
			const code = normalCode(form.code);
			const number = studentNumber(form.number) ?? '';
			const found = await limited([[limits.joinCode, actor.address]], async () => {
				const student = await studentByNumber(db, t, code, number);
				if (!student.known) throw new Refused('join.unknown', 'code');
				return student;
			});
			return guarded(actor, found.user?.id ?? `${code} ${number}`, async () => {
				if (!(await verifyPassword(found.user?.passwordHash, form.password)))
					throw new Refused('account.unknownStudent', 'password');
				return beginSession(found.user!.id, device);
			});
		},

		/**
		 * An instructor's account, where the site lets anybody open one.
		 * @returns the token of the new session
		 * @throws Refused `account.closed`, `account.emailTaken`, `account.weakPassword`, `access.tooMany`
		 */
		async signUp(actor: Actor, form: NewAccount, device: string | null) {
			if (config.signUp !== 'open') throw new Refused('account.closed');
			const seconds = await limits.signUp.take(actor.address);
			if (seconds > 0) throw new Refused('access.tooMany', undefined, { seconds });
			const user = await newUser(form, 'instructor', now());
			await withFreeEmail(() => tx((db) => insertUser(db, t, user)));
			return beginSession(user.id, device);
		}
	};
}
