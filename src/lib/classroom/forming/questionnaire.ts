import { z } from 'zod';
import { Bilingual } from '../bilingual.ts';

/** What week 1 asks about (CLASSROOM.md: teams), each rated 1–5 by oneself along behavioural anchors. */
export const SKILLS = ['language', 'communication', 'leadership', 'analysis'] as const;
export type Skill = (typeof SKILLS)[number];
export type Skills = Readonly<Record<Skill, number>>;

/** Times of a week at which a team could meet: `1m` is Monday morning, `7e` Sunday evening. */
const SLOT = /^[1-7][mae]$/;
/** Most classmates one may ask to be with, or not to be with. */
export const MAX_WISHES = 3;

const level = z.number().int().min(1).max(5);
const ids = z
	.array(z.string().min(1).max(60))
	.max(MAX_WISHES)
	.refine((list) => new Set(list).size === list.length);

export const Questionnaire = z
	.object({
		skills: z.object({
			language: level,
			communication: level,
			leadership: level,
			analysis: level
		}),
		slots: z.array(z.string().regex(SLOT)).max(21),
		with: ids,
		without: ids,
		/** Would lead a company. */
		captain: z.boolean()
	})
	.refine((answers) => !answers.with.some((id) => answers.without.includes(id)));
export type Questionnaire = z.output<typeof Questionnaire>;

const short = z.string().trim().min(1).max(40);

/** How a student introduces themselves to the captains, in the terms of a game (S16). */
export const IntroductionCard = z.object({
	rank: short,
	skills: z.array(short).min(1).max(6),
	equipment: z.array(short).max(6),
	/** One sentence in each language. */
	sentence: Bilingual,
	video: z
		.url({ protocol: /^https$/ })
		.max(500)
		.nullable()
});
export type IntroductionCard = z.output<typeof IntroductionCard>;

/** Somebody who is to be placed in a team. */
export interface Candidate {
	id: string;
	skills: Skills;
}

/** A wish that binds: the instructor has taken it over from a questionnaire, or made it. */
export interface Wish {
	kind: 'together' | 'apart';
	people: readonly [string, string];
}
