import type { AnswerFault } from '$lib/classroom/quiz/answer';
import type { FaultCode, FaultParams, WarningCode } from '$lib/classroom/quiz/faults';
import { m } from '$lib/paraglide/messages';

/** What is wrong with questions and answers, in the person's language. */

type Say = (params: FaultParams) => string;

const FIELDS: Record<string, () => string> = {
	id: m.quiz_field_id,
	title: m.quiz_field_title,
	text: m.quiz_field_text,
	feedback: m.quiz_field_feedback,
	category: m.quiz_field_category,
	tags: m.quiz_field_tags,
	difficulty: m.quiz_field_difficulty,
	kind: m.quiz_field_kind,
	options: m.quiz_field_options,
	answers: m.quiz_field_answers,
	pairs: m.quiz_field_pairs,
	steps: m.quiz_field_steps,
	distractors: m.quiz_field_distractors,
	rubric: m.quiz_field_rubric,
	levels: m.quiz_field_levels,
	points: m.quiz_field_points,
	weight: m.quiz_field_weight,
	left: m.quiz_field_left,
	right: m.quiz_field_right,
	correct: m.quiz_field_correct,
	rightFeedback: m.quiz_field_rightFeedback,
	wrongFeedback: m.quiz_field_wrongFeedback,
	otherwise: m.quiz_field_otherwise,
	en: m.quiz_field_en,
	zh: m.quiz_field_zh,
	min: m.quiz_field_min,
	max: m.quiz_field_max,
	value: m.quiz_field_value,
	tolerance: m.quiz_field_tolerance
};

/** A path such as `options[1].text.en` as people read it: `Option 2 · Text · English`. */
const fieldText = (path: string | number | undefined): string =>
	String(path ?? '')
		.split('.')
		.map((part) => {
			const [, name = part, at] = /^(\w+)(?:\[(\d+)\])?$/.exec(part) ?? [];
			const known = FIELDS[name]?.() ?? name;
			return at === undefined ? known : `${known} ${Number(at) + 1}`;
		})
		.join(' · ');

const FAULTS: Record<FaultCode, Say> = {
	empty: () => m.quiz_fault_empty(),
	tooLarge: (p) => m.quiz_fault_tooLarge({ max: p.max ?? '' }),
	notUtf8: () => m.quiz_fault_notUtf8(),
	binary: () => m.quiz_fault_binary(),
	workbook: () => m.quiz_fault_workbook(),
	tooManyItems: (p) => m.quiz_fault_tooManyItems({ max: p.max ?? '' }),
	yaml: (p) => m.quiz_fault_yaml({ detail: p.detail ?? '' }),
	xml: (p) => m.quiz_fault_xml({ detail: p.detail ?? '' }),
	xmlDoctype: () => m.quiz_fault_xmlDoctype(),
	xmlDepth: (p) => m.quiz_fault_xmlDepth({ max: p.max ?? '' }),
	xmlNotQuiz: () => m.quiz_fault_xmlNotQuiz(),
	csvColumns: () => m.quiz_fault_csvColumns(),
	csvQuotes: () => m.quiz_fault_csvQuotes(),
	missing: (p) => m.quiz_fault_missing({ field: fieldText(p.field) }),
	unknownKey: (p) => m.quiz_fault_unknownKey({ field: fieldText(p.field) }),
	type: (p) => m.quiz_fault_type({ field: fieldText(p.field) }),
	choice: (p) => m.quiz_fault_choice({ allowed: p.allowed ?? '', field: fieldText(p.field) }),
	tooFew: (p) => m.quiz_fault_tooFew({ field: fieldText(p.field), min: p.min ?? '' }),
	tooMany: (p) => m.quiz_fault_tooMany({ field: fieldText(p.field), max: p.max ?? '' }),
	tooShort: (p) => m.quiz_fault_tooShort({ field: fieldText(p.field) }),
	tooLong: (p) => m.quiz_fault_tooLong({ field: fieldText(p.field), max: p.max ?? '' }),
	outOfRange: (p) => m.quiz_fault_outOfRange({ field: fieldText(p.field) }),
	idForm: (p) => m.quiz_fault_idForm({ field: fieldText(p.field) }),
	tagForm: (p) => m.quiz_fault_tagForm({ field: fieldText(p.field) }),
	categoryForm: (p) => m.quiz_fault_categoryForm({ field: fieldText(p.field) }),
	number: (p) => m.quiz_fault_number({ field: fieldText(p.field) }),
	range: (p) => m.quiz_fault_range({ field: fieldText(p.field) }),
	weight: (p) => m.quiz_fault_weight({ field: fieldText(p.field) }),
	noText: (p) => m.quiz_fault_noText({ field: fieldText(p.field) }),
	doubled: (p) => m.quiz_fault_doubled({ field: fieldText(p.field) }),
	star: (p) => m.quiz_fault_star({ field: fieldText(p.field) }),
	value: (p) => m.quiz_fault_value({ field: fieldText(p.field) }),
	noFullWeight: () => m.quiz_fault_noFullWeight(),
	allRight: () => m.quiz_fault_allRight(),
	weightsSum: () => m.quiz_fault_weightsSum(),
	idDoubled: (p) => m.quiz_fault_idDoubled({ first: p.first ?? '', id: p.id ?? '' }),
	untranslated: (p) =>
		m.quiz_fault_untranslated({ field: fieldText(p.field), language: p.language ?? '' }),
	kindUnknown: (p) => m.quiz_fault_kindUnknown({ kind: p.kind ?? '' }),
	giftBraces: () => m.quiz_fault_giftBraces(),
	giftFewAnswers: (p) => m.quiz_fault_giftFewAnswers({ min: p.min ?? '' }),
	giftArrow: () => m.quiz_fault_giftArrow(),
	giftWeight: (p) => m.quiz_fault_giftWeight({ value: p.value ?? '' }),
	giftMark: () => m.quiz_fault_giftMark(),
	giftTwoBlocks: () => m.quiz_fault_giftTwoBlocks(),
	aikenChoice: () => m.quiz_fault_aikenChoice(),
	aikenAnswer: () => m.quiz_fault_aikenAnswer(),
	aikenUnfinished: () => m.quiz_fault_aikenUnfinished(),
	aikenLetter: (p) => m.quiz_fault_aikenLetter({ letter: p.letter ?? '' }),
	csvAnswer: (p) => m.quiz_fault_csvAnswer({ value: p.value ?? '' })
};

const WARNINGS: Record<WarningCode, Say> = {
	trueIsText: (p) => m.quiz_warning_trueIsText({ value: p.value ?? '' }),
	fullWidth: () => m.quiz_warning_fullWidth(),
	htmlDropped: (p) => m.quiz_warning_htmlDropped({ tag: p.tag ?? '' }),
	pictureDropped: (p) => m.quiz_warning_pictureDropped({ count: p.count ?? '' }),
	idReplaced: (p) => m.quiz_warning_idReplaced({ id: p.id ?? '', now: p.now ?? '' }),
	tagChanged: (p) => m.quiz_warning_tagChanged({ now: p.now ?? '', tag: p.tag ?? '' }),
	twoRight: () => m.quiz_warning_twoRight(),
	wildcard: (p) => m.quiz_warning_wildcard({ value: p.value ?? '' }),
	loneAnswer: (p) => m.quiz_warning_loneAnswer({ value: p.value ?? '' }),
	giftName: () => m.quiz_warning_giftName(),
	oddComment: () => m.quiz_warning_oddComment(),
	shortened: (p) => m.quiz_warning_shortened({ max: p.max ?? '' }),
	fileDropped: () => m.quiz_warning_fileDropped(),
	unitDropped: () => m.quiz_warning_unitDropped(),
	feedbackDropped: () => m.quiz_warning_feedbackDropped()
};

const ANSWERS: Record<AnswerFault, Say> = {
	answerForm: () => m.quiz_answer_answerForm(),
	answerPart: () => m.quiz_answer_answerPart(),
	answerDoubled: () => m.quiz_answer_answerDoubled(),
	answerIncomplete: () => m.quiz_answer_answerIncomplete(),
	answerNumber: () => m.quiz_answer_answerNumber(),
	answerLong: (p) => m.quiz_answer_answerLong({ max: p.max ?? '' })
};

interface Said<C> {
	code: C;
	params: FaultParams;
}

export const faultText = ({ code, params }: Said<FaultCode>): string => FAULTS[code](params);
export const warningText = ({ code, params }: Said<WarningCode>): string => WARNINGS[code](params);
export const answerFaultText = ({ code, params }: Said<AnswerFault>): string =>
	ANSWERS[code](params);
