import { m } from '$lib/paraglide/messages';

const of = (inputs: Record<string, string>, name: string): string => inputs[name] ?? '';

/** How a module came to a score, in words: by the rule of the basis, from its inputs. */
export const RULE_TEXTS: Record<string, (inputs: Record<string, string>) => string> = {
	speakingRating: (i) =>
		m.grading_speakingRating({
			...{ ratings: of(i, 'ratings'), students: of(i, 'students'), score: of(i, 'score') },
			...{ instructor: of(i, 'instructor'), percent: of(i, 'percent') }
		}),
	speakingBonus: (i) =>
		m.grading_speakingBonus({
			...{ asked: of(i, 'asked'), answered: of(i, 'answered') },
			...{ points: of(i, 'points'), most: of(i, 'most') }
		})
};
