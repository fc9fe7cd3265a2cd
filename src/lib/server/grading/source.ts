import type { Cell, Source } from '../../classroom/grades/model.ts';
import type { Bilingual } from '../../classroom/units/bilingual.ts';
import type { MemberRow } from '../stores/classes.ts';
import type { GameDeps } from '../services/deps.ts';

/** A column of the gradebook as a part of the product offers it: a quiz, a task, a game. */
export interface OfferedColumn {
	/** The same for ever: `quiz:<id of the quiz>`. */
	id: string;
	source: Source;
	title: Bilingual;
	/** Full marks, above 0. */
	max: string;
	/** The time for it is over: what is missing now counts as nothing. */
	closed: boolean;
	/** By member; who is not in it is `missing`. The `rule` of a basis is a key of `rule-texts.ts`. */
	cells: ReadonlyMap<string, Cell>;
}

/** Computes the columns of one class, anew at each call; knows no actor and checks none: its caller does. */
export type GradeSource = (
	deps: GameDeps,
	classId: string,
	/** Students who have not withdrawn. */
	students: readonly MemberRow[]
) => Promise<OfferedColumn[]>;
