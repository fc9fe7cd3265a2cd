import type { QuizFormat } from '$lib/classroom/quiz/read/formats';
import { m } from '$lib/paraglide/messages';

export const formatName: Record<QuizFormat, () => string> = {
	gift: m.bank_format_gift,
	aiken: m.bank_format_aiken,
	xml: m.bank_format_xml,
	csv: m.bank_format_csv
};
