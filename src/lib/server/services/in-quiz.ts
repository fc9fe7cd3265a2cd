import { quizById, type QuizRow } from '../stores/quizzes.ts';
import type { Actor } from './actor.ts';
import type { ClassCapability } from './capabilities.ts';
import type { Deps } from './deps.ts';
import { inOpenUnit, inUnit, type UnitAccess } from './in-unit.ts';
import { Refused } from './refused.ts';

/** A quiz that the actor may do the asked thing in. */
export interface QuizAccess extends UnitAccess {
	readonly quiz: QuizRow;
}

type Reading = Pick<Deps, 'store' | 'now'>;

async function withQuiz({ store, now }: Reading, access: UnitAccess, id: string) {
	const quiz = await quizById(store.db, store.t, access.unit.id, id);
	const shown = access.staff || (quiz?.publishedAt && quiz.publishedAt <= now());
	if (!quiz || !shown) throw new Refused('quiz.unknown');
	return { ...access, quiz };
}

/**
 * Checks what the actor may do in a quiz. A student learns nothing of one that is not published.
 * @throws Refused as `inUnit`, `quiz.unknown`
 */
export const inQuiz = async (
	deps: Reading,
	actor: Actor,
	classId: string,
	unitId: string,
	id: string,
	capability: ClassCapability
): Promise<QuizAccess> =>
	withQuiz(deps, await inUnit(deps, actor, classId, unitId, capability), id);

/** Like {@link inQuiz}, for whatever changes something. @throws Refused as `inOpenUnit`, `quiz.unknown` */
export const inOpenQuiz = async (
	deps: Reading,
	actor: Actor,
	classId: string,
	unitId: string,
	id: string,
	capability: ClassCapability
): Promise<QuizAccess> =>
	withQuiz(deps, await inOpenUnit(deps, actor, classId, unitId, capability), id);
