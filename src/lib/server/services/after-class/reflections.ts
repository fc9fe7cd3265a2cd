import { afterOf, reflectionOf, reflectionsOf, saveReflection } from '../../stores/after-class.ts';
import { membersOf } from '../../stores/members.ts';
import type { Actor } from '../actor.ts';
import { checkedText } from '../checked-texts.ts';
import type { Deps } from '../deps.ts';
import { inOpenUnit, inUnit } from '../in-unit.ts';
import { Refused } from '../refused.ts';

const LONGEST_ANSWER = 2_000;

/** The three questions. */
export const QUESTIONS = ['learned', 'hard', 'next'] as const;
export type Question = (typeof QUESTIONS)[number];
export type Answers = Record<Question, string>;

const answersOf = ({ learned, hard, next }: Answers): Answers => ({ learned, hard, next });

/** What a student thinks of a unit: read by staff and by the student. */
export function makeReflections(deps: Deps) {
	const { store, live, now } = deps;
	const { db, t, tx } = store;

	return {
		/** The actor's own; null where the unit asks for none, or of somebody who is no student. `dueAt` in milliseconds. */
		async mine(
			actor: Actor,
			classId: string,
			unitId: string
		): Promise<{
			answers: Answers;
			at: number | null;
			dueAt: number | null;
			open: boolean;
			version: number;
		} | null> {
			const { member, role } = await inUnit(deps, actor, classId, unitId, 'unit.view');
			const after = await afterOf(db, t, unitId);
			if (!after?.reflection || !member || role !== 'student') return null;
			const row = await reflectionOf(db, t, unitId, member.id);
			const due = after.reflectionDueAt;
			return {
				answers: row ? answersOf(row) : { learned: '', hard: '', next: '' },
				at: row?.at.getTime() ?? null,
				dueAt: due?.getTime() ?? null,
				open: due === null || now() <= due,
				version: row?.version ?? 0
			};
		},

		/** Everybody's, and who has written none. For staff. `at` in milliseconds. */
		async list(actor: Actor, classId: string, unitId: string) {
			await inUnit(deps, actor, classId, unitId, 'unit.manage');
			const rows = await reflectionsOf(db, t, unitId);
			const people = await membersOf(db, t, classId);
			const active = people.filter(({ role, status }) => role === 'student' && status === 'active');
			return {
				written: rows.map((row) => ({
					...{ id: row.memberId, answers: answersOf(row), at: row.at.getTime() },
					name: people.find(({ id }) => id === row.memberId)?.name ?? ''
				})),
				missing: active
					.filter(({ id }) => !rows.some(({ memberId }) => memberId === id))
					.map(({ name }) => name)
			};
		},

		/**
		 * Writes the actor's reflection; until the deadline it can be changed.
		 * @param version the one that was changed; another tab may have been faster
		 * @throws Refused `reflection.closed`, `reflection.empty`, `after.changed`, `unit.text`
		 */
		async write(
			actor: Actor,
			classId: string,
			unitId: string,
			version: number,
			typed: Answers
		): Promise<void> {
			const { member } = await inOpenUnit(deps, actor, classId, unitId, 'unit.learn');
			const after = await afterOf(db, t, unitId);
			const due = after?.reflectionDueAt ?? null;
			if (!after?.reflection || !member || (due !== null && now() > due))
				throw new Refused('reflection.closed');
			const [learned, hard, next] = QUESTIONS.map((question) =>
				checkedText(typed[question], question, LONGEST_ANSWER)
			) as [string, string, string];
			const empty = [learned, hard, next].findIndex((text) => !/[\p{L}\p{N}]/u.test(text));
			if (empty >= 0) throw new Refused('reflection.empty', QUESTIONS[empty]);
			const row = { unitId, memberId: member.id, learned, hard, next, at: now() };
			await tx(async (db) => {
				if (await saveReflection(db, t, version, row)) return;
				const present = await reflectionOf(db, t, unitId, member.id);
				const same =
					present && JSON.stringify(answersOf(present)) === JSON.stringify(answersOf(row));
				// The same button pressed twice.
				if (same) return;
				throw new Refused('after.changed', undefined, { version: present?.version ?? 0 });
			});
			live.publish(`class:${classId}`);
		}
	};
}
