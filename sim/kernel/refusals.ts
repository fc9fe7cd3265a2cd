/**
 * Every reason for which the engine refuses something. A code is `area.reason`; its sentence in
 * each language is the message `refusal_area_reason`. A refused command changes nothing.
 */
export const REFUSALS = [
	'command.unknown', // no command of this type at this level
	'command.malformed', // not an object with a type and an id
	'command.field', // a field is missing or of the wrong kind
	'command.range', // a number outside its limits
	'command.extra', // a field that this command does not have
	'command.duplicate', // this id was already accepted
	'team.unknown', // no such team
	'team.closed', // the company has been closed
	'team.notBot', // handing back a seat that no bot holds
	'team.isBot', // the seat is already held by a bot
	'bot.unknown', // no bot of this name
	'month.notOpen', // actions need an open month
	'month.notPreparing', // claims in sealed access belong to the preparation
	'month.wrongPhase', // the month machine cannot make this move now
	'month.notPractice', // a clean start ends practice months, and there are none
	'month.over', // the game has ended
	'client.unknown', // no such client
	'client.ours', // already claimed by this team
	'client.notOurs', // the action needs a claimed client
	'client.noSlot', // every supplier slot is taken
	'client.listed', // a sealed claim for it is already placed
	'client.noClaim', // no sealed claim to withdraw
	'client.stage', // the relationship is in the wrong stage
	'client.recognition', // recognition too low for promotion
	'industry.unknown', // no such industry
	'feature.unknown', // no such product feature
	'money.cash', // not enough cash
	'money.credit', // beyond the credit line
	'money.nothingOwed', // repaying without a loan
	'staff.days', // not enough representative-days
	'tender.unknown', // no such tender this month
	'tender.noBid', // no live bid to withdraw
	'bid.due', // promised month outside the tender's term
	'stock.lacking', // not enough suitable stock
	'order.unknown', // no such open order
	'order.quantity', // more than is still to deliver
	'receivable.unknown', // no such open receivable
	'plan.action', // a staged action is not a team action
	'plan.size', // too many staged actions
	'correction.empty', // a correction must change something
	'token.none', // no intelligence token left
	'token.known', // the company knows that already
	'token.earned', // this cause has given its token
	'token.monthFull' // no more tokens this month
] as const;

export type RefusalCode = (typeof REFUSALS)[number];

export interface Refusal {
	code: RefusalCode;
	/** The command's field to blame, when there is one. */
	field?: string;
	/** Values the sentence mentions: fen, months, counts, ids. */
	params?: Record<string, string | number>;
}

export function refuse(
	code: RefusalCode,
	field?: string,
	params?: Record<string, string | number>
): Refusal {
	const refusal: Refusal = { code };
	if (field !== undefined) refusal.field = field;
	if (params !== undefined) refusal.params = params;
	return refusal;
}
