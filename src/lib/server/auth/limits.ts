import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';

/**
 * Counts tries by a key. A try is counted before it is made, so that many at once cannot slip through, and given back
 * when it was no mistake: those who type their own password correctly never wait.
 */
export interface Limit {
	/** @returns seconds to wait; 0 = go on */
	take(key: string): Promise<number>;
	/** Gives a counted try back. */
	pardon(key: string): Promise<void>;
}

/** @param tries within `seconds`, after which the key waits for the rest of them */
function makeLimit(tries: number, seconds: number): Limit {
	const limiter = new RateLimiterMemory({ points: tries, duration: seconds });
	return {
		async take(key) {
			try {
				await limiter.consume(key);
				return 0;
			} catch (caught) {
				if (caught instanceof Error) throw caught;
				return Math.max(1, Math.ceil((caught as RateLimiterRes).msBeforeNext / 1000));
			}
		},
		async pardon(key) {
			await limiter.reward(key);
		}
	};
}

const MINUTES = 60;

/**
 * The limits of a process. A school of several hundred stands behind one address, so an address may be wrong often and
 * one account, code or link seldom. Counted in memory: with several processes each counts for itself.
 */
export const makeLimits = () => ({
	/** Wrong passwords for one account from one address. */
	account: makeLimit(8, 10 * MINUTES),
	/** Wrong passwords for one account from anywhere: slow guessing from many addresses. */
	accountAnywhere: makeLimit(60, 60 * MINUTES),
	/** Wrong sign-ins from one address, whatever the account. */
	address: makeLimit(400, 10 * MINUTES),
	/** Wrong class codes from one address: a code of six letters has 887 million neighbours. */
	joinCode: makeLimit(150, 10 * MINUTES),
	/** Wrong one-time links from one address. */
	link: makeLimit(60, 10 * MINUTES),
	/** New accounts from one address. */
	signUp: makeLimit(40, 60 * MINUTES),
	/** Messages of one person to the team. */
	chat: makeLimit(15, 30)
});

export type Limits = ReturnType<typeof makeLimits>;

/** Those of this process. */
export const limits: Limits = makeLimits();
