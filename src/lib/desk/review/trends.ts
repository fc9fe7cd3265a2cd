import type { BoardHistory } from '#sim/explain/types.ts';
import type { ClientView, TeamView } from '#sim/view/types.ts';
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

/** Recognition of the own clients, the best known first; null when there are none. */
export function recognitionTrend(
	view: TeamView,
	name: (client: ClientView) => string
): Trend | null {
	const top = view.clients
		.filter((client) => client.ours)
		.sort((a, b) => b.recognition - a.recognition)
		.slice(0, 8);
	if (top.length === 0) return null;
	return {
		finding: m.review_trend_recognition({
			client: name(top[0]!),
			points: points(top[0]!.recognition)
		}),
		labels: top.map(name),
		series: [
			{ label: m.review_criterion_recognition(), values: top.map((client) => client.recognition) }
		]
	};
}
