import { deviceOf } from '../auth/device.ts';
import type { Deps } from './deps.ts';

/**
 * Begins a session for somebody whose right to it the caller has checked. Not to be called inside a transaction: it is
 * one itself.
 * @param device the browser as it names itself
 * @returns the token for the cookie
 */
export type BeginSession = (userId: string, device: string | null) => Promise<string>;

export function makeBeginSession({ sessions }: Deps): BeginSession {
	return async (userId, device) => {
		const { id } = await sessions.createSession(userId, { device: deviceOf(device) });
		return id;
	};
}
