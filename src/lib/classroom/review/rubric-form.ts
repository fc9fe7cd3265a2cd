import { isEmpty, type Bilingual } from '../units/bilingual.ts';
import { refuse, type Refusal } from '../outcome.ts';
import { Rubric, type Criterion } from './rubric.ts';

export const CRITERION_KINDS = ['levels', 'points', 'yesNo', 'comment'] as const;
export type CriterionKind = Criterion['kind'];

export const MAX_CRITERIA = 20;
export const MAX_LEVELS = 10;

/** A criterion as somebody types it: figures are still texts, and anything may be missing. */
export interface CriterionDraft {
	id: string;
	kind: CriterionKind;
	title: Bilingual;
	weight: string;
	min: string;
	max: string;
	levels: { points: string; anchor: Bilingual }[];
}

export interface RubricDraft {
	title: Bilingual;
	criteria: CriterionDraft[];
}

export type RubricRefusal =
	| 'rubric.none' // not one criterion
	| 'rubric.criterion' // criterion `n` has no title
	| 'rubric.weight' // the weight of criterion `n` is no figure from 0 to 1000
	| 'rubric.points' // criterion `n`: lowest and highest points are no figures in order
	| 'rubric.levels'; // criterion `n`: fewer than two levels, without words, or two of equal points

/** Names of the fields of a criterion and of a level in it, both from 0. */
export const field = (at: number, name: string): string => `c${at}_${name}`;
export const levelField = (at: number, level: number, name: string): string =>
	`c${at}_l${level}_${name}`;

const emptyLevel = (points: string) => ({ points, anchor: { zh: '', en: '' } });

function newCriterion(taken: readonly CriterionDraft[]): CriterionDraft {
	let n = taken.length + 1;
	while (taken.some(({ id }) => id === `k${n}`)) n += 1;
	return {
		...{ id: `k${n}`, kind: 'levels', title: { zh: '', en: '' }, weight: '1' },
		...{ min: '0', max: '10', levels: ['0', '1', '2'].map(emptyLevel) }
	};
}

/** What a new rubric begins with. */
export const emptyRubric = (): RubricDraft => ({
	title: { zh: '', en: '' },
	criteria: [newCriterion([])]
});

const both = (values: Readonly<Record<string, string>>, name: string): Bilingual => ({
	zh: values[`${name}Zh`] ?? '',
	en: values[`${name}En`] ?? ''
});

/** A number of parts that a form claims to have. */
const countIn = (typed: string | undefined, most: number): number =>
	/^\d{1,3}$/.test(typed ?? '') ? Math.min(Number(typed), most) : 0;

/** Reads the form of a rubric, whatever state it is in. */
export function readRubric(values: Readonly<Record<string, string>>): RubricDraft {
	const criteria: CriterionDraft[] = [];
	for (let at = 0; at < countIn(values.criteria, MAX_CRITERIA); at++) {
		const of = (name: string) => values[field(at, name)] ?? '';
		const typed = of('id');
		const known = /^k\d{1,3}$/.test(typed) && !criteria.some(({ id }) => id === typed);
		const levels = Array.from({ length: countIn(of('levels'), MAX_LEVELS) }, (_, level) => ({
			points: values[levelField(at, level, 'points')] ?? '',
			anchor: both(values, levelField(at, level, 'anchor'))
		}));
		criteria.push({
			id: known ? typed : newCriterion(criteria).id,
			kind: CRITERION_KINDS.find((kind) => kind === of('kind')) ?? 'levels',
			title: both(values, field(at, 'title')),
			...{ weight: of('weight'), min: of('min'), max: of('max') },
			levels: levels.length > 0 ? levels : newCriterion([]).levels
		});
	}
	return { title: both(values, 'title'), criteria };
}

/**
 * Changes what a form consists of: `add`, `remove:2`, `up:2`, `addLevel:2`, `removeLevel:2`. Anything else, such as a
 * change of kind, leaves the parts as they are.
 */
export function shaped(draft: RubricDraft, step: string): RubricDraft {
	const [what, typed] = step.split(':');
	const at = Number(typed);
	const { criteria } = draft;
	if (what === 'add' && criteria.length < MAX_CRITERIA)
		return { ...draft, criteria: [...criteria, newCriterion(criteria)] };
	const one = criteria[at];
	if (!one) return draft;
	const instead = (changed: CriterionDraft): RubricDraft => ({
		...draft,
		criteria: criteria.map((criterion, i) => (i === at ? changed : criterion))
	});
	if (what === 'remove') return { ...draft, criteria: criteria.filter((_, i) => i !== at) };
	if (what === 'up' && at > 0)
		return {
			...draft,
			criteria: [...criteria.slice(0, at - 1), one, criteria[at - 1]!, ...criteria.slice(at + 1)]
		};
	if (what === 'addLevel' && one.levels.length < MAX_LEVELS)
		return instead({ ...one, levels: [...one.levels, emptyLevel(String(one.levels.length))] });
	if (what === 'removeLevel' && one.levels.length > 2)
		return instead({ ...one, levels: one.levels.slice(0, -1) });
	return draft;
}

/** A rubric as its form shows it. */
export function draftOf(title: Bilingual, rubric: Rubric): RubricDraft {
	return {
		title,
		criteria: rubric.criteria.map((criterion): CriterionDraft => {
			const { id, kind, title, weight } = criterion;
			const points = kind === 'points' ? criterion : { min: 0, max: 10 };
			return {
				...{ id, kind, title, weight: String(weight) },
				...{ min: String(points.min), max: String(points.max) },
				levels:
					kind === 'levels'
						? criterion.levels.map((l) => ({ points: String(l.points), anchor: l.anchor }))
						: newCriterion([]).levels
			};
		})
	};
}

const figure = (typed: string): number =>
	/^-?\d+(\.\d{1,2})?$/.test(typed.trim()) ? Number(typed) : NaN;
const trimmed = ({ zh, en }: Bilingual): Bilingual => ({ zh: zh.trim(), en: en.trim() });

/** What keeps a criterion from being saved. */
function faultOf({ kind, title, weight, min, max, levels }: CriterionDraft): RubricRefusal | null {
	if (isEmpty(title)) return 'rubric.criterion';
	if (!(figure(weight) >= 0 && figure(weight) <= 1_000)) return 'rubric.weight';
	const within = (points: number) => points >= -1_000 && points <= 1_000;
	const ordered = within(figure(min)) && within(figure(max)) && figure(min) < figure(max);
	if (kind === 'points' && !ordered) return 'rubric.points';
	const points = levels.map((level) => figure(level.points));
	const apart = points.every(within) && new Set(points).size === points.length;
	const worded = levels.every(({ anchor }) => !isEmpty(anchor));
	return kind === 'levels' && !(apart && worded && points.length >= 2) ? 'rubric.levels' : null;
}

/**
 * The rubric that a form means, without a rule for comments: whoever uses it says how much is to be written.
 * @returns the first thing that is missing, with the number of its criterion from 1
 */
export function rubricOf({ criteria }: RubricDraft): Rubric | Refusal<RubricRefusal> {
	if (criteria.length === 0) return refuse('rubric.none');
	for (const [i, criterion] of criteria.entries()) {
		const fault = faultOf(criterion);
		if (fault) return refuse(fault, { n: i + 1 });
	}
	return Rubric.parse({
		comment: { minCharacters: 0, minWords: 0 },
		criteria: criteria.map(({ id, kind, title, weight, min, max, levels }) => ({
			...{ id, kind, title: trimmed(title), weight: figure(weight) },
			...(kind === 'points' && { min: figure(min), max: figure(max) }),
			...(kind === 'levels' && {
				levels: levels.map((l) => ({ points: figure(l.points), anchor: trimmed(l.anchor) }))
			})
		}))
	});
}
