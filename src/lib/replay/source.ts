import type { Rulebook, TeamView } from '#sim/view/types.ts';
import { soloLine } from '$lib/game/solo';
import type { OpenFailure } from '$lib/game/solo-types';
import type { Moment } from '$lib/game/timeline';

/** A company whose seat may be looked at. */
export interface SeatCard {
	seat: number;
	name: string;
	color: string;
	bot: string | null;
	own: boolean;
}

/** A game to look back at: its moments, and what a company saw at each of them. */
export interface ReplaySource {
	/** Id and name of the save. */
	readonly save: string;
	readonly name: string;
	readonly rules: Rulebook;
	/** Whether the game has ended: only then may other companies be looked at. */
	readonly over: boolean;
	readonly seats: readonly SeatCard[];
	readonly moments: readonly Moment[];
	/** The view of a company after the first `index` commands. */
	viewAt(index: number, seat: number): Promise<TeamView>;
	/** Makes a new save that goes on from there; answers its id. */
	fork(index: number, name: string): Promise<string>;
}

export type SourceFailure = OpenFailure['reason'];

/** Opens a save of this device for a replay. */
export async function openReplay(
	save: string
): Promise<{ source: ReplaySource } | { failure: SourceFailure }> {
	const line = soloLine();
	const opened = await line.call('open', save);
	if (!opened.ok) return { failure: opened.reason };
	const { rules, view, meta } = opened;
	const moments = await line.call('timeline', save);
	const viewAt = (index: number, seat: number) => line.call('viewAt', save, index, seat);
	const own = moments.find((m) => m.seat !== null && m.bot === null)?.seat ?? 0;
	const seats = view.over
		? await Promise.all(
				view.board.map(async (_, seat) => cardOf(await viewAt(moments.length, seat), seat, own))
			)
		: [cardOf(view, own, own)];
	return {
		source: {
			save,
			name: meta.name,
			rules,
			over: view.over,
			seats,
			// What rivals did is known after the end, not before.
			moments: view.over ? moments : moments.filter((m) => m.seat === null || m.seat === own),
			viewAt,
			fork: async (index, name) => (await line.call('fork', save, index, name)).id
		}
	};
}

const cardOf = ({ team }: TeamView, seat: number, own: number): SeatCard => ({
	seat,
	name: team.name,
	color: team.color,
	bot: team.bot,
	own: seat === own
});
