import { ENGINE_VERSION } from '#sim/version.ts';
import type { Refusal, RefusalCode } from '#sim/kernel/refusals.ts';
import type { LogFailure, ReplayFailure } from '#sim/log/replay.ts';
import { count, money, percent, points } from '$lib/i18n/format';
import { m } from '$lib/paraglide/messages';
import type { LinkRefusal } from './link';

/** Whatever can be refused: by the engine, on the way to it, or while a log is read. */
export interface Refused {
	code: RefusalCode | LinkRefusal | LogFailure;
	field?: string;
	params?: Refusal['params'];
}

/** The name a person knows for the id of a client, company, industry, feature or bot. */
export type NameOf = (id: string) => string;

/** What a sentence may ask of a refusal. The engine gives fen, hundredths, counts and ids. */
interface Values {
	/** The id in `params[name]`, by its name where the caller knows one. */
	name(name: string): string;
	/** A plain text. */
	text(name: string): string;
	/** Fen. */
	money(name: string): string;
	/** Hundredths of a point. */
	points(name: string): string;
	/** Units, days, actions, months. */
	count(name: string): string;
	/** A limit of the field to blame, in that field's own unit. */
	limit(name: 'min' | 'max'): string;
	/** The name of the field to blame. */
	field(): string;
}

/** How the limits of a field are written; a field that is not here counts things. */
const UNITS: Readonly<Record<string, (value: number) => string>> = {
	unitPrice: money,
	amount: money,
	cash: money,
	recognition: points,
	winProbability: percent
};

function valuesOf({ field, params = {} }: Refused, nameOf: NameOf): Values {
	const number = (name: string) => Number(params[name] ?? 0);
	const text = (name: string) => String(params[name] ?? '');
	const unit = (field !== undefined && Object.hasOwn(UNITS, field) && UNITS[field]) || count;
	return {
		text,
		name: (name) => nameOf(text(name)),
		money: (name) => money(number(name)),
		// In full: a recognition of 59.99 is not the 60 it falls short of.
		points: (name) => points(number(name), 2),
		count: (name) => count(number(name)),
		limit: (name) => unit(number(name)),
		field: () => m.refusal_field({ field: field ?? '' })
	};
}

/** One sentence a code: what happened, why, and what to do. A missing code is a type error. */
const SENTENCES: Record<Refused['code'], (v: Values) => string> = {
	'command.unknown': (v) => m.refusal_command_unknown({ type: v.text('type') }),
	'command.malformed': () => m.refusal_command_malformed(),
	'command.field': (v) => m.refusal_command_field({ field: v.field() }),
	'command.range': (v) =>
		m.refusal_command_range({ field: v.field(), min: v.limit('min'), max: v.limit('max') }),
	'command.extra': (v) => m.refusal_command_extra({ field: v.field() }),
	'command.duplicate': () => m.refusal_command_duplicate(),
	'team.unknown': (v) => m.refusal_team_unknown({ team: v.text('team') }),
	'team.closed': () => m.refusal_team_closed(),
	'team.notBot': () => m.refusal_team_notBot(),
	'team.isBot': () => m.refusal_team_isBot(),
	'bot.unknown': (v) => m.refusal_bot_unknown({ bot: v.text('bot') }),
	'month.notOpen': (v) => m.refusal_month_notOpen({ phase: v.text('phase') }),
	'month.notPreparing': () => m.refusal_month_notPreparing(),
	'month.wrongPhase': (v) => m.refusal_month_wrongPhase({ phase: v.text('phase') }),
	'month.notPractice': () => m.refusal_month_notPractice(),
	'month.over': () => m.refusal_month_over(),
	'client.unknown': (v) => m.refusal_client_unknown({ client: v.text('client') }),
	'client.ours': (v) => m.refusal_client_ours({ client: v.name('client') }),
	'client.notOurs': (v) => m.refusal_client_notOurs({ client: v.name('client') }),
	'client.noSlot': (v) => m.refusal_client_noSlot({ client: v.name('client') }),
	'client.listed': (v) => m.refusal_client_listed({ client: v.name('client') }),
	'client.noClaim': (v) => m.refusal_client_noClaim({ client: v.name('client') }),
	'client.stage': (v) =>
		m.refusal_client_stage({ client: v.name('client'), stage: v.text('stage') }),
	'client.recognition': (v) =>
		m.refusal_client_recognition({
			client: v.name('client'),
			recognition: v.points('recognition'),
			needed: v.points('needed')
		}),
	'industry.unknown': (v) => m.refusal_industry_unknown({ industry: v.text('industry') }),
	'feature.unknown': (v) => m.refusal_feature_unknown({ feature: v.text('feature') }),
	'money.cash': (v) => m.refusal_money_cash({ needed: v.money('needed'), cash: v.money('cash') }),
	'money.credit': (v) => m.refusal_money_credit({ left: v.money('left') }),
	'money.nothingOwed': () => m.refusal_money_nothingOwed(),
	'staff.days': (v) => m.refusal_staff_days({ needed: v.count('needed'), left: v.count('left') }),
	'tender.unknown': () => m.refusal_tender_unknown(),
	'tender.noBid': () => m.refusal_tender_noBid(),
	'bid.due': (v) =>
		m.refusal_bid_due({
			single: v.count('min') === v.count('max') ? 'yes' : 'no',
			min: v.count('min'),
			max: v.count('max')
		}),
	'stock.lacking': (v) => m.refusal_stock_lacking({ units: v.count('units') }),
	'order.unknown': () => m.refusal_order_unknown(),
	'order.quantity': (v) => m.refusal_order_quantity({ left: v.count('left') }),
	'receivable.unknown': () => m.refusal_receivable_unknown(),
	'plan.action': () => m.refusal_plan_action(),
	'plan.size': (v) => m.refusal_plan_size({ max: v.count('max') }),
	'correction.empty': () => m.refusal_correction_empty(),
	'token.none': () => m.refusal_token_none(),
	'token.known': (v) => m.refusal_token_known({ client: v.name('client') }),
	'token.earned': () => m.refusal_token_earned(),
	'token.monthFull': (v) => m.refusal_token_monthFull({ max: v.count('max') }),
	'link.offline': () => m.refusal_link_offline(),
	'link.readOnly': () => m.refusal_link_readOnly(),
	'link.failed': () => m.refusal_link_failed(),
	'link.storage': () => m.refusal_link_storage(),
	'link.late': () => m.refusal_link_late(),
	'link.drafted': () => m.refusal_link_drafted(),
	'link.confirm': () => m.refusal_link_confirm(),
	'link.approval': () => m.refusal_link_approval(),
	'link.draftGone': () => m.refusal_link_draftGone(),
	'link.draftMonth': () => m.refusal_link_draftMonth(),
	'link.draftsFull': () => m.refusal_link_draftsFull(),
	'link.ended': () => m.refusal_link_ended(),
	'link.signedOut': () => m.refusal_link_signedOut(),
	'link.removed': () => m.refusal_link_removed(),
	'log.tooLong': () => m.refusal_log_tooLong(),
	'log.notJson': (v) =>
		m.refusal_log_notJson({
			start: v.text('line') === '1' ? 'yes' : 'no',
			line: v.count('line'),
			month: v.count('month')
		}),
	'log.foreign': () => m.refusal_log_foreign(),
	'log.engine': (v) =>
		m.refusal_log_engine({
			known: v.text('message') ? 'yes' : 'no',
			engine: v.text('message'),
			current: ENGINE_VERSION
		}),
	'log.start': (v) => m.refusal_log_start({ part: v.text('message') }),
	'log.blankLine': (v) => m.refusal_log_blankLine(place(v)),
	'log.unknownLine': (v) => m.refusal_log_unknownLine(place(v)),
	'log.monthOrder': (v) => m.refusal_log_monthOrder(place(v)),
	'log.hashMismatch': (v) => m.refusal_log_hashMismatch(place(v)),
	'log.seqGap': (v) => m.refusal_log_seqGap(place(v)),
	'log.monthWrong': (v) => m.refusal_log_monthWrong(place(v))
};

const place = (v: Values) => ({ line: v.count('line'), month: v.count('month') });

/** Every code that has a sentence. */
export const CATALOGUE = Object.keys(SENTENCES) as Refused['code'][];

/**
 * The sentence for a refusal in the person's language.
 * @param nameOf turns the id of a client into its name; without it the id itself is shown
 */
export const refusalText = (refusal: Refused, nameOf: NameOf = (id) => id): string =>
	SENTENCES[refusal.code](valuesOf(refusal, nameOf));

/** The sentence for a log that cannot be followed to its end: where it breaks, why, what remains. */
export function logFailureText(failure: ReplayFailure, nameOf?: NameOf): string {
	const { line, month, code, message, refusal } = failure;
	if (refusal)
		return m.refusal_log_refused({
			line: count(line),
			month: count(month),
			reason: refusalText(refusal, nameOf)
		});
	return refusalText({ code, params: { line, month, message } }, nameOf);
}
