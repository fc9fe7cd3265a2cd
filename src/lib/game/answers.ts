import { autopsy } from '#sim/explain/autopsy.ts';
import { boardHistory } from '#sim/explain/board-history.ts';
import { bridge } from '#sim/explain/bridge.ts';
import { comparison } from '#sim/explain/comparison.ts';
import { luckReport } from '#sim/explain/luck.ts';
import { recognitionHistory } from '#sim/explain/recognition-history.ts';
import { turningPoints } from '#sim/explain/turning-points.ts';
import type { LuckReport } from '#sim/explain/types.ts';
import { whatIf } from '#sim/explain/what-if.ts';
import type { Game } from '#sim/game.ts';
import { clamp } from '#sim/kernel/units.ts';
import { featureMask } from '#sim/scenario/rules.ts';
import { forecastOf } from '#sim/view/forecast.ts';
import type { Order, PlannedAction } from '#sim/world/state.ts';
import type { Questions, Quote } from './link';

/** More seeds than this cost seconds and say nothing new. */
const MAX_SEEDS = 500;
/** Before the first settled month there is no score to judge. */
const NO_LUCK: LuckReport = {
	seeds: 0,
	actual: 0,
	mean: 0,
	luck: 0,
	low: 0,
	high: 0,
	scores: []
};

/** A seat of a game, as far as questions go. */
export interface Asked {
	readonly game: Game;
	/** The seat whose view is shown. */
	readonly own: number;
	/** What an action would take, and why it would be refused. */
	quote(action: PlannedAction): Quote;
}

type Answers = {
	[Q in keyof Questions]: (host: Asked, about: Questions[Q]['ask']) => Questions[Q]['answer'];
};

/** Every question of a desk, answered by the engine for the person's own seat. */
const ANSWERS: Answers = {
	quote: (host, { action }) => host.quote(action),
	forecastWith(host, { bids }) {
		const { world } = host.game;
		const team = host.game.state.teams[host.own]!;
		const won = bids.flatMap((bid) => orderIfWon(host, bid) ?? []);
		return { committed: forecastOf(world, team), ifWon: forecastOf(world, team, won) };
	},
	autopsy: ({ game, own: seat }, { tender }) => autopsy(game, tender, seat),
	bridge: ({ game, own: seat }, { month }) => bridge(game, seat, month),
	boardHistory: ({ game, own: seat }) => boardHistory(game, seat),
	recognitionHistory: ({ game, own: seat }, { most }) => recognitionHistory(game, seat, most),
	turningPoints: ({ game, own: seat }) => turningPoints(game, seat),
	luck: ({ game, own: seat }, { seeds }) =>
		luckReport(game, seat, clamp(seeds, 1, MAX_SEEDS)) ?? NO_LUCK,
	comparison: ({ game, own: seat }) => comparison(game, seat),
	whatIf({ game, own: seat }, { month, replace }) {
		const answer = whatIf(game, seat, month, replace);
		if (!answer) return null;
		const { game: changed, ...sides } = answer;
		sides.awards.gained = sides.awards.gained.filter((id) => id !== replace.tender);
		sides.awards.lost = sides.awards.lost.filter((id) => id !== replace.tender);
		if (replace.type !== 'submitBid') return sides;
		const wins = ({ state }: Game) =>
			state.awards.some((a) => a.tender.id === replace.tender && a.winner === seat);
		return { ...sides, won: { base: wins(game), changed: wins(changed) } };
	}
};

export function answerTo<Q extends keyof Questions>(
	host: Asked,
	question: Q,
	about: Questions[Q]['ask']
): Questions[Q]['answer'] {
	const answer = Object.hasOwn(ANSWERS, question) ? ANSWERS[question] : undefined;
	if (!answer) throw new RangeError(`no question ${question}`);
	return answer(host, about);
}

/** The order that a bid would bring; undefined for a tender that is not open. */
function orderIfWon(
	{ game }: Asked,
	bid: Questions['forecastWith']['ask']['bids'][number]
): Order | undefined {
	const tender = game.state.tenders.find((t) => t.id === bid.tender);
	const features = featureMask(game.world.rules, bid.features);
	if (!tender || features < 0) return undefined;
	return {
		id: tender.id,
		client: tender.client,
		features,
		quantity: tender.quantity,
		unitPrice: bid.unitPrice,
		delivered: 0,
		wonMonth: tender.month,
		dueMonth: bid.dueMonth,
		paymentMonths: tender.paymentMonths,
		damages: tender.damages,
		service: bid.serviceLevel,
		state: 'open',
		closedMonth: 0
	};
}
