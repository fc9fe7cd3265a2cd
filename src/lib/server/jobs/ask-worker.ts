import { replay } from '#sim/log/replay.ts';
import { answerTo } from '../../game/answers.ts';
import type { Thought } from './thinker.ts';

/** One heavy question about a game, on a thread of its own. Runs as it is: see `thinker.ts`. */
export default function ask({ log, seat, question, about }: Thought): unknown {
	const { game } = replay(log);
	if (!game) throw new Error('a game that was played here does not replay');
	const team = game.start.teams[seat]!.id;
	const quote = (action: { type: string }) => game.quote({ ...action, team, id: '?' });
	return answerTo({ game, own: seat, quote }, question, about as never);
}
