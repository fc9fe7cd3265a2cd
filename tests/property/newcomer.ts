import type { Bot } from '../../sim/bots/bot.ts';
import { sellerBot } from '../../sim/bots/seller.ts';

/**
 * A student in the first game who does what the screens advise and nothing else: claims a few
 * clients wherever, holds seminars, bids at about 87 % of the ceiling, buys and delivers.
 */
export const newcomer: Bot = sellerBot('newcomer', {
	clients: 8,
	start: 8,
	taste: { A: 100, B: 100, C: 100 },
	industries: 0,
	price: 8_800,
	discount: 0,
	edge: 0,
	campaigns: 3_000,
	enough: 7_000,
	curiosity: 0,
	hope: 4_000,
	daring: 11_000,
	cushion: 500,
	instruments: { exhibition: false, seminar: true, visit: false, reserve: true }
});
