import { z } from 'zod';
import { exact, mean, ONE, sum, type Exact } from '../exact.ts';
import { hundredths } from '../hundredths.ts';
import { refuse, type Refusal } from '../outcome.ts';

/** Who rated whom within one team, after one milestone. */
export interface Ratings {
	/** Everybody in the team at the time of the milestone, each once: every row names them all. */
	members: readonly string[];
	/** By rater, then by member: points ≥ 0, the rater included. Who is silent has no row. */
	rows: Readonly<Record<string, Readonly<Record<string, Exact>>>>;
}

/**
 * Five behaviours, each rated 1–5 by anchors (after CATME: contributing, interacting, keeping on track, expecting
 * quality, having the knowledge). A row made of items holds each member's mean.
 */
export const BEHAVIOURS = ['contributes', 'interacts', 'onTrack', 'quality', 'skills'] as const;
export type Behaviour = (typeof BEHAVIOURS)[number];

/** Points a rater may give a member. */
export const MAX_POINTS = 100;

const item = z.number().int().min(1).max(5);

/** What one rater hands in: points or items for every member, and reasons where they are asked for. */
export const ContributionForm = z.object({
	given: z.record(
		z.string(),
		z.union([hundredths(0, MAX_POINTS), z.record(z.enum(BEHAVIOURS), item)])
	),
	reasons: z.record(z.string(), z.string().max(2_000))
});
export type ContributionForm = z.output<typeof ContributionForm>;

export type FormRefusal =
	| 'contribution.notMember' // the rater does not belong to the team
	| 'contribution.incomplete' // somebody of the team is not rated
	| 'contribution.stranger' // somebody is rated who is not in the team
	| 'contribution.reason'; // far from the mean without a reason; `members` names them, by comma

/** From here on a rating wants a reason: 20 % above or below the mean of the row. */
export const REASON_BEYOND = exact('0.2');

/** Members whose rating is more than ±20 % from the mean of the row. With nothing but noughts there are none. */
export function needReason(row: Readonly<Record<string, Exact>>): string[] {
	const average = mean(Object.values(row));
	if (!average || average.equals(0)) return [];
	return Object.keys(row).filter((member) =>
		row[member]!.div(average).sub(ONE).abs().gt(REASON_BEYOND)
	);
}

/** A row in points: of behaviours, each member's mean. */
export const rowOf = (
	given: Readonly<Record<string, number | Readonly<Record<string, number>>>>
): Record<string, Exact> =>
	Object.fromEntries(
		Object.entries(given).map(([member, points]): [string, Exact] => [
			member,
			typeof points === 'number'
				? exact(points)
				: mean(BEHAVIOURS.map((behaviour) => exact(points[behaviour]!)))!
		])
	);

/** Reads the form of one rater: a full row, or why it is not taken. */
export function readForm(
	members: readonly string[],
	rater: string,
	{ given, reasons }: ContributionForm
): Record<string, Exact> | Refusal<FormRefusal> {
	if (!members.includes(rater)) return refuse('contribution.notMember');
	if (Object.keys(given).some((member) => !members.includes(member)))
		return refuse('contribution.stranger');
	if (!members.every((member) => Object.hasOwn(given, member)))
		return refuse('contribution.incomplete');
	const row = rowOf(Object.fromEntries(members.map((member) => [member, given[member]!])));
	const unexplained = needReason(row).filter(
		(member) => !/[\p{L}\p{N}]/u.test(reasons[member] ?? '')
	);
	if (unexplained.length > 0)
		return refuse('contribution.reason', { members: unexplained.join(',') });
	return row;
}

/** Members who handed in a row, in the order of the team. */
export const raters = ({ members, rows }: Ratings): string[] =>
	members.filter((member) => Object.hasOwn(rows, member));

/**
 * A rater's row about the others, without the rater's own points, scaled to mean 1. A row of noughts says that all
 * are equal: each share is 1.
 */
export function sharesGiven(ratings: Ratings, rater: string): Map<string, Exact> {
	const row = ratings.rows[rater]!;
	const others = ratings.members.filter((member) => member !== rater);
	const total = sum(others.map((member) => row[member]!));
	return new Map(
		others.map((member) => [
			member,
			total.equals(0) ? ONE : row[member]!.mul(others.length).div(total)
		])
	);
}

/** The shares that a member was given by the others. */
export function sharesReceived(ratings: Ratings, member: string): { by: string; share: Exact }[] {
	return raters(ratings)
		.filter((rater) => rater !== member)
		.map((by) => ({ by, share: sharesGiven(ratings, by).get(member)! }));
}
