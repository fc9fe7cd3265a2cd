import type { Limit } from '../auth/limits.ts';
import { Refused } from './refused.ts';

/**
 * Runs something that may be guessed at. A refusal counts as a wrong guess, success and faults of ours do not.
 * @param counted each limit with the key to count by
 * @throws Refused `access.tooMany` with the `seconds` to wait
 */
export async function limited<T>(
	counted: readonly (readonly [Limit, string])[],
	run: () => Promise<T>
): Promise<T> {
	const taken: (readonly [Limit, string])[] = [];
	const giveBack = () => Promise.all(taken.map(([limit, key]) => limit.pardon(key)));
	for (const [limit, key] of counted) {
		const seconds = await limit.take(key);
		if (seconds > 0) {
			await giveBack();
			throw new Refused('access.tooMany', undefined, { seconds });
		}
		taken.push([limit, key]);
	}
	try {
		const result = await run();
		await giveBack();
		return result;
	} catch (caught) {
		if (!(caught instanceof Refused)) await giveBack();
		throw caught;
	}
}
