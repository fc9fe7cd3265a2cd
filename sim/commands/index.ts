import type { Action } from './action.ts';
import { submitBid, withdrawBid } from './bids.ts';
import { buyStock } from './buy-stock.ts';
import { claimClient, withdrawClaim } from './claim-client.ts';
import { deliver } from './deliver.ts';
import { borrow, factorReceivable, repay } from './finance.ts';
import { holdExhibition } from './hold-exhibition.ts';
import { holdSeminar } from './hold-seminar.ts';
import { promoteClient } from './promote-client.ts';
import { spendToken } from './spend-token.ts';
import { stagePlan } from './stage-plan.ts';
import { visitClient } from './visit-client.ts';
import { runWebCampaign, sponsorConference } from './wide-campaigns.ts';

/** The team commands of level L1, in the order of GAME.md section 5. */
export const ACTIONS: readonly Action[] = [
	claimClient,
	withdrawClaim,
	holdExhibition,
	holdSeminar,
	runWebCampaign,
	sponsorConference,
	visitClient,
	submitBid,
	withdrawBid,
	buyStock,
	deliver,
	promoteClient,
	borrow,
	repay,
	factorReceivable,
	spendToken,
	stagePlan
];

const BY_TYPE = new Map(ACTIONS.map((a) => [a.type, a]));

export const actionOf = (type: string): Action | undefined => BY_TYPE.get(type);
