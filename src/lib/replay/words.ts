import type { Rulebook, TeamView } from '#sim/view/types.ts';
import { say } from '$lib/desk/desk.svelte';
import type { Moment } from '$lib/game/timeline';
import { count, list, money } from '$lib/i18n/format';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';

/** What the sentences need to know of the game. */
export interface Names {
	rules: Rulebook;
	/** The view at the moment itself. */
	view: TeamView;
	team: (seat: number | null) => string;
}

/** Client of a tender or order: an order has the id of the tender it was won by. */
function clientOf({ view }: Names, tender: unknown): string {
	const known =
		view.tenders.find((t) => t.id === tender) ??
		view.results.find((r) => r.tender === tender) ??
		view.orders.find((o) => o.id === tender);
	return known ? clientName(view, known.client) : '';
}

const clientName = (view: TeamView, id: unknown): string =>
	say(view.clients.find((c) => c.id === id)?.name ?? { en: String(id), zh: String(id) });

const industryName = (rules: Rulebook, id: unknown): string =>
	say(rules.industries.find((i) => i.id === id)?.name ?? { en: String(id), zh: String(id) });

type Sentence = (moment: Moment, names: Names, team: string) => string;

const ids = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

const client: (words: (inputs: { team: string; client: string }) => string) => Sentence =
	(words) =>
	({ action }, { view }, team) =>
		words({ team, client: clientName(view, action.client) });

const acts: Record<string, Sentence> = {
	claimClient: client(m.review_act_claim),
	withdrawClaim: client(m.review_act_unclaim),
	visitClient: client(m.review_act_visit),
	spendToken: client(m.review_act_token),
	promoteClient: client(m.review_act_promote),
	holdExhibition: ({ action }, { rules }, team) =>
		m.review_act_exhibition({
			team,
			industry: industryName(rules, action.industry),
			size: String(action.size)
		}),
	holdSeminar: ({ action }, { view }, team) =>
		m.review_act_seminar({
			team,
			clients: list(ids(action.clients).map((id) => clientName(view, id)))
		}),
	runWebCampaign: ({ action }, { rules }, team) =>
		m.review_act_web({ team, industry: industryName(rules, action.industry) }),
	sponsorConference: ({ action }, { rules }, team) =>
		m.review_act_conference({
			team,
			industries: list(ids(action.industries).map((id) => industryName(rules, id)))
		}),
	submitBid: ({ action }, names, team) =>
		m.review_act_bid({
			team,
			price: money(Number(action.unitPrice)),
			client: clientOf(names, action.tender)
		}),
	withdrawBid: ({ action }, names, team) =>
		m.review_act_withdraw({ team, client: clientOf(names, action.tender) }),
	buyStock: ({ action }, _names, team) =>
		m.review_act_buy({ team, units: count(Number(action.quantity)) }),
	deliver: ({ action }, names, team) =>
		m.review_act_deliver({
			team,
			units: count(Number(action.quantity)),
			client: clientOf(names, action.order)
		}),
	borrow: ({ action }, _names, team) =>
		m.review_act_borrow({ team, money: money(Number(action.amount)) }),
	repay: ({ action }, _names, team) =>
		m.review_act_repay({ team, money: money(Number(action.amount)) }),
	factorReceivable: (_moment, _names, team) => m.review_act_factor({ team }),
	openMonth: (moment, names) => opening(moment, names),
	prepareMonth: ({ month }) => m.review_move_prepare({ n: count(month) }),
	revealMonth: ({ month }, names) => closing(month, names),
	pauseMonth: () => m.review_move_pause(),
	resumeMonth: () => m.review_move_resume(),
	cleanStart: () => m.review_move_clean_start(),
	takeOverByBot: (_moment, _names, team) => m.review_move_took_over({ team }),
	handBack: (_moment, _names, team) => m.review_move_handed_back({ team }),
	grantToken: (_moment, _names, team) => m.review_move_token({ team }),
	correct: (_moment, _names, team) => m.review_move_corrected({ team })
};

/** Chinese sentences follow each other without a space. */
const inOneLine = (sentences: string[]): string => sentences.join(getLocale() === 'zh' ? '' : ' ');

/** The month opens; the slots this company asked for are given or lost. */
function opening({ month }: Moment, { view }: Names): string {
	const names = (granted: boolean) =>
		list(
			view.claimResults.filter((r) => r.granted === granted).map((r) => clientName(view, r.client))
		);
	const sentences = [m.review_move_open({ n: count(month) })];
	if (names(true)) sentences.push(m.review_move_granted({ clients: names(true) }));
	if (names(false)) sentences.push(m.review_move_refused({ clients: names(false) }));
	return inOneLine(sentences);
}

/** The month closes; what became of this company's bids. */
function closing(month: number, { view }: Names): string {
	const own = view.results.filter((result) => result.month === month && result.own);
	const won = own.filter((result) => result.won);
	const sentences = [m.review_move_close({ n: count(month) })];
	if (own.length > 0)
		sentences.push(m.review_summary({ won: count(won.length), bids: count(own.length) }));
	if (won.length > 0)
		sentences.push(
			m.review_move_won({ clients: list(won.map((r) => clientName(view, r.client))) })
		);
	return inOneLine(sentences);
}

/** What happened at a moment, in one or two sentences. */
export function momentSentence(moment: Moment, names: Names): string {
	const team = names.team(moment.seat);
	return acts[moment.action.type]?.(moment, names, team) ?? m.review_act_other({ team });
}

/** The client or clients a moment is about, to be marked on the screen. */
export function clientsOf(moment: Moment | undefined, view: TeamView): string[] {
	if (!moment) return [];
	const { client: one, clients, tender, order } = moment.action;
	const about = tender ?? order;
	const known =
		about === undefined
			? undefined
			: (view.tenders.find((t) => t.id === about) ?? view.orders.find((o) => o.id === about));
	return [
		...ids(clients),
		...(typeof one === 'string' ? [one] : []),
		...(known ? [known.client] : [])
	];
}
