import type { ClientView, Rulebook } from '#sim/view/types.ts';
import { share } from '#sim/kernel/units.ts';
import type { Stage } from '#sim/world/state.ts';
import { m } from '$lib/paraglide/messages';
import { percent, points } from '$lib/i18n/format';

/** The way up; decline and loss are falls from it. */
export const PATH: readonly Stage[] = ['potential', 'target', 'courting', 'formation', 'stable'];

/** How far along the way a stage is; decline stands at stable, a lost client at the start. */
export const stepOf = (stage: Stage): number =>
	stage === 'decline' ? PATH.indexOf('stable') : stage === 'lost' ? 0 : PATH.indexOf(stage);

/** What a client's recognition loses when the month closes, hundredths, and its rate. */
export function decayOf(client: ClientView, rules: Rulebook) {
	const rate = !client.ours
		? rules.decay.unclaimed
		: client.stage === 'stable'
			? rules.decay.stable
			: rules.decay.formation;
	return { rate, loss: share(client.recognition, rate) };
}

/** What the next stage takes and brings, in a sentence. */
export function nextStage(client: ClientView, rules: Rulebook): string {
	const { recognition: now } = client;
	const { formation, promotion, decline } = rules.thresholds;
	const fades = { decay: percent(rules.decay.stable), before: percent(rules.decay.formation) };
	const to = (needed: number) => ({ needed: points(needed), missing: points(needed - now) });
	if (client.claimPlaced) return m.desk_client_next_claim();
	const texts: Record<Stage, () => string> = {
		potential: m.desk_client_next_potential,
		target: m.desk_client_next_target,
		courting: () => m.desk_client_next_courting(to(formation)),
		formation: () =>
			now >= promotion
				? m.desk_client_next_formation_ready(fades)
				: m.desk_client_next_formation(to(promotion)),
		stable: () => m.desk_client_next_stable({ needed: points(decline) }),
		decline: () => m.desk_client_next_decline({ needed: points(promotion) }),
		lost: m.desk_client_next_lost
	};
	return texts[client.stage]();
}
