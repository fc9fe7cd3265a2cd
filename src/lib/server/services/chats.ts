import { MAX_CHAT, type ChatLine } from '../../game/crew-types.ts';
import { lengthOf, visibleSentence } from '../../classroom/names.ts';
import { addChat, chatsOf, type ChatRow } from '../stores/chats.ts';
import { namesOf } from '../stores/members.ts';
import type { Actor } from './actor.ts';
import { commandId } from './deciding.ts';
import type { GameDeps } from './deps.ts';
import { tellCrew } from './drafts.ts';
import { Refused } from './refused.ts';
import { chairOf, ownSeat } from './seats.ts';

/** Messages in one answer. */
export const CHAT_PAGE = 50;

/** Marks above a letter that pile up without end: a prank that covers other lines. */
const PILED_MARKS = /(\p{M}{3})\p{M}+/gu;

/** A message as everyone reads it; what looks like a script stays the text that it is. */
export const chatLine = (row: ChatRow): ChatLine => ({
	id: row.id,
	member: row.memberId,
	toAll: row.teamId === null,
	text: row.text,
	at: row.at.getTime()
});

/**
 * The visible text of a message.
 * @throws Refused `chat.empty`, `chat.long`
 */
export function fitText(typed: string): string {
	const text = visibleSentence(typed).replace(PILED_MARKS, '$1');
	if (text === '') throw new Refused('chat.empty', 'text');
	if (lengthOf(text) > MAX_CHAT) throw new Refused('chat.long', 'text', { max: MAX_CHAT });
	return text;
}

export type Chats = ReturnType<typeof makeChats>;

/** Short messages among a team. The staff may read them; other companies never see them. */
export function makeChats(deps: GameDeps) {
	const { store, now, limits, presence } = deps;
	const { db, t, tx } = store;

	return {
		/**
		 * Says something to the own team. The same id again says it once.
		 * @throws Refused `chat.empty`, `chat.long`, `chat.tooFast`
		 */
		async say(actor: Actor, gameId: string, message: { id: string; text: string }): Promise<void> {
			const access = await ownSeat(store, actor, gameId);
			const text = fitText(message.text);
			const memberId = access.member!.id;
			const seconds = await limits.chat.take(memberId);
			if (seconds > 0) throw new Refused('chat.tooFast', undefined, { seconds });
			presence.did(chairOf(access));
			const id = commandId(memberId, message.id);
			const row = { id, gameId, teamId: access.seat.teamId, memberId, text, at: now() };
			await tx((db) => addChat(db, t, row));
			tellCrew(deps, access, 'chat');
		},

		/** Messages before one that is known, the oldest first. @param before time and id of that one */
		async earlier(
			actor: Actor,
			gameId: string,
			before: { at: number; id: string }
		): Promise<{ chat: ChatLine[]; names: Record<string, string> }> {
			const { seat, class: own } = await ownSeat(store, actor, gameId);
			const cursor = { at: new Date(before.at), id: before.id };
			const rows = await chatsOf(db, t, gameId, seat.teamId, CHAT_PAGE, cursor);
			const chat = rows.reverse().map(chatLine);
			const names = await namesOf(
				db,
				t,
				own.id,
				chat.flatMap(({ member }) => member ?? [])
			);
			return { chat, names };
		}
	};
}
