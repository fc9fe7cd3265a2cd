import { m } from '$lib/paraglide/messages';

const COLUMNS: Record<string, () => string> = {
	text: m.bank_row_text,
	weight: m.bank_row_weight,
	feedback: m.bank_row_feedback,
	answer: m.bank_row_answer,
	min: m.bank_row_min,
	max: m.bank_row_max,
	left: m.bank_row_left,
	right: m.bank_row_right,
	name: m.bank_row_name,
	points: m.bank_row_points,
	levels: m.bank_row_levels
};

const OWN: Record<string, () => string> = {
	feedback: m.bank_feedback,
	rightFeedback: m.bank_rightFeedback,
	wrongFeedback: m.bank_wrongFeedback,
	otherwise: m.bank_otherwise
};

/** What a column of the rows of a question is called. */
export const columnName = (name: string): string => COLUMNS[name]!();
/** What a text of a question is called. */
export const ownTextName = (name: string): string => OWN[name]!();
