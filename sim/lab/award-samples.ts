import { share, type Points } from '../kernel/units.ts';
import { stream, type Stream } from '../kernel/random.ts';
import { judge, type Bidder } from '../month/award.ts';
import { BOOTHS, rulesOf, unitCost } from '../scenario/rules.ts';
import type { Scenario } from '../scenario/schema.ts';
import { createGame } from '../start.ts';
import type { Bid, Client, Tender } from '../world/state.ts';
import { liftOf } from '../world/recognition.ts';

/** Two bidders on one tender, equal in fit and service. */
interface Duel {
	price: number;
	recognition: Points;
}

/** Share of sampled tenders that the first of two bidders wins. */
function duels(
	scenario: Scenario,
	seed: string,
	samples: number,
	pair: (tender: Tender, draws: Stream) => [Duel, Duel]
): number {
	const rules = rulesOf(scenario);
	let won = 0;
	for (let i = 0; i < samples; i++) {
		const { state } = createGame({ scenario, seed: `${seed}-duel-${i}`, hashing: false });
		const draws = stream(seed, i, 'duel');
		const tender = draws.pick(state.tenders);
		const client: Client = state.clients[tender.client]!;
		const two = pair(tender, draws);
		const bids = two.map(({ price }, team): Bid => ({
			team,
			seq: 2 - team,
			unitPrice: price,
			features: tender.required,
			dueMonth: tender.dueMonth,
			service: 0,
			winProbability: -1
		}));
		const bidders = two.map(({ recognition }): Bidder => ({
			recognition,
			record: rules.startRecord,
			cash: rules.capital,
			ours: true
		}));
		if (judge(rules, tender, client, bids, bidders, () => 1).winner === 0) won++;
	}
	return won / samples;
}

/** S4: +20 recognition against a price 10 % lower. Share won by recognition. */
export const recognitionFirst = (scenario: Scenario, seed: string, samples: number): number =>
	duels(scenario, seed, samples, (tender, draws) => {
		const recognition = draws.int(2_000, 8_000);
		const price = share(tender.ceiling, draws.int(8_500, 10_000));
		return [
			{ price, recognition: recognition + 2_000 },
			{ price: share(price, 9_000), recognition }
		];
	});

/** S4: R ≥ 60 at the ceiling against a bid under cost with R < 15. Share won by recognition. */
export const underCostLoses = (scenario: Scenario, seed: string, samples: number): number =>
	duels(scenario, seed, samples, (tender, draws) => {
		const cost = unitCost(rulesOf(scenario), tender.required);
		return [
			{ price: tender.ceiling, recognition: draws.int(6_000, 9_500) },
			{ price: share(cost, draws.int(8_000, 9_900)), recognition: draws.int(500, 1_499) }
		];
	});

/** S5: share of recognitions at which seminar ≥ L ≥ M ≥ S, per client reached. */
export function exhibitionOrder(scenario: Scenario): number {
	const { exhibition, seminar, attention, repeat } = rulesOf(scenario);
	let kept = 0;
	for (let r = 0; r < 100; r++) {
		const lift = (base: Points) => liftOf(base, r * 100, attention[0], repeat, 0);
		const booths = BOOTHS.map((_, i) => lift(exhibition.lift[i]!));
		const rising = booths.every((l, i) => i === 0 || l >= booths[i - 1]!);
		if (rising && lift(seminar.lift) >= booths[booths.length - 1]!) kept++;
	}
	return kept / 100;
}
