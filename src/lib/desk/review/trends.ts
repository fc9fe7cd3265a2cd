import type { BoardHistory, RecognitionHistory } from '#sim/explain/types.ts';
import { count, percent, points } from '$lib/i18n/format';
import { m } from '$lib/paraglide/messages';
import { companyName } from './words';

/** A picture for the chart component: the finding in words, and the numbers. */
export interface Trend {
	finding: string;
	labels: string[];
	series: { label: string; values: (number | null)[]; dashed?: boolean }[];
}

type Company = BoardHistory['teams'][number];

const nameOf = (company: Company): string =>
	company.own ? m.review_you() : companyName(company.team, company.name);

const ownOf = (history: BoardHistory): Company | undefined => history.teams.find((t) => t.own);

/** The own company first, then the others by their last score; at most `most`. */
function leading(history: BoardHistory, most: number): Company[] {
	const last = (company: Company) => company.score.at(-1) ?? -1;
	return [...history.teams]
		.sort((a, b) => Number(b.own) - Number(a.own) || last(b) - last(a))
		.slice(0, most);
}

/** Scores by month of the own company and the strongest others on its board. */
export function scoreTrend(history: BoardHistory): Trend {
	const own = ownOf(history);
	const now = own?.score.at(-1) ?? 0;
	const before = own?.score.at(-2);
	const by = before === undefined || before === null ? 0 : now - before;
	const words = { score: points(now), by: points(Math.abs(by)) };
	return {
		finding:
			by > 0
				? m.review_trend_score_up(words)
				: by < 0
					? m.review_trend_score_down(words)
					: m.review_trend_score(words),
		labels: history.months.map(count),
		series: leading(history, 5).map((company) => ({
			label: nameOf(company),
			values: company.score,
			...(company.own ? {} : { dashed: true })
		}))
	};
}

/** Share of the market's revenue so far; rivals only where the game shows them (after the end). */
export function shareTrend(history: BoardHistory): Trend {
	const own = ownOf(history);
	const share = own?.marketShare.at(-1) ?? 0;
	const even = 10_000 / Math.max(1, history.teams.length);
	const open = history.teams.filter((t) => t.own || t.marketShare.some((s) => s !== null));
	const words = { share: percent(share) };
	return {
		finding:
			open.length > 1
				? share >= even
					? m.review_trend_share_above(words)
					: m.review_trend_share_below(words)
				: m.review_trend_share(words),
		labels: history.months.map(count),
		series: leading({ ...history, teams: open }, 5).map((company) => ({
			label: nameOf(company),
			values: company.marketShare,
			...(company.own ? {} : { dashed: true })
		}))
	};
}

/** Clients in the picture of recognition: as many as the palette tells apart. */
export const MOST_CLIENTS = 5;

/** Recognition by month of the clients that know the company best; null when none does. */
export function recognitionTrend(
	{ months, clients }: RecognitionHistory,
	name: (client: string) => string
): Trend | null {
	const best = clients[0];
	if (!best) return null;
	const now = best.recognition.at(-1)!;
	const by = now - best.recognition[0]!;
	const words = { client: name(best.client), points: points(now) };
	return {
		finding:
			by > 0
				? m.review_trend_recognition_up({ ...words, by: points(by), n: months[0]! })
				: m.review_trend_recognition(words),
		labels: months.map(count),
		series: clients.map(({ client, recognition }) => ({
			label: name(client),
			values: recognition
		}))
	};
}
