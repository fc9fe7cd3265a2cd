import { m } from '$lib/paraglide/messages';
import type { HintId, StepId } from './steps';

/** What a step asks for, and why it pays (SOURCES S4–S9). */
export const stepWords: Record<
	StepId,
	{ title: () => string; todo: () => string; why: () => string }
> = {
	meetMarket: {
		title: m.coach_meet_market_title,
		todo: m.coach_meet_market_do,
		why: m.coach_meet_market_why
	},
	claimClients: {
		title: m.coach_claim_clients_title,
		todo: m.coach_claim_clients_do,
		why: m.coach_claim_clients_why
	},
	openMonth: {
		title: m.coach_open_month_title,
		todo: m.coach_open_month_do,
		why: m.coach_open_month_why
	},
	holdSeminar: {
		title: m.coach_hold_seminar_title,
		todo: m.coach_hold_seminar_do,
		why: m.coach_hold_seminar_why
	},
	submitBid: {
		title: m.coach_submit_bid_title,
		todo: m.coach_submit_bid_do,
		why: m.coach_submit_bid_why
	},
	closeMonth: {
		title: m.coach_close_month_title,
		todo: m.coach_close_month_do,
		why: m.coach_close_month_why
	},
	readAutopsy: {
		title: m.coach_read_autopsy_title,
		todo: m.coach_read_autopsy_do,
		why: m.coach_read_autopsy_why
	},
	buyAndDeliver: {
		title: m.coach_buy_and_deliver_title,
		todo: m.coach_buy_and_deliver_do,
		why: m.coach_buy_and_deliver_why
	}
};

export const hintWords: Record<HintId, () => string> = {
	noClients: m.coach_hint_no_clients,
	noTender: m.coach_hint_no_tender,
	bidFeatures: m.coach_hint_bid_features,
	bidPrice: m.coach_hint_bid_price,
	bidRecognition: m.coach_hint_bid_recognition,
	noBid: m.coach_hint_no_bid,
	noOrder: m.coach_hint_no_order,
	nextMonth: m.coach_hint_next_month
};
