import { Busy, type Thinker, type Thought } from '../jobs/thinker.ts';
import { Refused } from './refused.ts';

/**
 * Has a heavy question thought about beside the lesson.
 * @param asking who asks: nobody holds up the others by many questions
 * @throws Refused `access.busy`
 */
export async function think(
	{ thinker }: { thinker: Thinker },
	asking: string,
	thought: Thought
): Promise<unknown> {
	try {
		return await thinker.ask(asking, thought);
	} catch (caught) {
		throw caught instanceof Busy ? new Refused('access.busy') : caught;
	}
}
