import { Game } from '../game.ts';
import type { Points } from '../kernel/units.ts';
import type { RecognitionHistory } from './types.ts';

/**
 * How well the clients that know a company best came to know it: recognition after every closed
 * month. The state keeps only the present, so the log is followed again; a year takes about as
 * long as a counterfactual. A month not yet revealed is left out.
 * @param most how many clients, the best known now first
 */
export function recognitionHistory(game: Game, seat: number, most: number): RecognitionHistory {
	const again = new Game(game.start, false);
	let closed: Points[][] = [];
	for (const { seq: _seq, month: _month, ...command } of game.log) {
		const before = again.monthsSettled;
		again.submit(command);
		// A clean start forgets the practice months.
		if (again.monthsSettled < before) closed = [];
		if (again.monthsSettled > before)
			closed.push(again.state.teams[seat]!.relations.map((r) => r?.recognition ?? 0));
	}
	if (game.state.phase === 'settled') closed.pop();
	const last = closed[closed.length - 1] ?? [];
	const best = last
		.map((recognition, client) => ({ recognition, client }))
		.filter(({ recognition }) => recognition > 0)
		.sort((a, b) => b.recognition - a.recognition || a.client - b.client)
		.slice(0, most);
	return {
		months: closed.map((_, i) => i + 1),
		clients: best.map(({ client }) => ({
			client: game.state.clients[client]!.id,
			recognition: closed.map((month) => month[client]!)
		}))
	};
}
