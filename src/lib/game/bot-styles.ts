import { m } from '$lib/paraglide/messages';

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

/** How a bot plays, in a word or two; '' for a person. */
export const styleName = (bot: string | null): string =>
	bot === null ? '' : (styles[bot]?.() ?? bot);
