import { Rubric } from '../../../classroom/review/rubric.ts';
import { draftOf, rubricOf, type RubricDraft } from '../../../classroom/review/rubric-form.ts';
import type { Bilingual } from '../../../classroom/units/bilingual.ts';
import { newId } from '../../auth/secrets.ts';
import type { Db, Tables } from '../../db/store.ts';
import { holdClass } from '../../stores/classes.ts';
import {
	archiveRubric,
	insertRubric,
	insertRubricVersion,
	raiseRubric,
	rubricById,
	rubricsOf,
	rubricVersion,
	versionsOf,
	type RubricVersionRow
} from '../../stores/rubrics.ts';
import { namesOf } from '../../stores/users.ts';
import { inClass } from '../access.ts';
import type { Actor } from '../actor.ts';
import { checkedTitle } from '../checked-texts.ts';
import type { Deps } from '../deps.ts';
import { inOpenClass } from '../open-class.ts';
import { Refused } from '../refused.ts';

/** A rubric in one of its versions. */
export interface RubricFacts {
	id: string;
	version: number;
	title: Bilingual;
	rubric: Rubric;
}

/** A version in the history of a rubric. `at` in milliseconds. */
export interface RubricVersionLine {
	version: number;
	by: string;
	at: number;
}

/** Most rubrics of a class. */
export const MAX_RUBRICS = 60;

export const rubricFacts = (row: RubricVersionRow): RubricFacts => ({
	...{ id: row.rubricId, version: row.version, title: row.title },
	rubric: row.body as Rubric
});

/** A rubric of a class in its newest version, for whoever begins to use it. @throws Refused `rubric.unknown` */
export async function newestRubric(
	db: Db,
	t: Tables,
	classId: string,
	id: string
): Promise<RubricFacts> {
	const found = (await rubricsOf(db, t, classId)).find(({ rubric }) => rubric.id === id);
	if (!found) throw new Refused('rubric.unknown', 'rubric');
	return rubricFacts(found.newest);
}

/** The rubrics of a class. Saved versions never change, so that every mark can be explained by what it was given by. */
export function makeRubrics(deps: Deps) {
	const { store, live, now } = deps;
	const { db, t, tx } = store;

	return {
		/** For staff. */
		async list(actor: Actor, classId: string): Promise<RubricFacts[]> {
			await inClass(store, actor, classId, 'unit.manage');
			return (await rubricsOf(db, t, classId)).map(({ newest }) => rubricFacts(newest));
		},

		/**
		 * A rubric as its form shows it, with its history. For staff.
		 * @param version an earlier one; undefined = the newest
		 * @throws Refused `rubric.unknown`
		 */
		async view(
			actor: Actor,
			classId: string,
			id: string,
			version?: number
		): Promise<{
			newest: number;
			shown: number;
			draft: RubricDraft;
			history: RubricVersionLine[];
		}> {
			await inClass(store, actor, classId, 'unit.manage');
			const row = await rubricById(db, t, classId, id);
			const shown = version ?? row?.version ?? 0;
			const saved = row && !row.archivedAt && (await rubricVersion(db, t, id, shown));
			if (!row || !saved) throw new Refused('rubric.unknown');
			const versions = await versionsOf(db, t, id);
			const names = await namesOf(db, t, [...new Set(versions.map(({ savedBy }) => savedBy))]);
			return {
				...{ newest: row.version, shown },
				draft: draftOf(saved.title, saved.body as Rubric),
				history: versions.map((one) => ({
					...{ version: one.version, at: one.at.getTime() },
					by: names.get(one.savedBy) ?? ''
				}))
			};
		},

		/**
		 * Saves a rubric as a new version; the same once more makes none.
		 * @param id null = a new rubric
		 * @param base the version that was changed: when another has been saved meanwhile, nothing is
		 * @returns its id
		 * @throws Refused `rubric.*`, `unit.title`
		 */
		async save(
			actor: Actor,
			classId: string,
			id: string | null,
			base: number,
			draft: RubricDraft
		): Promise<string> {
			const { user } = await inOpenClass(store, actor, classId, 'unit.manage');
			const title = checkedTitle(draft.title);
			const body = rubricOf(draft);
			if ('refused' in body) throw new Refused(body.refused, undefined, body.params);
			const at = now();
			const saved = await tx(async (db) => {
				if (id === null) {
					await holdClass(db, t, classId);
					if ((await rubricsOf(db, t, classId)).length >= MAX_RUBRICS)
						throw new Refused('rubric.tooMany', undefined, { max: MAX_RUBRICS });
					const made = newId();
					await insertRubric(db, t, {
						...{ id: made, classId, version: 1, archivedAt: null, createdAt: at }
					});
					await insertRubricVersion(db, t, {
						...{ rubricId: made, version: 1, title, body, savedBy: user.id, at }
					});
					return made;
				}
				const row = await rubricById(db, t, classId, id);
				const newest = row && !row.archivedAt && (await rubricVersion(db, t, id, row.version));
				if (!row || !newest) throw new Refused('rubric.unknown');
				// Read by its schema, so that keys stand in one order on every database.
				const same = JSON.stringify(Rubric.parse(newest.body)) === JSON.stringify(body);
				const { zh, en } = newest.title;
				if (same && zh === title.zh && en === title.en) return id;
				if (!(await raiseRubric(db, t, id, base)))
					throw new Refused('rubric.changed', undefined, { version: row.version });
				await insertRubricVersion(db, t, {
					...{ rubricId: id, version: base + 1, title, body, savedBy: user.id, at }
				});
				return id;
			});
			live.publish(`class:${classId}`);
			return saved;
		},

		/** No longer offers a rubric; what was marked by it keeps it. @throws Refused `rubric.unknown` */
		async archive(actor: Actor, classId: string, id: string): Promise<void> {
			await inOpenClass(store, actor, classId, 'unit.manage');
			await tx(async (db) => {
				if (!(await rubricById(db, t, classId, id))) throw new Refused('rubric.unknown');
				await archiveRubric(db, t, id, now());
			});
			live.publish(`class:${classId}`);
		}
	};
}

export type Rubrics = ReturnType<typeof makeRubrics>;
