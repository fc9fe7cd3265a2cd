import { z } from 'zod';

/**
 * Who somebody is to one review, nearest first: the giver; the giver's team; the receiver and the receiver's team;
 * anybody else in the class; those who teach it.
 */
export const CIRCLES = ['self', 'team', 'otherTeam', 'class', 'instructor'] as const;
export type Circle = (typeof CIRCLES)[number];

/** What a review shows: what was said, who said it, whom it is about. */
export const FACES = ['answer', 'giver', 'receiver'] as const;
export type Face = (typeof FACES)[number];

const circles = z.array(z.enum(CIRCLES)).max(CIRCLES.length);

/** Who sees what. */
export const Anonymity = z.object({ answer: circles, giver: circles, receiver: circles });
export type Anonymity = z.output<typeof Anonymity>;

/** The receivers read what was said and do not learn by whom; nobody else reads it. */
export const DEFAULT_ANONYMITY: Anonymity = {
	answer: ['self', 'team', 'otherTeam', 'instructor'],
	giver: ['self', 'team', 'instructor'],
	receiver: ['self', 'team', 'otherTeam', 'instructor']
};

export interface Person {
	id: string;
	team: string | null;
	teaches: boolean;
}

/** Giver and receiver of a review: a team, or a student with the team. */
export interface Side {
	/** Null where the whole team gives or receives. */
	person: string | null;
	team: string | null;
}

/** The circle in which somebody stands to a review: the nearest that fits. */
export function circleOf(viewer: Person, giver: Side, receiver: Side): Circle {
	if (viewer.teaches) return 'instructor';
	const within = (side: Side) => viewer.team !== null && viewer.team === side.team;
	if (giver.person === null ? within(giver) : viewer.id === giver.person) return 'self';
	if (receiver.person !== null && viewer.id === receiver.person) return 'otherTeam';
	if (within(giver)) return 'team';
	return within(receiver) ? 'otherTeam' : 'class';
}

/**
 * What a viewer sees of a review. The giver always sees what was said and by whom, but whom it is about only if the
 * setting says so: where it does not, both sides are blind. Those who teach see all: they answer for what is said in
 * their class. Before the reviews are published nobody else sees anything.
 */
export function seen(
	setting: Anonymity,
	circle: Circle,
	published: boolean
): Record<Face, boolean> {
	if (circle === 'instructor') return { answer: true, giver: true, receiver: true };
	const receiver = setting.receiver.includes(circle);
	if (circle === 'self') return { answer: true, giver: true, receiver };
	// A name without what it said would only tell who reviews whom.
	const answer = published && setting.answer.includes(circle);
	return {
		answer,
		giver: answer && setting.giver.includes(circle),
		receiver: answer && receiver
	};
}

/** Fewest answers behind a published figure: of two, each knows the other's. */
export const LEAST_AGGREGATE = 3;

/** A figure over several answers, withheld (null) below {@link LEAST_AGGREGATE}. */
export const aggregate = <T, R>(
	answers: readonly T[],
	figure: (answers: readonly T[]) => R
): R | null => (answers.length < LEAST_AGGREGATE ? null : figure(answers));
