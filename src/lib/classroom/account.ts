import { z } from 'zod';
import { personName } from './names.ts';

/** Shorter passwords can be guessed; longer than {@link MAX_PASSWORD} only cost time. */
export const MIN_PASSWORD = 8;
export const MAX_PASSWORD = 200;

const name = z.string().transform(personName).pipe(z.string());
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
