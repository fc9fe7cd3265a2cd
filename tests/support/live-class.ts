import type { Browser, Page } from '@playwright/test';
import { makeSessions, SESSION_COOKIE } from '../../src/lib/server/auth/sessions.ts';
import { openStore } from '../../src/lib/server/db/open.ts';
import type { Actor } from '../../src/lib/server/services/actor.ts';
import { classRoom, gameOf, type GameWay } from './class-room.ts';
import { deviceOf, phone } from './devices.ts';
import { root } from './files.ts';

/**
 * A class with two teams in the running server's database, and a session for each of its people.
 * @param way makes a game too, in which the first team plays
 */
export async function lesson(way?: GameWay) {
	const store = await openStore(process.env.DATABASE_URL!, root, 2);
	try {
		const room = await classRoom(store, 2);
		const sessions = makeSessions(store, false);
		const token = async ({ user }: Actor) =>
			(await sessions.createSession(user!.id, { device: 'test' })).id;
		return {
			classId: room.classId,
			owner: await token(room.owner),
			captains: await Promise.all(room.students.map(([captain]) => token(captain!))),
			members: await Promise.all(room.students.map(([, member]) => token(member!))),
			game: way ? await gameOf(store, room.classId, room.teams[0], way) : ''
		};
	} finally {
		await store.close();
	}
}

export async function signIn(page: Page, token: string, baseURL: string): Promise<void> {
	await page.context().addCookies([{ name: SESSION_COOKIE, value: token, url: baseURL }]);
}

/** A phone of its own for a student. */
export async function phoneOf(
	browser: Browser,
	baseURL: string,
	token: string,
	language: 'zh' | 'en'
): Promise<Page> {
	const page = await deviceOf(browser, baseURL, { language }, phone);
	await signIn(page, token, baseURL);
	return page;
}
