import { newCode, newId, newToken } from '../auth/secrets.ts';
import { isUniqueViolation, type Db, type Tables } from '../db/store.ts';
import { currentCode, insertCode, revokeCodes, type JoinKind } from '../stores/join-codes.ts';
import { inClass } from './access.ts';
import type { Actor } from './actor.ts';
import type { Deps } from './deps.ts';
import { inOpenClass } from './open-class.ts';
import { Refused } from './refused.ts';

/** How long a code lasts unless said otherwise: a double lesson with time to spare. Hours. */
export const CODE_HOURS = 3;
/** Most hours a code may last: a week. What must last longer is a link. */
export const MAX_CODE_HOURS = 168;

/** Two classes that draw the same code are less likely than a coin landing on its edge; a few tries are plenty. */
const TRIES = 5;

/** A way into a class as staff see it. */
export interface Door {
	code: string;
	/** Null = until revoked. */
	expiresAt: Date | null;
	expired: boolean;
}

const door = (classId: string, kind: JoinKind, at: Date, hours: number) => ({
	id: newId(),
	classId,
	kind,
	code: kind === 'code' ? newCode() : newToken(),
	createdAt: at,
	expiresAt: kind === 'code' ? new Date(at.getTime() + hours * 3_600_000) : null,
	revokedAt: null
});

/** Gives a new class its first code and its link, within the transaction that makes it. */
export async function openDoors(db: Db, t: Tables, classId: string, at: Date): Promise<void> {
	await insertCode(db, t, door(classId, 'code', at, CODE_HOURS));
	await insertCode(db, t, door(classId, 'link', at, 0));
}

/** Codes and links of a class: shown, renewed, revoked. */
export function makeDoors({ store, live, now }: Deps) {
	const { db, t, tx } = store;

	async function replace(classId: string, kind: JoinKind, hours: number): Promise<void> {
		for (let left = TRIES; ; left--)
			try {
				const at = now();
				return await tx(async (db) => {
					await revokeCodes(db, t, classId, kind, at);
					await insertCode(db, t, door(classId, kind, at, hours));
				});
			} catch (error) {
				if (!isUniqueViolation(error) || left === 1) throw error;
			}
	}

	return {
		/** The present ways in; null where there is none. */
		async show(actor: Actor, classId: string): Promise<{ code: Door | null; link: Door | null }> {
			await inClass(store, actor, classId, 'class.manage');
			const shown = async (kind: JoinKind): Promise<Door | null> => {
				const row = await currentCode(db, t, classId, kind);
				if (!row) return null;
				const { code, expiresAt } = row;
				return { code, expiresAt, expired: expiresAt !== null && expiresAt <= now() };
			};
			return { code: await shown('code'), link: await shown('link') };
		},

		/**
		 * Makes a new code or link; the one before opens nothing any more.
		 * @param hours how long a code lasts, 1–168; a link lasts until revoked
		 */
		async renew(actor: Actor, classId: string, kind: JoinKind, hours = CODE_HOURS): Promise<void> {
			await inOpenClass(store, actor, classId, 'class.manage');
			if (!Number.isInteger(hours) || hours < 1 || hours > MAX_CODE_HOURS)
				throw new Refused('form.invalid', 'hours');
			await replace(classId, kind, hours);
			live.publish(`class:${classId}`);
		},

		/** Ends the present code or link without a new one. */
		async revoke(actor: Actor, classId: string, kind: JoinKind): Promise<void> {
			await inOpenClass(store, actor, classId, 'class.manage');
			await tx((db) => revokeCodes(db, t, classId, kind, now()));
			live.publish(`class:${classId}`);
		}
	};
}

export type Doors = ReturnType<typeof makeDoors>;
