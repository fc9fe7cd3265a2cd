import { z } from 'zod';
import type { Bilingual } from '../../../classroom/units/bilingual.ts';
import { afterOf, saveAfter, type AfterRow } from '../../stores/after-class.ts';
import type { Actor } from '../actor.ts';
import { BothLanguages, checkedBody } from '../checked-texts.ts';
import type { Deps } from '../deps.ts';
import { inOpenUnit, inUnit } from '../in-unit.ts';
import { bothAsHtml } from '../markdown.ts';
import { uploadAddress } from '../materials.ts';
import { Refused } from '../refused.ts';

/** What staff write after a unit and ask of the class. `reflectionDueAt` in milliseconds. */
export const AfterFacts = z.object({
	summary: BothLanguages,
	best: BothLanguages,
	improve: BothLanguages,
	published: z.boolean(),
	feedback: z.boolean(),
	reflection: z.boolean(),
	reflectionDueAt: z.number().nullable()
});
export type AfterFacts = z.output<typeof AfterFacts>;

/** The texts as they are read: HTML. Null = not published. */
export interface AfterTexts {
	summary: Bilingual;
	best: Bilingual;
	improve: Bilingual;
}

const NONE: Bilingual = { zh: '', en: '' };

export const factsOf = (row: AfterRow | undefined): AfterFacts & { version: number } => ({
	...{ summary: row?.summary ?? NONE, best: row?.best ?? NONE, improve: row?.improve ?? NONE },
	...{ published: Boolean(row?.publishedAt), feedback: row?.feedback ?? false },
	...{ reflection: row?.reflection ?? false, version: row?.version ?? 0 },
	reflectionDueAt: row?.reflectionDueAt?.getTime() ?? null
});

/** The summary of a unit: what was best, what to improve, and what the class is asked for. */
export function makeSummary(deps: Deps) {
	const { store, live, now } = deps;
	const { db, t, tx } = store;

	return {
		/** For staff: as it is written. */
		async edit(
			actor: Actor,
			classId: string,
			unitId: string
		): Promise<AfterFacts & { version: number }> {
			await inUnit(deps, actor, classId, unitId, 'unit.manage');
			return factsOf(await afterOf(db, t, unitId));
		},

		/** For everybody who sees the unit. Texts are null until they are published. */
		async read(
			actor: Actor,
			classId: string,
			unitId: string
		): Promise<{ texts: AfterTexts | null; feedback: boolean; reflection: boolean }> {
			await inUnit(deps, actor, classId, unitId, 'unit.view');
			const row = await afterOf(db, t, unitId);
			const html = (text: Bilingual) => bothAsHtml(text, (id) => uploadAddress(classId, id));
			return {
				texts: row?.publishedAt
					? { summary: html(row.summary), best: html(row.best), improve: html(row.improve) }
					: null,
				...{ feedback: row?.feedback ?? false, reflection: row?.reflection ?? false }
			};
		},

		/**
		 * Saves what is said after a unit.
		 * @param version the one that was changed; when another has been saved meanwhile, nothing is
		 * @throws Refused `after.changed`, `unit.text`
		 */
		async save(
			actor: Actor,
			classId: string,
			unitId: string,
			version: number,
			facts: AfterFacts
		): Promise<void> {
			await inOpenUnit(deps, actor, classId, unitId, 'unit.manage');
			const texts = {
				summary: checkedBody(facts.summary, 'summary'),
				best: checkedBody(facts.best, 'best'),
				improve: checkedBody(facts.improve, 'improve')
			};
			await tx(async (db) => {
				const before = await afterOf(db, t, unitId);
				const due = facts.reflectionDueAt;
				const row = {
					...{ unitId, ...texts, feedback: facts.feedback, reflection: facts.reflection },
					publishedAt: facts.published ? (before?.publishedAt ?? now()) : null,
					reflectionDueAt: due === null ? null : new Date(due)
				};
				if (!(await saveAfter(db, t, version, row)))
					throw new Refused('after.changed', undefined, { version: before?.version ?? 0 });
			});
			live.publish(`class:${classId}`);
		}
	};
}
