import { sellerBot } from './seller.ts';
import { ALL_INSTRUMENTS, type Style } from './style.ts';

/** A bit of everything: large and small clients, all campaigns, a fair price. */
export const balancedStyle: Style = {
	clients: 12,
	start: 6,
	taste: { A: 100, B: 100, C: 100 },
	industries: 5,
	price: 9_600,
	discount: 50,
	edge: 500,
	campaigns: 3_000,
	enough: 8_700,
	curiosity: 1,
	hope: 4_000,
	daring: 20_000,
	cushion: 500,
	instruments: ALL_INSTRUMENTS
};

export const balanced = sellerBot('balanced', balancedStyle);
