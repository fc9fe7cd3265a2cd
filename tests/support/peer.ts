import { DEFAULT_ANONYMITY } from '../../src/lib/classroom/review/anonymity.ts';
import type { RubricDraft } from '../../src/lib/classroom/review/rubric-form.ts';
import type { App } from '../../src/lib/server/app.ts';
import type { RoundFacts } from '../../src/lib/server/services/peer/rounds.ts';
import type { TaskPath } from '../../src/lib/server/services/peer/in-task.ts';
import type { ClassRoom } from './class-room.ts';
import { both, publishedUnit, task, work } from './units.ts';

/** The rubric of the check values as its form holds it: k1 from 0 to 10, k2 from 1 to 5. */
export const draft = (facts: Partial<RubricDraft> = {}): RubricDraft => ({
	title: both('方案', 'Proposal'),
	criteria: [
		['k1', '0', '10'],
		['k2', '1', '5']
	].map(([id, min, max]) => ({
		...{ id: id!, kind: 'points' as const, title: both('标准', id!), weight: '1' },
		...{ min: min!, max: max!, levels: [] }
	})),
	...facts
});

/** A sheet of that rubric as its form sends it. */
export const answers = (k1: number, k2: number, comment = '') => ({
	...{ mark_k1: String(k1), mark_k2: String(k2), comment }
});

export const roundFacts = (rubric: string, facts: Partial<RoundFacts> = {}): RoundFacts => ({
	...{ rubric, each: 1, week: 0, anonymity: DEFAULT_ANONYMITY, rule: 'median', strictness: 5 },
	...{ comment: { minCharacters: 0, minWords: 0 }, calibrationCounts: false, dueAt: null },
	...facts
});

/** A task that some doers have handed in. @returns where it is */
export async function handedInTask(
	app: App,
	room: ClassRoom,
	doers: 'team' | 'student' = 'team',
	who = room.students.map(([captain]) => captain!)
): Promise<TaskPath> {
	const unit = await publishedUnit(app, room.owner, room.classId);
	const facts = task({ doers, opensAt: app.now().getTime() });
	const id = await app.tasks.add(room.owner, room.classId, unit, facts);
	for (const one of who)
		await app.handingIn.submit(
			...([one, room.classId, unit, id] as const),
			work({ text: `our proposal ${one.user!.id.length}` })
		);
	return [room.classId, unit, id];
}
