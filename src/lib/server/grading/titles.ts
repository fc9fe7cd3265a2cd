import type { Bilingual } from '../../classroom/units/bilingual.ts';

/** A message that takes what it is about. */
type Message = (inputs: { name: string }, options: { locale: 'zh' | 'en' }) => string & {};

/** A column's title in both languages, about something that has a name of its own. */
export const titled = (message: Message, name: Bilingual | string): Bilingual => {
	const of = (locale: 'zh' | 'en') =>
		typeof name === 'string' ? name : name[locale].trim() || name.en || name.zh;
	return {
		zh: message({ name: of('zh') }, { locale: 'zh' }),
		en: message({ name: of('en') }, { locale: 'en' })
	};
};
