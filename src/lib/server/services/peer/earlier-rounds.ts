import type { Db, Tables } from '../../db/store.ts';
import { roundsOfClass, type RoundRow } from '../../stores/peer.ts';
import type { TaskRow } from '../../stores/tasks.ts';

/** Rounds of a class between the same kind of doers that have been dealt out, the task's own left out. */
export async function earlierRounds(
	db: Db,
	t: Tables,
	classId: string,
	task: TaskRow
): Promise<RoundRow[]> {
	return (await roundsOfClass(db, t, classId))
		.filter(
			({ task: other, round }) =>
				other.doers === task.doers && other.id !== task.id && round.openedAt
		)
		.map(({ round }) => round);
}
