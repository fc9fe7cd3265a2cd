import { share } from '../kernel/units.ts';
import type { PlannedAction } from '../world/state.ts';
import { bids } from './bidding.ts';
import type { Bot, BotView } from './bot.ts';
import { claims } from './claims.ts';
import { campaigns } from './courting.ts';
import { fulfil } from './fulfil.ts';
import { purseOf, settleDebts } from './purse.ts';
import { hasActed, hasBid, promotions } from './skills.ts';
import type { Style } from './style.ts';

/** A careful supplier: claims, makes itself known, bids for what it can pay, delivers. */
export function sellerBot(name: string, style: Style): Bot {
	return {
		name,
		decide(view, random) {
			if (view.phase === 'prepare')
				return view.rules.access === 'race' || hasActed(view) ? [] : claims(view, style, random);
			if (view.phase !== 'open' || hasBid(view)) return [];
			if (!hasActed(view)) {
				const race = view.rules.access === 'race' ? claims(view, style, random) : [];
				const first = [...race, ...work(view, style)];
				if (first.length > 0) return first;
			}
			return bids(view, style, random);
		}
	};
}

/** Orders first, then relationships: what is left of cash and days makes the company known. */
function work(view: BotView, style: Style): PlannedAction[] {
	const purse = purseOf(view, style.instruments.reserve);
	const keep = style.instruments.reserve ? share(view.rules.capital, style.cushion) : 0;
	const out: PlannedAction[] = [];
	if (style.instruments.reserve) settleDebts(view, purse, out);
	out.push(...fulfil(view, purse, keep, style.instruments.reserve));
	out.push(...promotions(view));
	out.push(...campaigns(view, style, purse, keep));
	return out;
}
