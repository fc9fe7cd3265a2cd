import { ALL_INSTRUMENTS, sellerBot, type Style } from './seller.ts';

/** Many smaller clients, moderate prices, little cash tied up. */
export const traderStyle: Style = {
	clients: 14,
	start: 14,
	taste: { A: 10, B: 100, C: 200 },
	industries: 0,
	price: 9_700,
	discount: 50,
	edge: 500,
	campaigns: 2_000,
	enough: 7_500,
	curiosity: 1,
	hope: 3_500,
	daring: 20_000,
	cushion: 15_000_000,
	instruments: ALL_INSTRUMENTS
};

export const trader = sellerBot('trader', traderStyle);
