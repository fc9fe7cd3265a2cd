import type { Notice } from '../../game/live-types.ts';
import { newId } from '../auth/secrets.ts';
import type { Store } from '../db/store.ts';
import { note } from '../stores/audit.ts';
import { addChat, dropNotices, noticeOf } from '../stores/chats.ts';
import type { Actor } from './actor.ts';
import { fitText } from './chats.ts';
import type { GameDeps } from './deps.ts';
import { lineOf } from './audit-lines.ts';
import { inGame } from './seats.ts';

/** What the instructor has last said to everyone; it stands until another one or until it is taken back. */
export async function noticeTo(
	{ db, t }: Pick<Store, 'db' | 't'>,
	gameId: string
): Promise<Notice | null> {
	const row = await noticeOf(db, t, gameId);
	if (!row) return null;
	return { id: row.id, text: row.text, at: row.at.getTime(), onStage: row.onStage };
}

/** Messages of the staff to every desk of a game. */
export function makeNotices({ store, live, now }: GameDeps) {
	const { t, tx } = store;
	/** The desks load their lesson again; nothing of the market has changed. */
	const changed = (gameId: string) => live.publish(`game:${gameId}`, { clock: true });

	return {
		/**
		 * Says something to everyone.
		 * @param onStage whether the projector shows it too
		 * @throws Refused `chat.empty`, `chat.long`
		 */
		async tell(actor: Actor, gameId: string, typed: string, onStage = false): Promise<void> {
			const { member } = await inGame(store, actor, gameId, 'game.run');
			const text = fitText(typed);
			const memberId = member?.id ?? null;
			const row = { id: newId(), gameId, teamId: null, memberId, text, onStage, at: now() };
			await tx((db) => addChat(db, t, row));
			changed(gameId);
		},

		/** Takes what has been said to everyone back. */
		async hush(actor: Actor, gameId: string): Promise<void> {
			const access = await inGame(store, actor, gameId, 'game.run');
			await tx(async (db) => {
				await dropNotices(db, t, gameId);
				await note(db, t, lineOf(access, 'game.hush', { gameId }, now()));
			});
			changed(gameId);
		}
	};
}
