import { z } from 'zod';
import { isEmpty, untranslated, type Bilingual } from '../../classroom/units/bilingual.ts';
import { MAX_UNITS } from '../../classroom/units/unit.ts';
import type { SignInWindow } from '../../classroom/tasks/sign-in.ts';
import { newId } from '../auth/secrets.ts';
import { note } from '../stores/audit.ts';
import { holdClass } from '../stores/classes.ts';
import {
	deleteUnit,
	insertUnit,
	materialsOf,
	setAnnounced,
	unitsOf,
	unitsToAnnounce,
	updateUnit,
	type UnitRow
} from '../stores/units.ts';
import { inClass } from './access.ts';
import type { Actor } from './actor.ts';
import { lineOf } from './audit-lines.ts';
import { mayInClass } from './capabilities.ts';
import { BothLanguages, checkedTitle } from './checked-texts.ts';
import type { Deps } from './deps.ts';
import { inOpenUnit, inUnit, isPublished } from './in-unit.ts';
import { inOpenClass } from './open-class.ts';
import { Refused } from './refused.ts';

/** Instants in milliseconds. */
export const UnitFacts = z.object({
	title: BothLanguages,
	lessonAt: z.number().nullable(),
	signIn: z
		.object({
			opensAt: z.number(),
			closesAt: z.number(),
			lateUntil: z.number().nullable(),
			latePercent: z.number().int().min(0).max(100)
		})
		.nullable()
});
export type UnitFacts = z.output<typeof UnitFacts>;

/** A unit in the list of its class. Instants in milliseconds. */
export interface UnitCard {
	id: string;
	title: Bilingual;
	lessonAt: number | null;
	publishAt: number | null;
	published: boolean;
}

/** A whole day of signing in, for a lesson that takes long. */
const LONGEST_SIGN_IN = 7 * 86_400_000;

const cardOf = (row: UnitRow, now: Date): UnitCard => ({
	id: row.id,
	title: row.title,
	lessonAt: row.lessonAt?.getTime() ?? null,
	publishAt: row.publishAt?.getTime() ?? null,
	published: isPublished(row, now)
});

/** @throws Refused `unit.signIn` for a window that ends before it begins */
function checkedWindow(window: SignInWindow | null): SignInWindow | null {
	if (!window) return null;
	const { opensAt, closesAt, lateUntil } = window;
	const end = lateUntil ?? closesAt;
	if (closesAt <= opensAt || end < closesAt || end - opensAt > LONGEST_SIGN_IN)
		throw new Refused('unit.signIn', 'signIn');
	return window;
}

/** The weeks of a class: made, named, published now or later. */
export function makeUnits(deps: Deps) {
	const { store, live, now } = deps;
	const { db, t, tx } = store;
	const changed = (classId: string) => live.publish(`class:${classId}`);

	return {
		/** The units of a class; students get those that are published. */
		async list(actor: Actor, classId: string): Promise<UnitCard[]> {
			const { role } = await inClass(store, actor, classId, 'unit.view');
			const at = now();
			const cards = (await unitsOf(db, t, classId)).map((row) => cardOf(row, at));
			return mayInClass(role, 'unit.manage') ? cards : cards.filter((card) => card.published);
		},

		/** What the page of a unit begins with. */
		async view(actor: Actor, classId: string, unitId: string) {
			const { unit, staff } = await inUnit(deps, actor, classId, unitId, 'unit.view');
			return { ...cardOf(unit, now()), signIn: unit.signIn, staff };
		},

		/** Makes a draft at the end of the class. @returns its id @throws Refused `unit.title`, `unit.tooMany` */
		async create(actor: Actor, classId: string, typed: Bilingual): Promise<string> {
			await inOpenClass(store, actor, classId, 'unit.manage');
			const title = checkedTitle(typed);
			const id = newId();
			await tx(async (db) => {
				await holdClass(db, t, classId);
				const all = await unitsOf(db, t, classId);
				if (all.length >= MAX_UNITS)
					throw new Refused('unit.tooMany', undefined, { max: MAX_UNITS });
				await insertUnit(db, t, {
					id,
					classId,
					place: (all.at(-1)?.place ?? -1) + 1,
					title,
					lessonAt: null,
					publishAt: null,
					announcedAt: null,
					signIn: null,
					createdAt: now()
				});
			});
			changed(classId);
			return id;
		},

		/** Changes title, time of the lesson and the signing in. */
		async change(actor: Actor, classId: string, unitId: string, facts: UnitFacts): Promise<void> {
			await inOpenUnit(deps, actor, classId, unitId, 'unit.manage');
			const values = {
				title: checkedTitle(facts.title),
				lessonAt: facts.lessonAt === null ? null : new Date(facts.lessonAt),
				signIn: checkedWindow(facts.signIn)
			};
			await tx((db) => updateUnit(db, t, unitId, values));
			changed(classId);
		},

		/** Shows the unit to students at a moment, or at once when that has passed; null takes it back. */
		async publish(actor: Actor, classId: string, unitId: string, when: Date | null): Promise<void> {
			const access = await inOpenUnit(deps, actor, classId, unitId, 'unit.manage');
			const at = now();
			const publishAt = when && when < at ? at : when;
			// Told at once by this request, so that the chore does not tell again.
			const announcedAt = publishAt && publishAt <= at ? at : null;
			await tx(async (db) => {
				await updateUnit(db, t, unitId, { publishAt, announcedAt });
				const what = publishAt ? 'unit.published' : 'unit.withdrawn';
				const about = { unit: unitId, ...(publishAt && { when: publishAt.toISOString() }) };
				await note(db, t, lineOf(access, what, about, at));
			});
			changed(classId);
		},

		/** Changes places with the unit before it (−1) or after it (1). */
		async move(actor: Actor, classId: string, unitId: string, by: -1 | 1): Promise<void> {
			await inOpenUnit(deps, actor, classId, unitId, 'unit.manage');
			await tx(async (db) => {
				await holdClass(db, t, classId);
				const ids = (await unitsOf(db, t, classId)).map(({ id }) => id);
				const from = ids.indexOf(unitId);
				const to = from + by;
				if (from < 0 || to < 0 || to >= ids.length) return;
				ids.splice(to, 0, ...ids.splice(from, 1));
				for (const [place, id] of ids.entries()) await updateUnit(db, t, id, { place });
			});
			changed(classId);
		},

		/** Deletes the unit with everything handed in for it. */
		async remove(actor: Actor, classId: string, unitId: string): Promise<void> {
			const access = await inOpenUnit(deps, actor, classId, unitId, 'unit.manage');
			const { zh, en } = access.unit.title;
			await tx(async (db) => {
				await deleteUnit(db, t, unitId);
				const about = { unit: unitId, title: en || zh };
				await note(db, t, lineOf(access, 'unit.removed', about, now()));
			});
			changed(classId);
		},

		/** How many texts of each unit exist in one language only, by the unit's id. For staff. */
		async gaps(actor: Actor, classId: string): Promise<Record<string, number>> {
			await inClass(store, actor, classId, 'unit.manage');
			const counted: Record<string, number> = {};
			for (const unit of await unitsOf(db, t, classId)) {
				const rows = await materialsOf(db, t, unit.id);
				const texts = [unit.title, ...rows.flatMap(({ title, body }) => [title, body])];
				counted[unit.id] = texts.filter(
					(text) => !isEmpty(text) && untranslated(text).length > 0
				).length;
			}
			return counted;
		},

		/** Tells classes of units whose time has come. Called by the scheduler; a second run tells nobody. */
		async announceDue(): Promise<void> {
			for (const unit of await unitsToAnnounce(db, t, now()))
				if (await tx((db) => setAnnounced(db, t, unit.id, now()))) changed(unit.classId);
		}
	};
}

export type Units = ReturnType<typeof makeUnits>;
