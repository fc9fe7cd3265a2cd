import type { CompanyYear, ResultsFacts } from '$lib/game/results-types';
import { count, percent, points } from '$lib/i18n/format';
import { m } from '$lib/paraglide/messages';

/** A picture for the chart component: the finding in words, and the numbers. */
interface Lines {
	finding: string;
	labels: string[];
	series: { label: string; values: (number | null)[]; dashed?: boolean }[];
}

/** Lines in one picture at most: as many as the palette tells apart. */
const MOST = 5;

type BoardHistory = ResultsFacts['history'];
type Company = BoardHistory['teams'][number];

/** A company as this person may call it: its name, or a number where rivals are hidden. */
export const nameOf = (label: string, name: string): string =>
	name || m.stage_company({ n: label.replace(/\D/g, '') });

/** The company in front, if the ranking has one. */
export const winner = ({ years }: Pick<ResultsFacts, 'years'>): CompanyYear | undefined =>
	years.find(({ rank }) => rank === 1);

const last = (values: readonly (number | null)[]): number => values.at(-1) ?? -1;

/** The own company first, then those that stand best by the given figure. */
function leading(history: BoardHistory, of: (company: Company) => (number | null)[]): Company[] {
	return history.teams
		.filter((team) => of(team).some((value) => value !== null))
		.sort((a, b) => Number(b.own) - Number(a.own) || last(of(b)) - last(of(a)))
		.slice(0, MOST);
}

function lines(
	history: BoardHistory,
	of: (company: Company) => (number | null)[],
	finding: (best: { name: string; value: number }, second: number | null) => string
): Lines {
	const shown = leading(history, of);
	const ranked = [...shown].sort((a, b) => last(of(b)) - last(of(a)));
	const [best, second] = ranked;
	return {
		finding: best
			? finding(
					{ name: nameOf(best.team, best.name), value: last(of(best)) },
					second ? last(of(second)) : null
				)
			: m.results_none(),
		labels: history.months.map(count),
		series: shown.map((team) => ({
			label: nameOf(team.team, team.name),
			values: of(team),
			...(team.own ? {} : { dashed: history.teams.some(({ own }) => own) })
		}))
	};
}

/** Scores by month. */
export const scoreLines = ({ history }: ResultsFacts): Lines =>
	lines(
		history,
		(team) => team.score,
		({ name, value }, second) =>
			second === null
				? m.results_score_one({ name, points: points(value) })
				: m.results_score_lead({ name, points: points(value), by: points(value - second) })
	);

/** Shares of the market's revenue so far. */
export const shareLines = ({ history }: ResultsFacts): Lines =>
	lines(
		history,
		(team) => team.marketShare,
		({ name, value }) => m.results_share_lead({ name, share: percent(value) })
	);
