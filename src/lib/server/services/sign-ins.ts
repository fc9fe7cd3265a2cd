import { signIn, type SignInWindow } from '../../classroom/tasks/sign-in.ts';
import { membersOf } from '../stores/members.ts';
import { insertSignIn, signInOf, signInsOf } from '../stores/unit-people.ts';
import type { Actor } from './actor.ts';
import type { Deps } from './deps.ts';
import { inOpenUnit, inUnit } from './in-unit.ts';
import { Refused } from './refused.ts';
import type { Tokens } from './tokens.ts';

/** How signing in stands for a student. Instants in milliseconds. */
export interface MySignIn {
	window: SignInWindow;
	/** Null while the student has not signed in. */
	done: { at: number; late: boolean; percent: number } | null;
	/** `early`: not begun; `open`: now in time; `late`: now, counting less; `closed`: over. */
	now: 'early' | 'open' | 'late' | 'closed';
}

export interface SignInLine {
	memberId: string;
	name: string;
	/** Null: has not signed in. */
	at: number | null;
	late: boolean;
}

function standing({ opensAt, closesAt, lateUntil }: SignInWindow, at: number): MySignIn['now'] {
	if (at < opensAt) return 'early';
	if (at <= closesAt) return 'open';
	return lateUntil !== null && at <= lateUntil ? 'late' : 'closed';
}

/** Who was there in a unit's lesson. */
export function makeSignIns(deps: Deps, learned: Tokens['learned']) {
	const { store, live, now } = deps;
	const { db, t, tx } = store;

	return {
		/** Null where the unit has no sign-in. */
		async mine(actor: Actor, classId: string, unitId: string): Promise<MySignIn | null> {
			const { unit, member } = await inUnit(deps, actor, classId, unitId, 'unit.view');
			if (!unit.signIn) return null;
			const row = member && (await signInOf(db, t, unitId, member.id));
			return {
				window: unit.signIn,
				done: row ? { at: row.at.getTime(), late: row.late, percent: row.percent } : null,
				now: standing(unit.signIn, now().getTime())
			};
		},

		/** Signs in; a second press keeps the first. @throws Refused `signIn.none`, `signIn.early`, `signIn.closed` */
		async signIn(actor: Actor, classId: string, unitId: string): Promise<void> {
			const { unit, member } = await inOpenUnit(deps, actor, classId, unitId, 'unit.learn');
			if (!member) throw new Refused('access.forbidden');
			if (!unit.signIn) throw new Refused('signIn.none');
			const at = now();
			if (await signInOf(db, t, unitId, member.id)) return;
			const done = signIn(unit.signIn, at.getTime());
			if ('refused' in done) throw new Refused(done.refused, undefined, done.params);
			const percent = done.late ? unit.signIn.latePercent : 100;
			const row = { unitId, memberId: member.id, at, late: done.late, percent };
			await tx((db) => insertSignIn(db, t, row));
			live.publish(`class:${classId}`);
			await learned(classId);
		},

		/** Every active student with the sign-in; for staff. */
		async list(actor: Actor, classId: string, unitId: string): Promise<SignInLine[]> {
			await inUnit(deps, actor, classId, unitId, 'unit.manage');
			const rows = new Map((await signInsOf(db, t, unitId)).map((row) => [row.memberId, row]));
			return (await membersOf(db, t, classId))
				.filter(({ role, status }) => role === 'student' && status === 'active')
				.map(({ id, name }) => {
					const row = rows.get(id);
					return { memberId: id, name, at: row?.at.getTime() ?? null, late: row?.late ?? false };
				});
		}
	};
}

export type SignIns = ReturnType<typeof makeSignIns>;
