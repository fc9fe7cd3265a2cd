import { list, money, points } from '$lib/i18n/format';
import { m } from '$lib/paraglide/messages';
import type { Tone } from '$lib/ui/types';
import type { Desk } from '../desk.svelte';
import type { Basis } from './assumption';
import type { Finding } from './checks';
import type { TenderRow } from './rows';

/** An estimate reads better without fen. */
export const wholeYuan = (fen: number): number => Math.round(fen / 100) * 100;

/** When the client pays, in words. */
export const paymentText = (months: number): string =>
	months === 0
		? m.desk_tenders_pay_now()
		: months === 1
			? m.desk_tenders_pay_one()
			: m.desk_tenders_pay_months({ n: months });

/** How a bid stands, in two words, with its colour. */
export const outlookLook: Record<TenderRow['outlook'], { text: () => string; tone: Tone }> = {
	ahead: { text: m.desk_tenders_outlook_ahead, tone: 'good' },
	close: { text: m.desk_tenders_outlook_close, tone: 'warn' },
	behind: { text: m.desk_tenders_outlook_behind, tone: 'bad' },
	barred: { text: m.desk_tenders_outlook_barred, tone: 'bad' },
	foreign: { text: m.desk_tenders_outlook_foreign, tone: 'neutral' }
};

/** What an access that is not ours means for bidding. */
export const accessText: Record<Exclude<TenderRow['access'], 'ours'>, () => string> = {
	claimOpen: m.desk_tenders_access_claim,
	claimPlaced: m.desk_tenders_access_placed,
	full: m.desk_tenders_access_full
};

type Found<Code extends Finding['code']> = Extract<Finding, { code: Code }>;

/** What is wrong and what to do about it, by finding. */
const findings: {
	[Code in Finding['code']]: {
		what: (finding: Found<Code>, desk: Desk) => string;
		todo: () => string;
	};
} = {
	features: {
		what: ({ missing }, desk) =>
			m.desk_tenders_find_features({ features: list(missing.map(desk.featureName)) }),
		todo: m.desk_tenders_find_features_do
	},
	ceiling: {
		what: ({ ceiling }) => m.desk_tenders_find_ceiling({ ceiling: money(ceiling) }),
		todo: m.desk_tenders_find_ceiling_do
	},
	recognition: {
		what: ({ own, needed }) =>
			m.desk_tenders_find_recognition({ own: points(own), needed: points(needed) }),
		todo: m.desk_tenders_find_recognition_do
	},
	bond: {
		what: ({ needed, cash }) =>
			m.desk_tenders_find_bond({ needed: money(needed), cash: money(cash) }),
		todo: m.desk_tenders_find_bond_do
	},
	loss: {
		what: ({ lossPerUnit }) => m.desk_tenders_find_loss({ loss: money(lossPerUnit) }),
		todo: m.desk_tenders_find_loss_do
	}
};

/** A finding as what is wrong and what to do about it. */
export function findingText(desk: Desk, finding: Finding): { what: string; todo: string } {
	const { what, todo } = findings[finding.code];
	return { what: (what as (found: Finding, desk: Desk) => string)(finding, desk), todo: todo() };
}

/** Where the assumed rival comes from, in a sentence. */
export function basisText(basis: Basis): string {
	const recognition = {
		sameClient: () => m.desk_tenders_basis_same(),
		winnersSeen: () => m.desk_tenders_basis_winners({ n: basis.winners }),
		nothing: () => m.desk_tenders_basis_nothing()
	}[basis.recognition]();
	const price =
		basis.price === 'awards'
			? m.desk_tenders_basis_awards({ n: basis.awards })
			: m.desk_tenders_basis_midway();
	return `${recognition} ${price}`;
}
