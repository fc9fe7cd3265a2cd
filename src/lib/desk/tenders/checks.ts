import { share, type Fen, type Points } from '#sim/kernel/units.ts';
import type { ClientView, Rulebook, TeamView, TenderView } from '#sim/view/types.ts';
import type { CompleteDraft } from './draft';
import type { Economics } from './economics';

/** Something to know before a bid is sent. `invalid` ones would make it 废标. */
export type Finding =
	| { code: 'features'; invalid: true; missing: string[] }
	| { code: 'ceiling'; invalid: true; ceiling: Fen }
	| { code: 'recognition'; invalid: true; needed: Points; own: Points }
	| { code: 'bond'; invalid: true; needed: Fen; cash: Fen }
	| { code: 'loss'; invalid: false; lossPerUnit: Fen };

/**
 * The faults that the award would find in a draft today, and a loss. Recognition and cash may
 * still change until the month closes; features and price are the bid's own.
 */
export function findingsOf(
	rules: Rulebook,
	view: Pick<TeamView, 'money'>,
	tender: TenderView,
	client: Pick<ClientView, 'recognition'>,
	draft: CompleteDraft,
	economics: Economics
): Finding[] {
	const findings: Finding[] = [];
	const missing = tender.required.filter((id) => !draft.features.includes(id));
	if (missing.length > 0) findings.push({ code: 'features', invalid: true, missing });
	if (draft.unitPrice > tender.ceiling)
		findings.push({ code: 'ceiling', invalid: true, ceiling: tender.ceiling });
	if (client.recognition < tender.minRecognition)
		findings.push({
			code: 'recognition',
			invalid: true,
			needed: tender.minRecognition,
			own: client.recognition
		});
	const needed = share(economics.revenue, rules.bond);
	if (view.money.cash < needed)
		findings.push({ code: 'bond', invalid: true, needed, cash: view.money.cash });
	if (economics.margin < 0)
		findings.push({ code: 'loss', invalid: false, lossPerUnit: -economics.margin });
	return findings;
}
