import { z } from 'zod';
import { Criterion, type Rubric } from '../../classroom/review/rubric.ts';
import { newFloor } from '../../classroom/speaking/floor.ts';
import {
	LEVELS,
	MAX_CRITERIA,
	MAX_SESSIONS,
	SpeakingSettings,
	DEFAULT_SETTINGS
} from '../../classroom/speaking/settings.ts';
import type { Bilingual } from '../../classroom/units/bilingual.ts';
import { newId } from '../auth/secrets.ts';
import { note } from '../stores/audit.ts';
import { holdClass } from '../stores/classes.ts';
import {
	criteriaOf,
	deleteSession,
	insertCriteria,
	insertSession,
	ratingCounts,
	sessionsOfClass,
	sessionsOfUnit,
	updateSession,
	type SpeakingRow
} from '../stores/speaking.ts';
import { teamsOf } from '../stores/teams.ts';
import type { Actor } from './actor.ts';
import { lineOf } from './audit-lines.ts';
import { BothLanguages, checkedTitle } from './checked-texts.ts';
import type { Deps } from './deps.ts';
import { inOpenUnit, inUnit } from './in-unit.ts';
import { Refused } from './refused.ts';
import { held, inOpenSession, inSession, settingsOf, type SessionAt } from './speaking-session.ts';

/** A session in the list of its unit. */
export interface SessionCard {
	id: string;
	title: Bilingual;
	locked: boolean;
}

const Level = BothLanguages;
/** A criterion as a form sends it: a name, a weight, and what each level looks like, the lowest first; two at least. */
export const CriterionFacts = z.object({
	title: BothLanguages,
	weight: z.number(),
	anchors: z.array(Level).min(2).max(LEVELS)
});
export type CriterionFacts = z.output<typeof CriterionFacts>;

export const SessionFacts = z.object({ title: BothLanguages, settings: SpeakingSettings });
export type SessionFacts = z.output<typeof SessionFacts>;

/** @throws Refused `speaking.criteria` */
function checkedRubric(facts: readonly CriterionFacts[]): Rubric {
	const no = () => new Refused('speaking.criteria', 'criteria', { max: MAX_CRITERIA });
	if (facts.length < 1 || facts.length > MAX_CRITERIA) throw no();
	const criteria = facts.map(({ title, weight, anchors }, i) => {
		const read = Criterion.safeParse({
			...{ id: `c${i + 1}`, kind: 'levels', title, weight },
			levels: anchors.map((anchor, at) => ({ points: at + 1, anchor }))
		});
		if (!read.success) throw no();
		return read.data;
	});
	if (criteria.every(({ weight }) => weight === 0)) throw no();
	return { criteria, comment: { minCharacters: 0, minWords: 0 } };
}

const cardOf = ({ id, title, lockedAt }: SpeakingRow): SessionCard => ({
	...{ id, title },
	locked: lockedAt !== null
});

/** Sessions of presentations as staff prepare them. */
export function makeSpeakingSetup(deps: Deps) {
	const { store, live, now } = deps;
	const { db, t, tx } = store;

	return {
		/** The sessions of a unit, for whoever sees the unit. */
		async list(actor: Actor, classId: string, unitId: string): Promise<SessionCard[]> {
			await inUnit(deps, actor, classId, unitId, 'unit.view');
			return (await sessionsOfUnit(db, t, unitId)).map(cardOf);
		},

		/**
		 * Makes a session in which all companies wait in their order. Settings and criteria are those of the class's last
		 * session; where there is none, the usual ones.
		 * @param usual criteria of a first session
		 * @returns its id @throws Refused `unit.title`, `speaking.tooMany`, `speaking.criteria`
		 */
		async create(
			actor: Actor,
			classId: string,
			unitId: string,
			typed: Bilingual,
			usual: readonly CriterionFacts[]
		): Promise<string> {
			const { user } = await inOpenUnit(deps, actor, classId, unitId, 'unit.manage');
			const title = checkedTitle(typed);
			const first = checkedRubric(usual);
			const id = newId();
			const at = now();
			await tx(async (db) => {
				await holdClass(db, t, classId);
				if ((await sessionsOfUnit(db, t, unitId)).length >= MAX_SESSIONS)
					throw new Refused('speaking.tooMany', undefined, { max: MAX_SESSIONS });
				const before = (await sessionsOfClass(db, t, classId)).reduce<SpeakingRow | undefined>(
					(last, row) => (last && last.createdAt >= row.createdAt ? last : row),
					undefined
				);
				const kept = before && (await criteriaOf(db, t, before.id, before.criteria));
				const teams = await teamsOf(db, t, classId);
				await insertSession(db, t, {
					...{ id, unitId, title, version: 1, criteria: 1, lockedAt: null, revealed: 0 },
					result: null,
					settings: before ? settingsOf(before) : DEFAULT_SETTINGS,
					floor: newFloor(teams.map((team) => team.id)),
					createdAt: at
				});
				const rubric = kept?.rubric ?? first;
				await insertCriteria(db, t, { sessionId: id, version: 1, rubric, actorId: user.id, at });
			});
			live.publish(`class:${classId}`);
			return id;
		},

		/** What the form of a session begins with. For staff. */
		async view(actor: Actor, at: SessionAt) {
			const { session } = await inSession(deps, actor, at, 'unit.manage');
			const { id, title, version, criteria } = session;
			const { rubric } = (await criteriaOf(db, t, id, criteria))!;
			const rated = (await ratingCounts(db, t, id)).size > 0;
			const settings = settingsOf(session);
			return { id, title, version, settings, criteria, rubric: rubric as Rubric, rated };
		},

		/**
		 * Changes title and settings. Times count for the turn that is running, too.
		 * @param version the one that the form showed
		 * @throws Refused `unit.title`, `speaking.stale`, `rating.locked`
		 */
		async change(
			actor: Actor,
			at: SessionAt,
			version: number,
			{ title, settings }: SessionFacts
		): Promise<void> {
			await inOpenSession(deps, actor, at, 'unit.manage');
			const checked = checkedTitle(title);
			await tx(async (db) => {
				const row = await held(db, t, at.session);
				if (row.version !== version) throw new Refused('speaking.stale');
				if (row.lockedAt) throw new Refused('rating.locked');
				const values = { title: checked, settings, version: version + 1 };
				await updateSession(db, t, row.id, values);
			});
			live.publish(`speaking:${at.session}`);
		},

		/**
		 * Saves criteria as a new version.
		 * @param version the one that the form showed
		 * @throws Refused `speaking.criteria`, `speaking.stale`, `rating.begun`
		 */
		async setCriteria(
			actor: Actor,
			at: SessionAt,
			version: number,
			facts: readonly CriterionFacts[]
		): Promise<void> {
			const { user } = await inOpenSession(deps, actor, at, 'unit.manage');
			const rubric = checkedRubric(facts);
			await tx(async (db) => {
				const { id, criteria } = await held(db, t, at.session);
				if (criteria !== version) throw new Refused('speaking.stale');
				if ((await ratingCounts(db, t, id)).size > 0) throw new Refused('rating.begun');
				const row = { sessionId: id, version: version + 1, rubric, actorId: user.id, at: now() };
				await insertCriteria(db, t, row);
				await updateSession(db, t, id, { criteria: version + 1 });
			});
			live.publish(`speaking:${at.session}`);
		},

		/** Deletes a session with its questions and ratings. What it has earned stays. */
		async remove(actor: Actor, at: SessionAt): Promise<void> {
			const access = await inOpenSession(deps, actor, at, 'unit.manage');
			const { zh, en } = access.session.title;
			await tx(async (db) => {
				await deleteSession(db, t, at.session);
				const about = { session: at.session, title: en || zh };
				await note(db, t, lineOf(access, 'speaking.removed', about, now()));
			});
			live.publish(`class:${at.class}`);
			live.publish(`speaking:${at.session}`);
		}
	};
}
