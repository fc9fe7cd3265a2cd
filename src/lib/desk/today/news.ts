import type { NewsView } from '#sim/view/types.ts';
import { m } from '$lib/paraglide/messages';
import { percent } from '$lib/i18n/format';
import type { Desk } from '../desk.svelte';

/** A piece of news: what happens, and what to do about it. */
export interface NewsLine {
	id: string;
	now: boolean;
	what: string;
	todo: string;
	to: string;
}

const change = (n: NewsView) => (n.change > 0 ? `+${percent(n.change)}` : percent(n.change));

function priceAdvice(n: NewsView, now: boolean): string {
	if (n.change > 0)
		return now
			? m.desk_today_news_purchasePrice_up_now()
			: m.desk_today_news_purchasePrice_up_next();
	return now
		? m.desk_today_news_purchasePrice_down_now()
		: m.desk_today_news_purchasePrice_down_next();
}

function words(n: NewsView, now: boolean, desk: Desk): Omit<NewsLine, 'id' | 'now'> {
	const industry = desk.industryName(n.industry ?? '');
	switch (n.kind) {
		case 'demand':
			return {
				what: m.desk_today_news_demand_up({ industry, change: change(n) }),
				todo: n.change > 0 ? m.desk_today_news_demand_up_do() : m.desk_today_news_demand_down_do(),
				to: '/market'
			};
		case 'purchasePrice':
			return {
				what: m.desk_today_news_purchasePrice({ change: change(n) }),
				todo: priceAdvice(n, now),
				to: '/orders'
			};
		case 'fair':
			return {
				what: m.desk_today_news_fair({ industry, change: change(n) }),
				todo: m.desk_today_news_fair_do(),
				to: '/campaigns'
			};
		case 'newBuyer':
			return {
				what: m.desk_today_news_newBuyer({ client: desk.clientName(n.client ?? '') }),
				todo: m.desk_today_news_newBuyer_do(),
				to: `/client/${n.client}`
			};
	}
}

/** The news in words, this month's first. */
export const newsLines = (desk: Desk): NewsLine[] =>
	desk.view.news
		.map((n) => {
			const now = n.month === desk.view.month;
			return { id: n.id, now, ...words(n, now, desk) };
		})
		.sort((a, b) => Number(b.now) - Number(a.now));
