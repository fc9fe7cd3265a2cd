import { featureMask } from '#sim/scenario/rules.ts';
import { forecastOf } from '#sim/view/forecast.ts';
import type { Order } from '#sim/world/state.ts';
import type { Questions } from './link';
import type { SoloHost } from './solo-host';

type Answers = {
	[Q in keyof Questions]: (host: SoloHost, about: Questions[Q]['ask']) => Questions[Q]['answer'];
};

/** Every question of a desk, answered by the engine for the person's own seat. */
const ANSWERS: Partial<Answers> = {
	quote: (host, { action }) => host.quote(action),
	forecastWith(host, { bids }) {
		const { world } = host.game;
		const team = host.game.state.teams[host.seat]!;
		const won = bids.flatMap((bid) => orderIfWon(host, bid) ?? []);
		return { committed: forecastOf(world, team), ifWon: forecastOf(world, team, won) };
	}
};

export function answerTo<Q extends keyof Questions>(
	host: SoloHost,
	question: Q,
	about: Questions[Q]['ask']
): Questions[Q]['answer'] {
	const answer = Object.hasOwn(ANSWERS, question) ? ANSWERS[question] : undefined;
	if (!answer) throw new RangeError(`no question ${question}`);
	return answer(host, about);
}

/** The order that a bid would bring; undefined for a tender that is not open. */
function orderIfWon(
	{ game }: SoloHost,
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
