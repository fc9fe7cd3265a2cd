import type { ItemFlag } from '$lib/classroom/quiz/analysis';
import type { AnswerFault } from '$lib/classroom/quiz/answer';
import type { FaultCode, FaultParams, WarningCode } from '$lib/classroom/quiz/faults';
import { m } from '$lib/paraglide/messages';

/** Gives a value of the fault as it is read. */
type Param = (name: string) => string | number;
type Sentences<C extends string> = Record<C, (p: Param) => string>;

const FIELDS: Readonly<Record<string, () => string>> = {
	id: () => m.quiz_field_id(),
	title: () => m.quiz_field_title(),
	text: () => m.quiz_field_text(),
	feedback: () => m.quiz_field_feedback(),
	category: () => m.quiz_field_category(),
	tags: () => m.quiz_field_tags(),
	difficulty: () => m.quiz_field_difficulty(),
	kind: () => m.quiz_field_kind(),
	options: () => m.quiz_field_options(),
	answers: () => m.quiz_field_answers(),
	pairs: () => m.quiz_field_pairs(),
	steps: () => m.quiz_field_steps(),
	distractors: () => m.quiz_field_distractors(),
	rubric: () => m.quiz_field_rubric(),
	levels: () => m.quiz_field_levels(),
	points: () => m.quiz_field_points(),
	weight: () => m.quiz_field_weight(),
	left: () => m.quiz_field_left(),
	right: () => m.quiz_field_right(),
	correct: () => m.quiz_field_correct(),
	rightFeedback: () => m.quiz_field_rightFeedback(),
	wrongFeedback: () => m.quiz_field_wrongFeedback(),
	otherwise: () => m.quiz_field_otherwise(),
	en: () => m.quiz_field_en(),
	zh: () => m.quiz_field_zh(),
	min: () => m.quiz_field_min(),
	max: () => m.quiz_field_max(),
	value: () => m.quiz_field_value(),
	tolerance: () => m.quiz_field_tolerance()
};

const FAULT_SENTENCES: Sentences<FaultCode> = {
	empty: () => m.quiz_fault_empty(),
	tooLarge: (p) => m.quiz_fault_tooLarge({ max: p('max') }),
	notUtf8: () => m.quiz_fault_notUtf8(),
	binary: () => m.quiz_fault_binary(),
	workbook: () => m.quiz_fault_workbook(),
	tooManyItems: (p) => m.quiz_fault_tooManyItems({ max: p('max') }),
	yaml: (p) => m.quiz_fault_yaml({ detail: p('detail') }),
	xml: (p) => m.quiz_fault_xml({ detail: p('detail') }),
	xmlDoctype: () => m.quiz_fault_xmlDoctype(),
	xmlDepth: (p) => m.quiz_fault_xmlDepth({ max: p('max') }),
	xmlNotQuiz: () => m.quiz_fault_xmlNotQuiz(),
	csvColumns: () => m.quiz_fault_csvColumns(),
	csvQuotes: () => m.quiz_fault_csvQuotes(),
	missing: (p) => m.quiz_fault_missing({ field: p('field') }),
	unknownKey: (p) => m.quiz_fault_unknownKey({ field: p('field') }),
	type: (p) => m.quiz_fault_type({ field: p('field') }),
	choice: (p) => m.quiz_fault_choice({ field: p('field'), allowed: p('allowed') }),
	tooFew: (p) => m.quiz_fault_tooFew({ field: p('field'), min: p('min') }),
	tooMany: (p) => m.quiz_fault_tooMany({ field: p('field'), max: p('max') }),
	tooShort: (p) => m.quiz_fault_tooShort({ field: p('field') }),
	tooLong: (p) => m.quiz_fault_tooLong({ field: p('field'), max: p('max') }),
	outOfRange: (p) => m.quiz_fault_outOfRange({ field: p('field') }),
	idForm: (p) => m.quiz_fault_idForm({ field: p('field') }),
	tagForm: (p) => m.quiz_fault_tagForm({ field: p('field') }),
	categoryForm: (p) => m.quiz_fault_categoryForm({ field: p('field') }),
	number: (p) => m.quiz_fault_number({ field: p('field') }),
	range: (p) => m.quiz_fault_range({ field: p('field') }),
	weight: (p) => m.quiz_fault_weight({ field: p('field') }),
	noText: (p) => m.quiz_fault_noText({ field: p('field') }),
	doubled: (p) => m.quiz_fault_doubled({ field: p('field') }),
	star: (p) => m.quiz_fault_star({ field: p('field') }),
	value: (p) => m.quiz_fault_value({ field: p('field') }),
	noFullWeight: () => m.quiz_fault_noFullWeight(),
	allRight: () => m.quiz_fault_allRight(),
	weightsSum: () => m.quiz_fault_weightsSum(),
	idDoubled: (p) => m.quiz_fault_idDoubled({ id: p('id'), first: p('first') }),
	untranslated: (p) => m.quiz_fault_untranslated({ field: p('field'), language: p('language') }),
	kindUnknown: (p) => m.quiz_fault_kindUnknown({ kind: p('kind') }),
	giftBraces: () => m.quiz_fault_giftBraces(),
	giftTwoBlocks: () => m.quiz_fault_giftTwoBlocks(),
	giftFewAnswers: (p) => m.quiz_fault_giftFewAnswers({ min: p('min') }),
	giftArrow: () => m.quiz_fault_giftArrow(),
	giftWeight: (p) => m.quiz_fault_giftWeight({ value: p('value') }),
	giftMark: () => m.quiz_fault_giftMark(),
	aikenChoice: () => m.quiz_fault_aikenChoice(),
	aikenAnswer: () => m.quiz_fault_aikenAnswer(),
	aikenUnfinished: () => m.quiz_fault_aikenUnfinished(),
	aikenLetter: (p) => m.quiz_fault_aikenLetter({ letter: p('letter') }),
	csvAnswer: (p) => m.quiz_fault_csvAnswer({ value: p('value') })
};

const WARNING_SENTENCES: Sentences<WarningCode> = {
	trueIsText: (p) => m.quiz_warning_trueIsText({ value: p('value') }),
	fullWidth: () => m.quiz_warning_fullWidth(),
	htmlDropped: (p) => m.quiz_warning_htmlDropped({ tag: p('tag') }),
	pictureDropped: (p) => m.quiz_warning_pictureDropped({ count: p('count') }),
	idReplaced: (p) => m.quiz_warning_idReplaced({ id: p('id'), now: p('now') }),
	tagChanged: (p) => m.quiz_warning_tagChanged({ tag: p('tag'), now: p('now') }),
	twoRight: () => m.quiz_warning_twoRight(),
	wildcard: (p) => m.quiz_warning_wildcard({ value: p('value') }),
	loneAnswer: (p) => m.quiz_warning_loneAnswer({ value: p('value') }),
	giftName: () => m.quiz_warning_giftName(),
	oddComment: () => m.quiz_warning_oddComment(),
	shortened: (p) => m.quiz_warning_shortened({ max: p('max') }),
	fileDropped: () => m.quiz_warning_fileDropped(),
	unitDropped: () => m.quiz_warning_unitDropped(),
	feedbackDropped: () => m.quiz_warning_feedbackDropped()
};

const ANSWER_SENTENCES: Sentences<AnswerFault> = {
	answerForm: () => m.quiz_answer_answerForm(),
	answerPart: () => m.quiz_answer_answerPart(),
	answerDoubled: () => m.quiz_answer_answerDoubled(),
	answerIncomplete: () => m.quiz_answer_answerIncomplete(),
	answerNumber: () => m.quiz_answer_answerNumber(),
	answerLong: (p) => m.quiz_answer_answerLong({ max: p('max') })
};

const FLAG_SENTENCES: Sentences<ItemFlag> = {
	hard: () => m.quiz_flag_hard(),
	easy: () => m.quiz_flag_easy(),
	against: () => m.quiz_flag_against(),
	weak: () => m.quiz_flag_weak()
};

/** Where in a question something is, as a person calls it: `Option 2 · Text`. */
export const fieldText = (path: string): string =>
	path
		.split('.')
		.map((part) => {
			const [, name = '', place] = /^(\w+)(?:\[(\d+)\])?/.exec(part) ?? [];
			const known = Object.hasOwn(FIELDS, name) ? FIELDS[name]!() : name;
			return place === undefined ? known : `${known} ${Number(place) + 1}`;
		})
		.join(' · ');

const reading =
	(params: FaultParams): Param =>
	(name) => {
		const value = params[name] ?? '';
		return name === 'field' || name === 'language' ? fieldText(String(value)) : value;
	};

/** What is wrong with a line of a file of questions, and what to do. */
export const faultText = ({ code, params }: { code: FaultCode; params: FaultParams }): string =>
	FAULT_SENTENCES[code](reading(params));

/** What a reader of questions changed or took otherwise than it may be meant. */
export const warningText = ({ code, params }: { code: WarningCode; params: FaultParams }): string =>
	WARNING_SENTENCES[code](reading(params));

/** Why an answer was not taken. @param max most characters, where length is the reason */
export const answerFaultText = (fault: AnswerFault, max = 0): string =>
	ANSWER_SENTENCES[fault](reading({ max }));

/** What stands out about an item, and what to do. */
export const flagText = (flag: ItemFlag): string => FLAG_SENTENCES[flag](reading({}));

/** The caution about figures of few people. @param min how many would be enough */
export const cautionText = (min: number): string => m.quiz_flag_caution({ min });
