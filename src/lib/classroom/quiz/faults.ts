/**
 * What can be wrong with a file of questions. The sentences are `quiz_fault_<code>` of `messages/quiz.*.json`; the
 * values they need are given in `params`.
 */
export const FAULTS = [
	// the file as a whole; nothing of it is read
	'empty',
	'tooLarge', // max (bytes)
	'notUtf8',
	'binary',
	'workbook',
	'tooManyItems', // max
	'yaml', // detail: what the parser says, in English
	'xml', // detail, likewise
	'xmlDoctype',
	'xmlDepth', // max
	'xmlNotQuiz',
	'csvColumns',
	'csvQuotes',
	// a value; field says where in the item
	'missing',
	'unknownKey',
	'type',
	'choice', // allowed
	'tooFew', // min
	'tooMany', // max
	'tooShort',
	'tooLong', // max
	'outOfRange',
	'idForm',
	'tagForm',
	'categoryForm',
	'number',
	'range',
	'weight',
	'noText',
	'doubled',
	'star',
	'value',
	// an item
	'noFullWeight',
	'allRight',
	'weightsSum',
	'idDoubled', // id, first (line)
	'untranslated', // field, language
	'kindUnknown', // kind
	// GIFT
	'giftBraces',
	'giftFewAnswers', // min
	'giftArrow',
	'giftWeight', // value
	'giftMark',
	'giftTwoBlocks',
	// Aiken
	'aikenChoice',
	'aikenAnswer',
	'aikenUnfinished',
	'aikenLetter', // letter
	// CSV
	'csvAnswer' // value
] as const;
export type FaultCode = (typeof FAULTS)[number];

/** What a reader has changed or left out, or what may be meant otherwise. */
export const WARNINGS = [
	'trueIsText', // value: {true} is a short answer
	'fullWidth', // comes with a repair
	'htmlDropped', // tag
	'pictureDropped',
	'idReplaced', // id, now
	'tagChanged', // tag, now
	'twoRight',
	'wildcard', // value
	'loneAnswer', // value
	'giftName',
	'oddComment',
	'shortened', // max
	'fileDropped',
	'unitDropped',
	'feedbackDropped'
] as const;
export type WarningCode = (typeof WARNINGS)[number];

export type FaultParams = Record<string, string | number>;

export interface Fault {
	/** Line of the file, from 1. */
	line: number;
	code: FaultCode;
	params: FaultParams;
}

export interface Warning {
	line: number;
	code: WarningCode;
	params: FaultParams;
	/** What to put in place of the lines `from`–`to` (from 1, both included) to have what was probably meant. */
	repair?: { from: number; to: number; text: string };
}

/** What a file of questions gives, before anything of it is kept. */
export interface Reading<I> {
	items: I[];
	errors: Fault[];
	warnings: Warning[];
}
