import { and, asc, count, eq, isNull } from 'drizzle-orm';
import type { Db, Tables } from '../db/store.ts';

export type SignInRow = Tables['signIns']['$inferSelect'];
export type PostRow = Tables['posts']['$inferSelect'];

export async function signInOf(
	db: Db,
	t: Tables,
	unitId: string,
	memberId: string
): Promise<SignInRow | undefined> {
	const { signIns } = t;
	const [row] = await db
		.select()
		.from(signIns)
		.where(and(eq(signIns.unitId, unitId), eq(signIns.memberId, memberId)));
	return row;
}

/** Everybody who has signed in for a unit, in the order in which they came. */
export async function signInsOf(db: Db, t: Tables, unitId: string): Promise<SignInRow[]> {
	const { signIns } = t;
	return db
		.select()
		.from(signIns)
		.where(eq(signIns.unitId, unitId))
		.orderBy(asc(signIns.at), asc(signIns.memberId));
}

/** Keeps the first sign-in of a person; a second one changes nothing. */
export async function insertSignIn(db: Db, t: Tables, row: SignInRow): Promise<void> {
	await db.insert(t.signIns).values(row).onConflictDoNothing();
}

/** The posts of a unit with the names of their authors, the oldest first. */
export async function postsOf(
	db: Db,
	t: Tables,
	unitId: string
): Promise<(PostRow & { name: string | null; role: string | null })[]> {
	const { posts, members } = t;
	const rows = await db
		.select({ post: posts, name: members.name, role: members.role })
		.from(posts)
		.leftJoin(members, eq(members.id, posts.memberId))
		.where(eq(posts.unitId, unitId))
		.orderBy(asc(posts.at), asc(posts.id));
	return rows.map(({ post, name, role }) => ({ ...post, name, role }));
}

export async function postById(
	db: Db,
	t: Tables,
	unitId: string,
	id: string
): Promise<PostRow | undefined> {
	const { posts } = t;
	const [row] = await db
		.select()
		.from(posts)
		.where(and(eq(posts.unitId, unitId), eq(posts.id, id)));
	return row;
}

export async function countPosts(db: Db, t: Tables, unitId: string): Promise<number> {
	const { posts } = t;
	const [row] = await db.select({ n: count() }).from(posts).where(eq(posts.unitId, unitId));
	return row?.n ?? 0;
}

export async function insertPost(db: Db, t: Tables, row: PostRow): Promise<void> {
	await db.insert(t.posts).values(row);
}

/** Takes the text of a post away; its place stays for the answers to it. */
export async function emptyPost(db: Db, t: Tables, id: string, at: Date): Promise<void> {
	const { posts } = t;
	await db
		.update(posts)
		.set({ text: '', removedAt: at })
		.where(and(eq(posts.id, id), isNull(posts.removedAt)));
}
