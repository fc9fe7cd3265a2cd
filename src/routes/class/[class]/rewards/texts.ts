import type { Badge } from '$lib/classroom/speaking/settings';
import { m } from '$lib/paraglide/messages';
import type { AwardCard } from '$lib/server/services/rewards';

export const badgeName: Record<Badge, () => string> = {
	first: m.rewards_badge_first,
	second: m.rewards_badge_second,
	third: m.rewards_badge_third,
	english: m.rewards_badge_english,
	question: m.rewards_badge_question,
	teamwork: m.rewards_badge_teamwork
};

/** What an award is, in words. */
export function awardText({ kind, what, amount }: AwardCard): string {
	if (kind === 'points') return m.rewards_award_points({ n: amount });
	if (kind === 'perk') return m.rewards_award_perk({ n: amount });
	if (kind === 'prize') return m.rewards_award_prize({ text: what });
	return badgeName[what as Badge]();
}
