import { list } from '$lib/i18n/format';
import { m } from '$lib/paraglide/messages';

/** How a bot plays, in a few words. */
const styles: Record<string, () => string> = {
	random: m.review_bot_random,
	idle: m.review_bot_idle,
	lowPrice: m.review_bot_low_price,
	reckless: m.review_bot_reckless,
	recognition: m.review_bot_recognition,
	specialist: m.review_bot_specialist,
	trader: m.review_bot_trader,
	balanced: m.review_bot_balanced,
	newcomer: m.review_bot_newcomer,
	relationship: m.review_bot_relationship
};

/** The rivals of a game by style, the most frequent first: "lowest price × 2, balanced and …". */
export function rivalStyles(bots: readonly string[]): string {
	const counts: Record<string, number> = {};
	for (const bot of bots) counts[bot] = (counts[bot] ?? 0) + 1;
	const named = Object.entries(counts)
		.sort(([, a], [, b]) => b - a)
		.map(([bot, n]) => {
			const style = styles[bot]?.() ?? bot;
			return n > 1 ? `${style} × ${n}` : style;
		});
	return list(named);
}
