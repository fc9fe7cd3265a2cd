import { sellerBot } from './seller.ts';
import { ALL_INSTRUMENTS, type Style } from './style.ts';

/** Many smaller clients, moderate prices, little cash tied up. */
export const traderStyle: Style = {
	clients: 16,
	start: 16,
	taste: { A: 10, B: 100, C: 200 },
	industries: 4,
	price: 9_700,
	discount: 50,
	edge: 500,
	campaigns: 4_000,
	enough: 9_000,
	curiosity: 1,
	hope: 3_500,
	daring: 20_000,
	cushion: 700,
	instruments: ALL_INSTRUMENTS
};

export const trader = sellerBot('trader', traderStyle);
