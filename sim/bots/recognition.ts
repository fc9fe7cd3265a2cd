import { sellerBot } from './seller.ts';
import { ALL_INSTRUMENTS, type Style } from './style.ts';

/** The lab's winner: few large clients, made to know us before the bid, prices near the ceiling. */
export const recognitionStyle: Style = {
	clients: 8,
	start: 8,
	taste: { A: 100, B: 80, C: 20 },
	industries: 3,
	price: 9_700,
	discount: 50,
	edge: 500,
	campaigns: 3_500,
	enough: 9_000,
	curiosity: 1,
	hope: 4_000,
	daring: 20_000,
	cushion: 400,
	instruments: ALL_INSTRUMENTS
};

export const recognition = sellerBot('recognition', recognitionStyle);
