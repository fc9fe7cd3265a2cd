import { ALL_INSTRUMENTS, sellerBot, type Style } from './seller.ts';

/** A bit of everything: large and small clients, all campaigns, a fair price. */
export const balancedStyle: Style = {
	clients: 14,
	taste: { A: 100, B: 90, C: 60 },
	industries: 0,
	price: 9_300,
	campaigns: 3_000,
	enough: 7_000,
	curiosity: 2,
	hope: 4_000,
	daring: 20_000,
	cushion: 10_000_000,
	instruments: ALL_INSTRUMENTS
};

export const balanced = sellerBot('balanced', balancedStyle);
