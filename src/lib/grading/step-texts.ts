import type { Step } from '$lib/classroom/grades/explain';
import { reading, type Bilingual } from '$lib/classroom/units/bilingual';
import { dateTime } from '$lib/i18n/format';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { ruleText } from './rule-texts';

/** Titles of columns by id. */
export type Titles = Readonly<Record<string, Bilingual>>;

const PARTS: Readonly<Record<string, () => string>> = {
	process: m.grading_part_process,
	result: m.grading_part_result,
	quizzes: m.grading_part_quizzes,
	reviews: m.grading_part_reviews,
	reflection: m.grading_part_reflection
};

/** A part's name: those of the default scheme in the reader's language, others as they were typed. */
export const partName = (id: string): string => (Object.hasOwn(PARTS, id) ? PARTS[id]!() : id);

const STANDINGS: Readonly<Record<string, () => string>> = {
	counted: m.grading_standing_counted,
	zero: m.grading_standing_zero,
	pending: m.grading_standing_pending,
	excused: m.grading_standing_excused,
	dropped: m.grading_standing_dropped,
	unused: m.grading_standing_unused
};
export const standingName = (standing: string): string => STANDINGS[standing]?.() ?? standing;

const wordFor = (value: string): string => {
	if (value === 'missing') return m.grading_cell_missing();
	return value === 'excused' ? m.grading_cell_excused() : value;
};
const titleFor = (titles: Titles, id: string): string => {
	const title = Object.hasOwn(titles, id) ? titles[id] : undefined;
	return title ? reading(title, getLocale()).text : id;
};

/** What happened in one step to a grade, in words. */
export function stepText({ rule, params: p, value }: Step, titles: Titles): string {
	const figure = value ?? m.grading_nothing();
	switch (rule) {
		case 'basis': {
			const { rule: source = '', ...inputs } = p;
			return ruleText(source, inputs);
		}
		case 'override':
			return m.grading_step_override({
				by: p.by || m.grading_staff(),
				when: dateTime(Number(p.at)),
				before: wordFor(p.before ?? ''),
				after: wordFor(p.after ?? ''),
				reason: p.reason ?? ''
			});
		case 'ratio':
			return m.grading_step_ratio({ score: p.score ?? '', max: p.max ?? '', value: figure });
		case 'shift':
			return m.grading_step_shift({ points: p.points ?? '', value: figure });
		case 'scale':
			return m.grading_step_scale({ factor: p.factor ?? '', value: figure });
		case 'root':
			return m.grading_step_root({ value: figure });
		case 'cap':
			return m.grading_step_cap({ cap: p.cap ?? '', value: figure });
		case 'zero':
			return m.grading_step_zero();
		case 'pending':
			return m.grading_step_pending();
		case 'excused':
			return m.grading_step_excused();
		case 'unused':
			return m.grading_step_unused();
		case 'entry':
			return m.grading_step_entry({
				column: titleFor(titles, p.column ?? ''),
				weight: p.weight ?? '',
				value: figure,
				standing: standingName(p.standing ?? '')
			});
		case 'mean':
			return m.grading_step_mean({ value: figure });
		case 'part':
			return m.grading_step_part({
				part: partName(p.part ?? ''),
				weight: p.weight ?? '',
				value: figure
			});
		case 'points':
			return m.grading_step_points({ value: figure, most: p.most ?? '' });
		case 'bonus':
			return m.grading_step_bonus({
				points: p.points ?? '',
				most: p.most ?? '',
				value: figure
			});
		case 'full':
			return m.grading_step_full();
	}
}
