import { clamp, exact, HUNDRED, plain, stored, ZERO } from '../../classroom/exact.ts';
import { rowOf, type Ratings } from '../../classroom/contribution/ratings.ts';
import {
	memberGrade,
	ratingsAmong,
	standingOf,
	type MemberStanding
} from '../../classroom/contribution/standing.ts';
import type { Cell } from '../../classroom/grades/model.ts';
import { m } from '../../paraglide/messages.js';
import type { Deps } from '../services/deps.ts';
import type { MemberRow } from '../stores/classes.ts';
import { formsOf, roundsOf, type FormRow, type RoundRow } from '../stores/contribution.ts';
import type { GradeSource, OfferedColumn } from './source.ts';
import { titled } from './titles.ts';

/** The ratings of each team of a round among the members who are there now, by team. */
export function ratingsOf(
	round: Pick<RoundRow, 'id' | 'teams'>,
	forms: readonly FormRow[],
	present: ReadonlySet<string>
): Map<string, Ratings> {
	const own = forms.filter(({ roundId }) => roundId === round.id);
	const rows = Object.fromEntries(own.map(({ memberId, given }) => [memberId, rowOf(given)]));
	return new Map(
		round.teams.map(({ id, members }) => [
			id,
			ratingsAmong(
				members.filter((member) => present.has(member)),
				rows
			)
		])
	);
}

/** Whether the time for rating is over. */
export const isClosed = ({ closesAt }: Pick<RoundRow, 'closesAt'>, now: Date): boolean =>
	closesAt <= now;

/** The factors of everybody in a round. */
function standings(round: RoundRow, byTeam: ReadonlyMap<string, Ratings>) {
	const found = new Map<string, { standing: MemberStanding; ratings: Ratings }>();
	for (const ratings of byTeam.values())
		for (const member of ratings.members)
			found.set(member, { standing: standingOf(round, ratings, member), ratings });
	return found;
}

const rulesOf = ({ method }: RoundRow, { silent, tooFew }: MemberStanding) =>
	`contribution${tooFew ? 'TooFew' : method === 'webPa' ? 'WebPa' : method === 'ratio' ? 'Ratio' : 'Strict'}${silent ? 'Silent' : ''}`;

/** A column a round that is over: the factor. It counts as points only where somebody wants that; see {@link adjusted}. */
export const contributionGrades: GradeSource = async ({ store, now }, classId, students) => {
	const { db, t } = store;
	const rounds = (await roundsOf(db, t, classId)).filter((round) => isClosed(round, now()));
	const forms = await formsOf(
		db,
		t,
		rounds.map(({ id }) => id)
	);
	const present = new Set(students.map(({ id }) => id));
	return rounds.map((round): OfferedColumn => {
		const cells = new Map<string, Cell>();
		for (const [member, { standing }] of standings(round, ratingsOf(round, forms, present))) {
			const { factor, raters } = standing;
			const inputs = { raters: String(raters), penalty: String(round.penalty) };
			const basis = { rule: rulesOf(round, standing), inputs };
			cells.set(member, { kind: 'score', score: stored(factor), basis });
		}
		return {
			id: `contribution:${round.id}`,
			source: 'contribution',
			title: titled(m.grading_title_contribution, round.title),
			max: '1',
			closed: false,
			cells
		};
	});
};

/**
 * Makes each member's figure of a team's: the columns that published rounds are about, multiplied by the factor and
 * less what silence costs. A score keeps its scale; what stood there before is in the basis.
 */
export async function adjusted(
	{ store }: Pick<Deps, 'store'>,
	classId: string,
	students: readonly MemberRow[],
	columns: readonly OfferedColumn[]
): Promise<OfferedColumn[]> {
	const { db, t } = store;
	const rounds = (await roundsOf(db, t, classId)).filter(
		({ publishedAt, target }) => publishedAt !== null && target !== null
	);
	if (rounds.length === 0) return [...columns];
	const present = new Set(students.map(({ id }) => id));
	const forms = await formsOf(
		db,
		t,
		rounds.map(({ id }) => id)
	);
	return columns.map((column) => {
		// The newest round about a column holds; two of them would punish twice.
		const round = rounds.find(({ target }) => target === column.id);
		if (!round) return column;
		const found = standings(round, ratingsOf(round, forms, present));
		const cells = [...column.cells].map(([member, cell]): [string, Cell] => {
			const mine = found.get(member);
			if (cell.kind !== 'score' || !mine) return [member, cell];
			const max = exact(column.max);
			const grade = clamp(exact(cell.score).div(max).mul(HUNDRED), ZERO, HUNDRED);
			const own = memberGrade(round, mine.ratings, member, grade);
			const inputs = {
				team: plain(exact(cell.score)),
				factor: plain(mine.standing.factor),
				penalty: String(mine.standing.silent ? round.penalty : 0),
				weight: String(round.weight)
			};
			const rule = round.method === 'webPa' ? 'contributedWebPa' : 'contributed';
			const score = stored(own.mul(max).div(HUNDRED));
			return [member, { kind: 'score', score, basis: { rule, inputs } }];
		});
		return { ...column, cells: new Map(cells) };
	});
}
