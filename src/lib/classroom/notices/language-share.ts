/** Languages of a presentation (S18). */
export type SpokenLanguage = 'zh' | 'en';

/** What the marker has tapped, in order: from here on this language is spoken; `stop` when nobody speaks. */
export interface Tap {
	at: number;
	language: SpokenLanguage | 'stop';
}

export interface LanguageShare {
	/** Milliseconds spoken in each language. */
	zh: number;
	en: number;
	/** Part of English in what was spoken, in percent, rounded down; null before anything was. */
	englishPercent: number | null;
	/** Under what the class demands, after time enough to tell. */
	warn: boolean;
}

/** English that a bilingual class demands (S18), in percent. */
export const ENGLISH_PERCENT = 50;
/** No warning before so much has been spoken: a greeting in Chinese is no verdict. Milliseconds. */
const TIME_TO_TELL = 60_000;

/**
 * Share of English in a presentation, from taps. Taps out of order are put in order; the last language runs until
 * `now`.
 * @param demanded percent; 0 where the class demands none
 */
export function languageShare(
	taps: readonly Tap[],
	now: number,
	demanded = ENGLISH_PERCENT
): LanguageShare {
	const spoken = { zh: 0, en: 0 };
	const ordered = [...taps].sort((a, b) => a.at - b.at);
	for (const [i, { at, language }] of ordered.entries()) {
		const until = Math.min(ordered[i + 1]?.at ?? now, now);
		if (language !== 'stop') spoken[language] += Math.max(0, until - at);
	}
	return shareOf(spoken, demanded);
}

const shareOf = (spoken: { zh: number; en: number }, demanded: number): LanguageShare => {
	const total = spoken.zh + spoken.en;
	// In whole milliseconds, so that exactly half is half.
	const below = spoken.en * 100 < demanded * total;
	return {
		...spoken,
		englishPercent: total === 0 ? null : Math.floor((spoken.en * 100) / total),
		warn: total >= TIME_TO_TELL && below
	};
};

/** The share that a team declares itself: taken as it is, without a time to wait for. */
export const declaredShare = (
	englishPercent: number,
	demanded = ENGLISH_PERCENT
): LanguageShare => ({ zh: 0, en: 0, englishPercent, warn: englishPercent < demanded });
