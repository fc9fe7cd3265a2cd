import type { Limit, Limits } from '../auth/limits.ts';
import type { Guarded, Guess } from './joining.ts';
import { limited } from './limited.ts';

/** What counts a wrong guess of each kind. A number is counted by address alone: its key would be the whole class. */
const COUNTED: Readonly<Record<Guess['what'], (l: Limits, g: Guess) => [Limit, string][]>> = {
	'join.code': (l, { address }) => [[l.joinCode, address]],
	'join.number': (l, { address }) => [[l.address, address]],
	'join.password': (l, { about, address }) => [
		[l.account, `${about} ${address}`],
		[l.accountAnywhere, about],
		[l.address, address]
	]
};

/** Guards joining against guessing by the limits of the process. */
export const guardedBy =
	(limits: Limits): Guarded =>
	(guess, check) =>
		limited(COUNTED[guess.what](limits, guess), check);
