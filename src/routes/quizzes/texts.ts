import type { ItemFlag } from '$lib/classroom/quiz/analysis';
import type { QuizPhase } from '$lib/classroom/quiz/attempts';
import type { ItemKind } from '$lib/classroom/quiz/model';
import { shown, type Text } from '$lib/classroom/quiz/text';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import type { Tone } from '$lib/ui/types';

export const kindName: Record<ItemKind, () => string> = {
	single: m.bank_kind_single,
	multiple: m.bank_kind_multiple,
	trueFalse: m.bank_kind_trueFalse,
	short: m.bank_kind_short,
	numerical: m.bank_kind_numerical,
	matching: m.bank_kind_matching,
	ordering: m.bank_kind_ordering,
	essay: m.bank_kind_essay,
	description: m.bank_kind_description
};

export const difficultyName = {
	1: m.bank_difficulty_1,
	2: m.bank_difficulty_2,
	3: m.bank_difficulty_3
} as const;

export const phaseName: Record<QuizPhase, () => string> = {
	notOpen: m.quizzes_phase_notOpen,
	ready: m.quizzes_phase_ready,
	running: m.quizzes_phase_running,
	cooling: m.quizzes_phase_cooling,
	spent: m.quizzes_phase_spent,
	closed: m.quizzes_phase_closed
};

export const phaseTone: Record<QuizPhase, Tone> = {
	notOpen: 'neutral',
	ready: 'info',
	running: 'warn',
	cooling: 'neutral',
	spent: 'neutral',
	closed: 'neutral'
};

export const flagText: Record<ItemFlag, () => string> = {
	hard: m.quiz_flag_hard,
	easy: m.quiz_flag_easy,
	against: m.quiz_flag_against,
	weak: m.quiz_flag_weak
};

/** A text of the bank in the person's language, where no HTML is read. */
export const plainText = (text: Text): string =>
	shown(text, getLocale()).text.replaceAll('&lt;', '<');

/** Seconds as minutes, with one decimal where they are not whole. */
export const minutesOf = (seconds: number): number => Math.round(seconds / 6) / 10;
