import { calibration, type Calibration } from '../../../classroom/review/grades.ts';
import { readSheet, type Mark, type Rubric } from '../../../classroom/review/rubric.ts';
import { roundFigures, type RoundFigures } from '../../../classroom/review/round.ts';
import type { Strictness } from '../../../classroom/review/best.ts';
import type { Db, Tables } from '../../db/store.ts';
import type { ExampleRow, ReviewRow, RoundRow, TryRow } from '../../stores/peer.ts';
import { evaluationsOf, rubricVersion } from '../../stores/rubrics.ts';
import { Refused } from '../refused.ts';
import { rubricFacts, type RubricFacts } from './rubrics.ts';

/** The rubric that a round is written by, with the round's own rule for comments. */
export async function rubricOfRound(db: Db, t: Tables, round: RoundRow): Promise<RubricFacts> {
	const row = await rubricVersion(db, t, round.rubricId, round.rubricVersion);
	if (!row) throw new Refused('rubric.unknown');
	const facts = rubricFacts(row);
	return { ...facts, rubric: { ...facts.rubric, comment: round.comment } };
}

/** Whether reviews of a round can be written now. */
export const isWritable = (
	{ openedAt, closedAt, publishedAt, dueAt }: RoundRow,
	now: Date
): boolean =>
	openedAt !== null &&
	closedAt === null &&
	publishedAt === null &&
	(dueAt === null || now <= dueAt);

const marksOf = (rubric: Rubric, { sheet, handedInAt, ruling }: ReviewRow): Mark[] | null =>
	handedInAt === null || ruling === 'hidden' ? null : readSheet(rubric, sheet).marks;

/** Every figure of a round as it stands. */
export async function figuresOf(
	db: Db,
	t: Tables,
	round: RoundRow,
	reviews: readonly ReviewRow[],
	{ rubric }: RubricFacts
): Promise<RoundFigures> {
	const evaluations = await evaluationsOf(db, t, round.taskId);
	const instructor = new Map(
		evaluations
			.filter((e) => e.rubricId === round.rubricId && e.rubricVersion === round.rubricVersion)
			.filter(({ mark }) => mark !== null)
			.map((e) => [e.doer, readSheet(rubric, e.sheet).marks])
	);
	return roundFigures(
		reviews.map((review) => ({
			...{ giver: review.giver, receiver: review.receiver },
			marks: marksOf(rubric, review)
		})),
		{ kind: round.rule, strictness: round.strictness as Strictness },
		instructor
	);
}

/** How somebody's marks of the examples agree with the instructor's. */
export const calibrationOf = (
	{ rubric }: RubricFacts,
	examples: readonly ExampleRow[],
	tries: readonly TryRow[],
	counts: boolean
): Calibration =>
	calibration(
		examples.map(({ id, sheet }) => {
			const own = tries.find(({ exampleId }) => exampleId === id);
			return {
				own: own ? readSheet(rubric, own.sheet).marks : null,
				instructor: readSheet(rubric, sheet).marks
			};
		}),
		counts
	);
