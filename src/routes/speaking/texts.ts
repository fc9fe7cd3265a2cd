import { m } from '$lib/paraglide/messages';
import type { TurnFacts } from '$lib/server/services/speaking-views';

export const phaseName: Record<TurnFacts['phase'], () => string> = {
	present: m.speaking_phase_present,
	defend: m.speaking_phase_defend
};

const PLACES = [m.speaking_place_1, m.speaking_place_2, m.speaking_place_3] as const;

/** The name of a place on the podium. @param place 1–3 */
export const placeName = (place: number): string => PLACES[place - 1]!();

/** What is said of a team's English; empty before anything is known. */
export function shareText(share: TurnFacts['share']): string {
	if (!share || share.english === null) return '';
	const { english: percent, by } = share;
	return by === 'team' ? m.speaking_share_by_team({ percent }) : m.speaking_share({ percent });
}
