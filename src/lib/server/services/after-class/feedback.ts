import { lengthOf } from '../../../classroom/names.ts';
import { MAX_POST, MAX_POSTS } from '../../../classroom/units/unit.ts';
import { newId } from '../../auth/secrets.ts';
import {
	afterOf,
	feedbackOf,
	insertFeedback,
	removeFeedback,
	type FeedbackRow
} from '../../stores/after-class.ts';
import { membersOf } from '../../stores/members.ts';
import { placeOf, teamsOf } from '../../stores/teams.ts';
import { note } from '../../stores/audit.ts';
import type { Actor } from '../actor.ts';
import { lineOf } from '../audit-lines.ts';
import { lines } from '../checked-texts.ts';
import type { Deps } from '../deps.ts';
import { inOpenUnit, inUnit, type UnitAccess } from '../in-unit.ts';
import { Refused } from '../refused.ts';

/** A remark as it is read. `at` in milliseconds. */
export interface Remark {
	id: string;
	/** Company that speaks, by name. */
	from: string;
	/** Who wrote it: known to the own company and to staff. */
	by: string | null;
	text: string;
	at: number;
	removable: boolean;
}

/** Feedback of one company to another, with the answers to it. */
export interface FeedbackThread extends Remark {
	to: string;
	answers: Remark[];
}

/** What companies say to each other after a unit: read by the two of them and by staff. */
export function makeFeedback(deps: Deps) {
	const { store, live, now } = deps;
	const { db, t, tx } = store;

	const ownTeam = async ({ member, role }: UnitAccess): Promise<string | null> =>
		member && role === 'student' ? ((await placeOf(db, t, member.id))?.teamId ?? null) : null;

	return {
		/** The threads that the actor may read, and the companies to write to. */
		async list(
			actor: Actor,
			classId: string,
			unitId: string
		): Promise<{ threads: FeedbackThread[]; others: { id: string; name: string }[] }> {
			const access = await inUnit(deps, actor, classId, unitId, 'unit.view');
			const own = await ownTeam(access);
			const teams = await teamsOf(db, t, classId);
			const nameOf = (id: string) => teams.find((team) => team.id === id)?.name ?? '';
			const people = new Map((await membersOf(db, t, classId)).map(({ id, name }) => [id, name]));
			const rows = await feedbackOf(db, t, unitId);
			const remarkOf = (row: FeedbackRow): Remark => ({
				...{ id: row.id, text: row.text, at: row.at.getTime(), from: nameOf(row.fromTeam) },
				by: access.staff || row.fromTeam === own ? (people.get(row.memberId ?? '') ?? '') : null,
				removable: access.staff || (row.memberId !== null && row.memberId === access.member?.id)
			});
			const readable = ({ fromTeam, toTeam }: FeedbackRow) =>
				access.staff || (own !== null && (fromTeam === own || toTeam === own));
			return {
				threads: rows
					.filter((row) => row.parentId === null && readable(row))
					.map((row) => ({
						...remarkOf(row),
						to: nameOf(row.toTeam),
						answers: rows.filter(({ parentId }) => parentId === row.id).map(remarkOf)
					})),
				others:
					own === null
						? []
						: teams.filter(({ id }) => id !== own).map(({ id, name }) => ({ id, name }))
			};
		},

		/**
		 * Writes to another company, or answers within a thread of the own one.
		 * @throws Refused `feedback.closed`, `feedback.whom`, `post.empty`, `post.full`, `post.unknown`
		 */
		async write(
			actor: Actor,
			classId: string,
			unitId: string,
			to: { team: string } | { answer: string },
			typed: string
		): Promise<void> {
			const access = await inOpenUnit(deps, actor, classId, unitId, 'unit.learn');
			const own = await ownTeam(access);
			if (!(await afterOf(db, t, unitId))?.feedback) throw new Refused('feedback.closed');
			const text = lines(typed);
			if (text === '' || lengthOf(text) > MAX_POST)
				throw new Refused('post.empty', 'text', { max: MAX_POST });
			const teams = new Set((await teamsOf(db, t, classId)).map(({ id }) => id));
			await tx(async (db) => {
				const rows = await feedbackOf(db, t, unitId);
				if (rows.length >= MAX_POSTS) throw new Refused('post.full');
				const above = 'answer' in to ? rows.find(({ id }) => id === to.answer) : undefined;
				const mine = own !== null && (above?.fromTeam === own || above?.toTeam === own);
				if ('answer' in to && (!above || !mine || above.parentId !== null))
					throw new Refused('post.unknown');
				const toTeam = above
					? above.fromTeam === own
						? above.toTeam
						: above.fromTeam
					: 'team' in to
						? to.team
						: '';
				if (own === null || toTeam === own || !teams.has(toTeam))
					throw new Refused('feedback.whom', 'team');
				await insertFeedback(db, t, {
					...{ id: newId(), unitId, parentId: above?.id ?? null, fromTeam: own, toTeam },
					...{ memberId: access.member!.id, text, at: now(), removedAt: null }
				});
			});
			live.publish(`class:${classId}`);
		},

		/** Takes a remark away: its author, or staff. @throws Refused `post.unknown`, `access.forbidden` */
		async remove(actor: Actor, classId: string, unitId: string, id: string): Promise<void> {
			const access = await inOpenUnit(deps, actor, classId, unitId, 'unit.discuss');
			const row = (await feedbackOf(db, t, unitId)).find((one) => one.id === id);
			if (!row) throw new Refused('post.unknown');
			const own = access.member !== null && row.memberId === access.member.id;
			if (!own && !access.staff) throw new Refused('access.forbidden');
			await tx(async (db) => {
				await removeFeedback(db, t, id, now());
				if (!own) await note(db, t, lineOf(access, 'feedback.removed', { feedback: id }, now()));
			});
			live.publish(`class:${classId}`);
		}
	};
}
