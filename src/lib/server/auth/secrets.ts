import { createHash, randomBytes, randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** What is stored instead of a token: whoever reads the database cannot sign in with it. */
export const digest = (token: string): string => createHash('sha256').update(token).digest('hex');

/** A token that cannot be guessed: 160 bits, safe in a link. */
export const newToken = (): string => randomBytes(20).toString('base64url');

/** Sorts by time of making, roughly; unique across processes. */
export const newId = (): string => {
	const time = Date.now().toString(36).padStart(9, '0');
	return `${time}${randomBytes(7).toString('hex')}`;
};

/** Letters that nobody confuses when reading from a projector: no 0/O, 1/I/L. */
const CODE_LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** A code to be typed by hand. @param length at least 6 */
export const newCode = (length = 6): string =>
	Array.from({ length }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join('');

/** A typed code as it is stored: capitals, no blanks or dashes, full-width characters made narrow. */
export const normalCode = (typed: string): string =>
	typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '');

/** OWASP's lowest recommendation for argon2id: 19 MiB, 2 passes, 1 lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> =>
	hash(password.normalize('NFKC'), COST);

/** The hash of a password nobody has, of the same cost as all others. */
const NOBODYS =
	'$argon2id$v=19$m=19456,t=2,p=1$S1UGH9rntqDuFe5OA0bI1Q$gz6z3D3GlfphhHcG3hAg5BDRB4+9OvTdsDg+vEaQnvA';

/**
 * Takes as long for somebody who does not exist as for somebody who does, so that time tells nobody who has an account.
 * @param stored the hash; null where there is none
 */
export async function verifyPassword(
	stored: string | null | undefined,
	password: string
): Promise<boolean> {
	const right = await verify(stored ?? NOBODYS, password.normalize('NFKC'));
	return right && Boolean(stored);
}
