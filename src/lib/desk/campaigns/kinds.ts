import { m } from '$lib/paraglide/messages';

/** The kinds of campaign that can be put together, and the verb on their button. */
export const KINDS = ['exhibition', 'seminar', 'web', 'conference'] as const;
export type Kind = (typeof KINDS)[number];

export const KIND_NAMES: Record<Kind, () => string> = {
	exhibition: m.desk_campaigns_exhibition,
	seminar: m.desk_campaigns_seminar,
	web: m.desk_campaigns_web,
	conference: m.desk_campaigns_conference
};

/** Verb on the button, by command type. */
export const VERBS: Record<string, () => string> = {
	holdExhibition: m.desk_campaigns_do_exhibition,
	holdSeminar: m.desk_common_seminar,
	runWebCampaign: m.desk_campaigns_do_web,
	sponsorConference: m.desk_campaigns_do_conference,
	visitClient: m.desk_common_visit
};
