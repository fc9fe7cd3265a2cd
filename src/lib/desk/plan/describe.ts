import type { TokenAbout } from '#sim/commands/spend-token.ts';
import type { PlannedAction } from '#sim/world/state.ts';
import { m } from '$lib/paraglide/messages';
import { list, money } from '$lib/i18n/format';
import type { Desk } from '../desk.svelte';

export const BOOTH_NAMES = {
	S: m.desk_common_booth_S,
	M: m.desk_common_booth_M,
	L: m.desk_common_booth_L
} as const;
export type Booth = keyof typeof BOOTH_NAMES;
export const BOOTHS = Object.keys(BOOTH_NAMES) as Booth[];

/** What a token can be spent on, as a person names it. */
export const ABOUT_NAMES: Record<TokenAbout, () => string> = {
	weights: m.desk_client_fact_weights,
	schedule: m.desk_client_fact_schedule,
	rival: m.desk_client_fact_rival
};

type Field = PlannedAction;
type Words = (a: Field, desk: Desk) => string;

const text = (a: Field, name: string) => String(a[name] ?? '');
const amount = (a: Field, name: string) => money(Number(a[name] ?? 0));
const ids = (a: Field, name: string) => (Array.isArray(a[name]) ? (a[name] as string[]) : []);
const client = (a: Field, desk: Desk) => desk.clientName(text(a, 'client'));
const units = (a: Field) => m.desk_common_units({ n: Number(a.quantity ?? 0) });
const tenderClient = (a: Field, desk: Desk) =>
	desk.clientName(desk.tenders.get(text(a, 'tender'))?.client ?? '');

const WORDS: Record<string, Words> = {
	claimClient: (a, desk) => m.desk_plan_do_claimClient({ client: client(a, desk) }),
	withdrawClaim: (a, desk) => m.desk_plan_do_withdrawClaim({ client: client(a, desk) }),
	holdSeminar: (a, desk) =>
		m.desk_plan_do_holdSeminar({ clients: list(ids(a, 'clients').map(desk.clientName)) }),
	holdExhibition: (a, desk) =>
		m.desk_plan_do_holdExhibition({
			booth: BOOTH_NAMES[a.size as Booth](),
			industry: desk.industryName(text(a, 'industry'))
		}),
	runWebCampaign: (a, desk) =>
		m.desk_plan_do_runWebCampaign({ industry: desk.industryName(text(a, 'industry')) }),
	sponsorConference: (a, desk) =>
		m.desk_plan_do_sponsorConference({
			industries: list(ids(a, 'industries').map(desk.industryName))
		}),
	visitClient: (a, desk) => m.desk_plan_do_visitClient({ client: client(a, desk) }),
	spendToken: (a, desk) =>
		m.desk_plan_do_spendToken({
			about: ABOUT_NAMES[a.about as TokenAbout]?.() ?? '',
			client: client(a, desk)
		}),
	promoteClient: (a, desk) => m.desk_plan_do_promoteClient({ client: client(a, desk) }),
	submitBid: (a, desk) =>
		m.desk_plan_do_submitBid({ client: tenderClient(a, desk), price: amount(a, 'unitPrice') }),
	withdrawBid: (a, desk) => m.desk_plan_do_withdrawBid({ client: tenderClient(a, desk) }),
	buyStock: (a, desk) =>
		m.desk_plan_do_buyStock({
			units: units(a),
			features: list(ids(a, 'features').map(desk.featureName)) || m.desk_plan_do_basic()
		}),
	deliver: (a, desk) =>
		m.desk_plan_do_deliver({
			units: units(a),
			client: desk.clientName(desk.orders.get(text(a, 'order'))?.client ?? '')
		}),
	borrow: (a) => m.desk_plan_do_borrow({ money: amount(a, 'amount') }),
	repay: (a) => m.desk_plan_do_repay({ money: amount(a, 'amount') }),
	factorReceivable: (a, desk) => {
		const item = desk.view.receivables.find((r) => r.id === a.receivable);
		return m.desk_plan_do_factorReceivable({
			client: desk.clientName(item?.client ?? ''),
			money: money(item?.amount ?? 0)
		});
	}
};

/** An action in a few words, with the names a person knows. */
export const describe = (action: PlannedAction, desk: Desk): string =>
	WORDS[action.type]?.(action, desk) ?? m.desk_plan_do_other();
