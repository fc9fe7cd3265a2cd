import { exact, mean, type Exact } from '../exact.ts';
import { LEAST_RATERS } from './factors.ts';
import { raters, sharesGiven, sharesReceived, type Ratings } from './ratings.ts';

/** What an instructor should look at. A flag changes no grade. */
export type ContributionFlag =
	| { code: 'low'; member: string; share: Exact } // the others see little of this member
	| { code: 'overConfident'; member: string; own: Exact; share: Exact } // sees far more than the others do
	| { code: 'uniform'; member: string } // gave all the same where others saw a difference
	| { code: 'reciprocal'; members: [string, string] } // two lift each other above what the rest see
	| { code: 'silent'; member: string }; // rated nobody

/** Mean share below which a member is `low`. */
export const LOW = exact('0.8');
/** How far above the others' view an own view is `overConfident`, and a mutual one `reciprocal`. */
export const INFLATED = exact('0.25');
/** How far apart two members are before giving all the same is worth a look. */
const DIFFERENCE = exact('0.2');

/** A rater's own points over the mean of the whole row: how the rater sees the own part. */
function ownView({ members, rows }: Ratings, rater: string): Exact | null {
	const row = rows[rater];
	const average = row && mean(members.map((member) => row[member]!));
	return average && !average.equals(0) ? row[rater]!.div(average) : null;
}

const isUniform = ({ members, rows }: Ratings, rater: string): boolean =>
	members.every((member) => rows[rater]![member]!.equals(rows[rater]![members[0]!]!));

/** Whether the raters but this one saw members apart by more than a fifth. */
function othersDiffer(ratings: Ratings, rater: string): boolean {
	const means = ratings.members.flatMap((member) => {
		const shares = sharesReceived(ratings, member).filter(({ by }) => by !== rater);
		return mean(shares.map(({ share }) => share)) ?? [];
	});
	return means.some((a) => means.some((b) => a.sub(b).gt(DIFFERENCE)));
}

/** What the raters other than `by` and the member gave the member, on average. */
function restOf(ratings: Ratings, member: string, by: string): Exact | null {
	const rest = sharesReceived(ratings, member).filter((given) => given.by !== by);
	return mean(rest.map(({ share }) => share));
}

function lifts(ratings: Ratings, by: string, member: string): boolean {
	const rest = restOf(ratings, member, by);
	return rest !== null && sharesGiven(ratings, by).get(member)!.sub(rest).gt(INFLATED);
}

/** Everything remarkable in the ratings of one team, by member in the order of the team. */
export function contributionFlags(ratings: Ratings): ContributionFlag[] {
	const submitted = raters(ratings);
	const flags: ContributionFlag[] = [];
	for (const member of ratings.members) {
		const received = sharesReceived(ratings, member);
		const share = mean(received.map((given) => given.share));
		const own = ownView(ratings, member);
		if (share && received.length >= LEAST_RATERS) {
			if (share.lt(LOW)) flags.push({ code: 'low', member, share });
			if (own && own.sub(share).gt(INFLATED))
				flags.push({ code: 'overConfident', member, own, share });
		}
		if (!submitted.includes(member)) flags.push({ code: 'silent', member });
		else if (isUniform(ratings, member) && othersDiffer(ratings, member))
			flags.push({ code: 'uniform', member });
	}
	for (const [i, a] of submitted.entries())
		for (const b of submitted.slice(i + 1))
			if (lifts(ratings, a, b) && lifts(ratings, b, a))
				flags.push({ code: 'reciprocal', members: [a, b] });
	return flags;
}
