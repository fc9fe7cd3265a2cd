import { announceNews, installNewBuyers, openTenders } from '../world/tenders.ts';
import type { World } from '../world/world.ts';
import { awards } from './award.ts';
import { overdueOrders, purchasesArrive, wordOfMouth } from './orders.ts';
import { insolvency, payments } from './payments.ts';
import { decay, stages } from './relations.ts';
import { scores } from './scores.ts';

/**
 * The settlement of a month, in order (GAME.md section 3). Later levels add their steps here:
 * client experience and complaints before word of mouth, staff events after the stages.
 */
export const STEPS: readonly [name: string, step: (world: World) => void][] = [
	['awards', awards],
	['purchasesArrive', purchasesArrive],
	['overdueOrders', overdueOrders],
	['wordOfMouth', wordOfMouth],
	['decay', decay],
	['payments', payments],
	['insolvency', insolvency],
	['stages', stages],
	['nextTenders', nextTenders],
	['scores', scores]
];

export function settle(world: World): void {
	for (const [, step] of STEPS) step(world);
}

/** Next month's tenders open; the news of the month after are announced (one month ahead). */
function nextTenders(world: World): void {
	const next = world.state.month + 1;
	announceNews(world, next + 1);
	if (next > world.rules.months) return;
	installNewBuyers(world, next);
	openTenders(world, next);
}
