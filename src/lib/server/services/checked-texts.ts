import { z } from 'zod';
import { lengthOf, title } from '../../classroom/names.ts';
import { isEmpty, type Bilingual } from '../../classroom/units/bilingual.ts';
import { MAX_BODY, MAX_TITLE } from '../../classroom/units/unit.ts';
import { Refused } from './refused.ts';

/** A text in both languages as a form sends it. */
export const BothLanguages = z.object({ zh: z.string(), en: z.string() });

/**
 * A title in one language at least.
 * @throws Refused `unit.title`
 */
export function checkedTitle(typed: Bilingual): Bilingual {
	const one = (text: string): string => {
		if (text.trim() === '') return '';
		const checked = title(text, MAX_TITLE);
		if (checked === null) throw new Refused('unit.title', 'title', { max: MAX_TITLE });
		return checked;
	};
	const both = { zh: one(typed.zh), en: one(typed.en) };
	if (isEmpty(both)) throw new Refused('unit.title', 'title', { max: MAX_TITLE });
	return both;
}

/** Text of several lines: line ends made one kind, controls that cannot be seen taken out. */
export const lines = (text: string): string =>
	text
		.replace(/\r\n?/g, '\n')
		// eslint-disable-next-line no-control-regex -- these are what is taken out
		.replace(/[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '')
		.trim();

/** @throws Refused `unit.text` when it is longer than `max` characters */
export function checkedText(typed: string, field: string, max = MAX_BODY): string {
	const text = lines(typed);
	if (text.length > max && lengthOf(text) > max) throw new Refused('unit.text', field, { max });
	return text;
}

export const checkedBody = (typed: Bilingual, field = 'body'): Bilingual => ({
	zh: checkedText(typed.zh, field),
	en: checkedText(typed.en, field)
});
