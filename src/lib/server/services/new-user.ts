import { MIN_PASSWORD, type NewAccount } from '../../classroom/account.ts';
import { hashPassword, newId } from '../auth/secrets.ts';
import { isUniqueViolation } from '../db/store.ts';
import type { UserRow } from '../stores/users.ts';
import { Refused } from './refused.ts';

/** @throws Refused `account.weakPassword` */
export async function newHash(password: string): Promise<string> {
	if ([...password].length < MIN_PASSWORD)
		throw new Refused('account.weakPassword', 'password', { min: MIN_PASSWORD });
	return hashPassword(password);
}

/** The row of a new account, with the password hashed; made before the transaction, for hashing takes its time. */
export async function newUser(
	{ name, email, password }: NewAccount,
	siteRole: UserRow['siteRole'],
	createdAt: Date
): Promise<UserRow> {
	const passwordHash = await newHash(password);
	return { id: newId(), name, email, passwordHash, siteRole, createdAt, erasedAt: null };
}

/** Runs a transaction that writes an account. @throws Refused `account.emailTaken` */
export async function withFreeEmail<T>(run: () => Promise<T>): Promise<T> {
	try {
		return await run();
	} catch (caught) {
		if (isUniqueViolation(caught)) throw new Refused('account.emailTaken', 'email');
		throw caught;
	}
}
