import type { Course, CourseError } from '../../../classroom/course/read.ts';
import type { Bilingual } from '../../../classroom/units/bilingual.ts';
import { MAX_UNITS } from '../../../classroom/units/unit.ts';
import { note } from '../../stores/audit.ts';
import { holdClass } from '../../stores/classes.ts';
import { insertScheme, schemesOf } from '../../stores/grades.ts';
import { rubricsOf } from '../../stores/rubrics.ts';
import { unitsOf, type UnitRow } from '../../stores/units.ts';
import { inClass } from '../access.ts';
import type { Actor } from '../actor.ts';
import { lineOf } from '../audit-lines.ts';
import type { Deps } from '../deps.ts';
import { inOpenClass } from '../open-class.ts';
import { MAX_RUBRICS } from '../peer/rubrics.ts';
import { Refused } from '../refused.ts';
import { makeArchives } from './archives.ts';
import { putQuestions, putUnit, type Target } from './putting.ts';
import { courseFolders } from './reading.ts';

/** A course of the project as a class may take it. */
export interface CourseCard {
	id: string;
	title: Bilingual;
	summary: Bilingual;
	units: number;
}

/** Whether a class has a unit of a course, by what they are called. */
const hasAny = (there: readonly UnitRow[], { units }: Course): boolean =>
	units.some(({ title: { zh, en } }) =>
		there.some(({ title }) => title.zh === zh && title.en === en)
	);

/** The first fault of a course, for whoever can mend its files. */
function faulty([first]: readonly CourseError[]): Refused {
	const { file, line, code, params } = first!;
	return new Refused('course.faults', undefined, { ...params, file, line, fault: code });
}

/** The weights of the course, where the class has none of its own. */
async function putWeights({ db, t, classId, userId, at }: Target, { grades }: Course) {
	if ((await schemesOf(db, t, classId)).length > 0) return;
	const parts = grades.map(({ id, weight }) => ({
		...{ id, weight: String(weight), columns: [], dropLowest: 0, cap: '100' }
	}));
	const weights = { parts, bonus: { columns: [], most: '5' }, aside: [] };
	await insertScheme(db, t, { classId, version: 1, weights, actorId: userId, at });
}

/** Whole courses that come with the project, taken into a class. */
export function makeCourseFiles(deps: Deps) {
	const { store, live, now, config } = deps;
	const { db, t, tx } = store;

	return {
		archives: makeArchives(deps),

		/** The courses that the class does not have and has room for. A broken one is offered: taking it says why. */
		async offered(actor: Actor, classId: string): Promise<CourseCard[]> {
			await inClass(store, actor, classId, 'unit.manage');
			const there = await unitsOf(db, t, classId);
			return (await courseFolders(config.root)).flatMap((folder): CourseCard[] => {
				const name = { zh: folder.id, en: folder.id };
				if ('errors' in folder)
					return [{ id: folder.id, title: name, summary: { zh: '', en: '' }, units: 0 }];
				const { id, title, summary, units } = folder.course;
				if (there.length + units.length > MAX_UNITS || hasAny(there, folder.course)) return [];
				return [{ id, title, summary, units: units.length }];
			});
		},

		/**
		 * Takes a course into a class: all of it or nothing. Units come as drafts without times, with their texts, quizzes,
		 * challenge, hint card, presentation and rubric; the weights too where the class has saved none.
		 * @returns how many units
		 * @throws Refused `course.unknown`, `course.faults`, `course.have`, `unit.tooMany`, `rubric.tooMany`, `bank.full`
		 */
		async take(actor: Actor, classId: string, id: string): Promise<number> {
			const access = await inOpenClass(store, actor, classId, 'unit.manage');
			const folder = (await courseFolders(config.root)).find((one) => one.id === id);
			if (!folder) throw new Refused('course.unknown');
			if ('errors' in folder) throw faulty(folder.errors);
			const { course } = folder;
			await tx(async (db) => {
				const target = { db, t, classId, userId: access.user.id, at: now() };
				await holdClass(db, t, classId);
				const there = await unitsOf(db, t, classId);
				if (hasAny(there, course)) throw new Refused('course.have');
				if (there.length + course.units.length > MAX_UNITS)
					throw new Refused('unit.tooMany', undefined, { max: MAX_UNITS });
				const rubrics = (await rubricsOf(db, t, classId)).length + course.units.length;
				if (rubrics > MAX_RUBRICS)
					throw new Refused('rubric.tooMany', undefined, { max: MAX_RUBRICS });
				const bank = await putQuestions(target, folder);
				const first = (there.at(-1)?.place ?? -1) + 1;
				for (const [at, unit] of course.units.entries())
					await putUnit(target, first + at, unit, folder, bank);
				await putWeights(target, course);
				const about = { course: id, units: course.units.length };
				await note(db, t, lineOf(access, 'course.taken', about, target.at));
			});
			live.publish(`class:${classId}`);
			return course.units.length;
		}
	};
}

export type CourseFiles = ReturnType<typeof makeCourseFiles>;
