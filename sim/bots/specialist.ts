import { sellerBot } from './seller.ts';
import { ALL_INSTRUMENTS, type Style } from './style.ts';

/** One or two industries, every client in them, large exhibitions. */
export const specialistStyle: Style = {
	clients: 12,
	start: 12,
	taste: { A: 100, B: 100, C: 100 },
	industries: 2,
	price: 9_600,
	discount: 50,
	edge: 500,
	campaigns: 3_500,
	enough: 8_700,
	curiosity: 1,
	hope: 4_000,
	daring: 20_000,
	cushion: 400,
	instruments: ALL_INSTRUMENTS
};

export const specialist = sellerBot('specialist', specialistStyle);
