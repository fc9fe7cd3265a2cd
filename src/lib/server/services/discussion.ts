import { lengthOf } from '../../classroom/names.ts';
import { MAX_POST, MAX_POSTS } from '../../classroom/units/unit.ts';
import { newId } from '../auth/secrets.ts';
import { note } from '../stores/audit.ts';
import { countPosts, emptyPost, insertPost, postById, postsOf } from '../stores/unit-people.ts';
import type { Actor } from './actor.ts';
import { lineOf } from './audit-lines.ts';
import { lines } from './checked-texts.ts';
import type { Deps } from './deps.ts';
import { inOpenUnit, inUnit } from './in-unit.ts';
import { Refused } from './refused.ts';

/** A post as it is read. Instants in milliseconds. */
export interface Post {
	id: string;
	/** Empty when the author's place in the class is gone. */
	name: string;
	staff: boolean;
	/** Null: has been taken away. */
	text: string | null;
	at: number;
	/** Whether the actor may take it away. */
	removable: boolean;
}

export interface Thread extends Post {
	answers: Post[];
}

/** The discussion of a unit: threads of one level. */
export function makeDiscussion(deps: Deps) {
	const { store, live, now } = deps;
	const { db, t, tx } = store;

	return {
		/** Threads, the oldest first. One that has been taken away shows only where it has answers. */
		async list(actor: Actor, classId: string, unitId: string): Promise<Thread[]> {
			const { member, staff } = await inUnit(deps, actor, classId, unitId, 'unit.view');
			const rows = await postsOf(db, t, unitId);
			const postOf = (row: (typeof rows)[number]): Post => ({
				id: row.id,
				name: row.name ?? '',
				staff: row.role === 'owner' || row.role === 'assistant',
				text: row.removedAt ? null : row.text,
				at: row.at.getTime(),
				removable: !row.removedAt && (staff || (member !== null && row.memberId === member.id))
			});
			return rows
				.filter(({ parentId }) => parentId === null)
				.map((row) => ({
					...postOf(row),
					answers: rows
						.filter(({ parentId, removedAt }) => parentId === row.id && !removedAt)
						.map(postOf)
				}))
				.filter(({ text, answers }) => text !== null || answers.length > 0);
		},

		/**
		 * Writes a post, or an answer. An answer to an answer belongs to the same thread.
		 * @throws Refused `post.empty`, `post.full`, `post.unknown`
		 */
		async post(
			actor: Actor,
			classId: string,
			unitId: string,
			typed: string,
			answerTo: string | null
		): Promise<void> {
			const { member } = await inOpenUnit(deps, actor, classId, unitId, 'unit.discuss');
			if (!member) throw new Refused('access.forbidden');
			const text = lines(typed);
			if (text === '' || lengthOf(text) > MAX_POST)
				throw new Refused('post.empty', 'text', { max: MAX_POST });
			await tx(async (db) => {
				if ((await countPosts(db, t, unitId)) >= MAX_POSTS) throw new Refused('post.full');
				const above = answerTo === null ? undefined : await postById(db, t, unitId, answerTo);
				if (answerTo !== null && !above) throw new Refused('post.unknown');
				await insertPost(db, t, {
					...{ id: newId(), unitId, memberId: member.id, text, at: now(), removedAt: null },
					parentId: above ? (above.parentId ?? above.id) : null
				});
			});
			live.publish(`class:${classId}`);
		},

		/** Takes a post away: its author, or staff. @throws Refused `post.unknown`, `access.forbidden` */
		async remove(actor: Actor, classId: string, unitId: string, id: string): Promise<void> {
			const access = await inOpenUnit(deps, actor, classId, unitId, 'unit.discuss');
			const post = await postById(db, t, unitId, id);
			if (!post) throw new Refused('post.unknown');
			const own = access.member !== null && post.memberId === access.member.id;
			if (!own && !access.staff) throw new Refused('access.forbidden');
			await tx(async (db) => {
				await emptyPost(db, t, id, now());
				if (!own) await note(db, t, lineOf(access, 'post.removed', { post: id }, now()));
			});
			live.publish(`class:${classId}`);
		}
	};
}

export type Discussion = ReturnType<typeof makeDiscussion>;
