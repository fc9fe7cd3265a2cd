import type { GameEvent } from '#sim/commands/action.ts';
import type { Fact } from '#sim/world/state.ts';
import { m } from '$lib/paraglide/messages';
import { points } from '$lib/i18n/format';
import type { Desk } from '../desk.svelte';

export const FACT_NAMES: Record<Fact, () => string> = {
	weights: m.desk_common_fact_weights,
	performance: m.desk_common_fact_performance,
	excitement: m.desk_common_fact_excitement,
	schedule: m.desk_common_fact_schedule
};

type Words = (event: GameEvent, name: string) => string;

const WORDS: Record<string, Words> = {
	recognitionRaised: (e, name) =>
		e.client === undefined
			? m.desk_plan_out_raised_wide({
					clients: m.desk_common_clients({ n: Number(e.reached) }),
					points: points(Number(e.gained))
				})
			: m.desk_plan_out_raised({ name, points: points(Number(e.gained)) }),
	clientVisited: (e, name) =>
		e.fact === null
			? m.desk_plan_out_visited_all({ name, points: points(Number(e.gained)) })
			: m.desk_plan_out_visited({
					name,
					points: points(Number(e.gained)),
					fact: FACT_NAMES[e.fact as Fact]()
				}),
	tokenSpent: (_, name) => m.desk_plan_out_tokenSpent({ name }),
	claimPlaced: (_, name) => m.desk_plan_out_claimPlaced({ name }),
	clientClaimed: (_, name) => m.desk_plan_out_clientClaimed({ name }),
	clientPromoted: (_, name) => m.desk_plan_out_clientPromoted({ name })
};

/** What the game said of an accepted action, a line for each thing that happened. */
export const outcomeLines = (events: readonly GameEvent[], desk: Desk): string[] =>
	events.map((event) => {
		const name = event.client === undefined ? '' : desk.clientName(event.client);
		return WORDS[event.type]?.(event, name) ?? m.desk_plan_out_done();
	});
