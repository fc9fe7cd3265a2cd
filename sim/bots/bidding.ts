import { divide, share, type Bp, type Fen } from '../kernel/units.ts';
import type { Stream } from '../kernel/random.ts';
import type { PlannedAction } from '../world/state.ts';
import type { BotView } from './bot.ts';
import { offerFor, type Offer } from './offer.ts';
import { billsOf } from './purse.ts';
import { winRate } from './skills.ts';
import type { Style } from './style.ts';

/** Bids for every own client's tender that is worth it, best return on cash first. */
export function bids(view: BotView, style: Style, random: Stream): PlannedAction[] {
	const rate = winRate(view, style.hope);
	const clients = new Map(view.clients.map((c) => [c.id, c]));
	const payable = orderBudget(view, style);
	let { likely, worst } = payable;
	const offers: Offer[] = [];
	for (const tender of view.tenders) {
		const client = clients.get(tender.client)!;
		if (tender.bid || !client.ours || client.recognition < tender.minRecognition) continue;
		// Nobody asks the same round figure twice: between equals not the first to bid should win.
		const asked = style.price - random.int(0, 150);
		const offer = offerFor(view, style, asked, tender, client, rate);
		if (offer) offers.push(offer);
	}
	offers.sort((a, b) => b.margin * b.chance * a.needs - a.margin * a.chance * b.needs);
	const out: PlannedAction[] = [];
	for (const o of offers) {
		const expected = share(o.needs, o.chance);
		if (
			style.instruments.reserve &&
			(expected > likely || o.needs > Math.min(worst, payable.single))
		)
			continue;
		likely -= expected;
		worst -= o.needs;
		out.push({
			type: 'submitBid',
			tender: o.tender.id,
			unitPrice: o.unitPrice,
			features: o.features,
			dueMonth: o.tender.dueMonth,
			serviceLevel: o.service,
			winProbability: o.chance
		});
	}
	return out;
}

/** How far bids may go beyond what could be paid before there is a record, and when there is. */
const NO_RECORD: Bp = 11_000;
const RECORD_MONTHS = 4;

/**
 * What next month's purchases may cost: `likely` if as many bids win as usual, from the cash this
 * month closes with; `worst` if all of them win, selling every receivable and using the credit;
 * `single` for any one order.
 */
function orderBudget(view: BotView, style: Style): Record<'likely' | 'worst' | 'single', Fen> {
	const [now, next] = view.forecast;
	if (!now) return { likely: 0, worst: 0, single: 0 };
	const owed = next ? next.orders + billsOf(view) : 0;
	let receivable = 0;
	for (const r of view.receivables) if (r.dueMonth > view.month) receivable += r.amount;
	const free = now.closing - owed - share(view.rules.capital, style.cushion);
	// Nobody knows in the first months how many bids win: daring grows with the record.
	const record = Math.min(view.history.length, RECORD_MONTHS);
	const daring = NO_RECORD + divide(Math.max(0, style.daring - NO_RECORD) * record, RECORD_MONTHS);
	const all = free + share(receivable, 9_000) + divide(view.money.creditLeft, 2);
	return { likely: free + divide(receivable, 3), worst: share(all, daring), single: all };
}
