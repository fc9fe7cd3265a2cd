import type { TurningPoint } from '#sim/explain/types.ts';
import type { Criterion } from '#sim/world/state.ts';
import { count, money, moneyCompact, points } from '$lib/i18n/format';
import { m } from '$lib/paraglide/messages';
import { criterionName } from '../review/words';
import type { Advice } from './advice';

interface Component {
	name: () => string;
	/** What the number means, given the number. */
	meaning: (n: number) => string;
	term: string;
}

const around = (even: () => string, above: () => string, below: () => string) => (n: number) =>
	n > 5500 ? above() : n < 4500 ? below() : even();

/** The parts of the score; 50 is an even share of the market or the capital kept. */
export const componentWords: Record<string, Component> = {
	netWorth: {
		name: m.review_component_net_worth,
		meaning: around(m.review_mean_worth_even, m.review_mean_worth_above, m.review_mean_worth_below),
		term: 'net-worth'
	},
	marketShare: {
		name: m.review_component_market_share,
		meaning: around(m.review_mean_share_even, m.review_mean_share_above, m.review_mean_share_below),
		term: 'market-share'
	},
	portfolio: {
		name: m.review_component_portfolio,
		meaning: around(
			m.review_mean_portfolio_even,
			m.review_mean_portfolio_above,
			m.review_mean_portfolio_below
		),
		term: 'portfolio'
	},
	reliability: {
		name: m.review_component_reliability,
		meaning: (n) =>
			n >= 9900
				? m.review_mean_reliability_all()
				: n >= 7000
					? m.review_mean_reliability_most()
					: m.review_mean_reliability_few(),
		term: 'delivery'
	}
};

/** A turning point as a sentence. */
export function turningSentence(point: TurningPoint, client: string): string {
	const amount = money(point.amount);
	switch (point.kind) {
		case 'bigWin':
			return m.review_turn_big_win({ client, amount });
		case 'bigLoss':
			return m.review_turn_big_loss({ client, amount });
		case 'default':
			return m.review_turn_default({ client, amount });
		case 'insolvency':
			return m.review_turn_insolvency();
		case 'lead':
			return m.review_turn_lead({ n: point.amount });
		case 'fall':
			return m.review_turn_fall({ n: point.amount });
	}
}

const tips: Record<Criterion, () => string> = {
	recognition: m.review_tip_recognition,
	price: m.review_tip_price,
	service: m.review_tip_service,
	fit: m.review_tip_fit
};

/** What was seen, and what to try. */
export function adviceWords(advice: Advice): { seen: string; try: string } {
	switch (advice.code) {
		case 'insolvency':
			return {
				seen: m.review_advice_insolvency({ n: count(advice.month) }),
				try: m.review_tip_insolvency()
			};
		case 'defaults':
			return { seen: m.review_advice_defaults({ n: advice.orders }), try: m.review_tip_defaults() };
		case 'invalid':
			return { seen: m.review_advice_invalid({ n: advice.bids }), try: m.review_tip_invalid() };
		case 'gap':
			return {
				seen: m.review_advice_gap({
					criterion: criterionName[advice.criterion](),
					points: points(advice.points),
					n: advice.bids
				}),
				try: tips[advice.criterion]()
			};
		case 'spend':
			return {
				seen: m.review_advice_spend({
					own: moneyCompact(advice.own),
					champion: moneyCompact(advice.champion)
				}),
				try: m.review_tip_spend()
			};
		case 'fewBids':
			return {
				seen: m.review_advice_few_bids({
					own: count(advice.own),
					champion: count(advice.champion)
				}),
				try: m.review_tip_few_bids()
			};
		case 'left':
			return {
				seen: m.review_advice_left({ money: money(advice.money), n: advice.wins }),
				try: m.review_tip_left()
			};
	}
}
