import { z } from 'zod';

/** Characters that take no space or change the direction of others; they only serve to deceive. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;

/** A person's name as it is kept: no invisible characters, single blanks. */
export const cleanName = (typed: string): string =>
	typed.normalize('NFC').replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();

export const MAX_NAME = 80;
/** Shorter passwords can be guessed; longer than {@link MAX_PASSWORD} only cost time. */
export const MIN_PASSWORD = 8;
const MAX_PASSWORD = 200;

const name = z.string().transform(cleanName).pipe(z.string().min(1).max(MAX_NAME));
const email = z
	.string()
	.transform((typed) => typed.normalize('NFKC').trim().toLowerCase())
	.pipe(z.email().max(254));
/** Its least length is the service's matter, which says what it is. */
const password = z.string().min(1).max(MAX_PASSWORD);

export const SignIn = z.object({ email, password });
export const StudentSignIn = z.object({
	code: z.string().trim().min(1).max(40),
	number: z.string().trim().min(1).max(40),
	password
});
export const NewAccount = z.object({ name, email, password });
export const NewPassword = z.object({ password });
export const Rename = z.object({ name });
export const ChangePassword = z.object({ present: password, password });

export type SignIn = z.output<typeof SignIn>;
export type StudentSignIn = z.output<typeof StudentSignIn>;
export type NewAccount = z.output<typeof NewAccount>;
export type ChangePassword = z.output<typeof ChangePassword>;
