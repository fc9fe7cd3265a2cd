import { z } from 'zod';

/** Most presentation sessions of a unit, questions of a session, and taps for one team. */
export const MAX_SESSIONS = 6;
export const MAX_QUESTIONS = 300;
export const MAX_TAPS = 400;
/** Longest question that is logged, longest wish and prize, in characters. */
export const MAX_QUESTION = 300;
export const MAX_WISH = 60;
export const MAX_WISHES = 60;
/** Most criteria of a live rating: a phone is rated on within a minute. */
export const MAX_CRITERIA = 8;
/** Levels of each criterion; their points are 1 to this. */
export const LEVELS = 4;
/** Most intelligence tokens that presentations may earn one team in a class, so that grades do not decide the market. */
export const MOST_TOKENS = 2;

const minutes = z.number().int().min(1).max(60);
const percent = z.number().int().min(0).max(100);
const points = z.number().int().min(0).max(100);

/** How a session of presentations is held. */
export const SpeakingSettings = z.object({
	/** Minutes for the presentation and for the defence. */
	present: minutes,
	defend: minutes,
	/** English that is demanded, in percent; 0 = none. */
	english: percent,
	/** Fewest ratings by students for a place. */
	quorum: z.number().int().min(0).max(100),
	/** Part of the instructor in the score, in percent. */
	instructorPercent: percent,
	/** Bonus points: for a question, for an answer, and the most that one person earns. */
	asked: points,
	answered: points,
	most: points,
	/** Class points for the first, second and third place. */
	prizes: z.tuple([points, points, points]),
	/** Intelligence tokens for the first place. */
	tokens: z.number().int().min(0).max(MOST_TOKENS)
});
export type SpeakingSettings = z.output<typeof SpeakingSettings>;

export const DEFAULT_SETTINGS: SpeakingSettings = {
	...{ present: 8, defend: 5, english: 50 },
	...{ quorum: 3, instructorPercent: 0 },
	...{ asked: 1, answered: 1, most: 5 },
	...{ prizes: [3, 2, 1], tokens: 0 }
};

/** Badges that a team can earn; the first three are the podium's. */
export const BADGES = ['first', 'second', 'third', 'english', 'question', 'teamwork'] as const;
export type Badge = (typeof BADGES)[number];
export const AWARD_KINDS = ['badge', 'points', 'prize', 'perk'] as const;
export type AwardKind = (typeof AWARD_KINDS)[number];
/** Most points of one award. */
export const MOST_POINTS = 100;
