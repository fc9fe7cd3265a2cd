import { expect, type Page } from '@playwright/test';
import { moveMonth, playBot } from '../../sim/bots/driver.ts';
import { botNamed } from '../../sim/bots/index.ts';
import { creditLine } from '../../sim/commands/finance.ts';
import type { Game } from '../../sim/game.ts';
import { writeLog } from '../../sim/log/log.ts';
import { forecastOf } from '../../sim/view/forecast.ts';
import { teamView } from '../../sim/view/team.ts';
import type { Order } from '../../sim/world/state.ts';
import { choose, open } from '../support/page.ts';
import { preparedGame, type Preparation } from '../support/prepared-game.ts';
import { wordsOf, type Language } from '../support/words.ts';

/** A prepared game opened at the desk. */
export interface OpenedDesk {
	/** Address of the desk, without a page of it. */
	base: string;
	say: (key: string) => string;
	like: (key: string) => RegExp;
}

/** Imports a prepared game through the play page and answers where its desk is. */
export async function openDesk(
	page: Page,
	baseURL: string,
	language: Language,
	wanted: Preparation | Game
): Promise<OpenedDesk> {
	const game = 'months' in wanted ? preparedGame(wanted) : wanted;
	await choose(page, { language }, baseURL);
	await open(page, '/play');
	await page.locator('input[type=file]').setInputFiles({
		name: 'game.jsonl',
		mimeType: 'text/plain',
		buffer: Buffer.from(writeLog(game))
	});
	const link = page.locator('a[href^="/play/"]').first();
	await expect(link).toBeVisible({ timeout: 30_000 });
	const base = /^\/play\/[^/]+/.exec((await link.getAttribute('href'))!)![0];
	return { base, ...wordsOf(language) };
}

/** Goes to a place of the desk by address. */
export async function visit(page: Page, desk: OpenedDesk, place: string): Promise<void> {
	await open(page, `${desk.base}${place}`);
	await expect(page.locator('main h1')).toBeVisible({ timeout: 30_000 });
}

/** How many commands of a type the person's log holds, as kept in the browser's storage. */
export const kept = (page: Page, desk: OpenedDesk, type: string): Promise<number> =>
	page.evaluate(
		([save, wanted]) =>
			new Promise<number>((resolve, reject) => {
				const opening = indexedDB.open('rapport-solo');
				opening.onerror = () => reject(opening.error);
				opening.onsuccess = () => {
					const db = opening.result;
					const range = IDBKeyRange.bound([save, 0], [save, Infinity]);
					const read = db.transaction('lines').objectStore('lines').getAll(range);
					read.onerror = () => reject(read.error);
					read.onsuccess = () => {
						db.close();
						const lines = (read.result as string[]).map((line) => JSON.parse(line));
						resolve(lines.filter((l) => l.type === wanted && l.member === 'me').length);
					};
				};
			}),
		[desk.base.split('/')[2]!, type] as const
	);

const SEEDS = Array.from({ length: 60 }, (_, i) => `reckless-${i}`);

/** The first game of a reckless company that is as wanted; its bids stand in the open month. */
function recklessGame(months: number, wanted: (game: Game) => boolean): Game {
	for (const seed of SEEDS) {
		const scenario = 'campus-lab-practice';
		const game = preparedGame({ scenario, seed, hand: 'reckless', months, stop: 'open' });
		playBot(game, 0, botNamed('reckless')!);
		if (game.state.teams[0]!.status === 'active' && wanted(game)) return game;
	}
	throw new Error('no seed gives the wanted reckless company');
}

/** Orders that the standing bids of seat 0 would become. */
function ordersIfWon({ state }: Game): Order[] {
	return state.tenders.flatMap((tender, i) => {
		const bid = state.bids[i]!.find((b) => b.team === 0);
		if (!bid) return [];
		const { features, unitPrice, dueMonth, service } = bid;
		const won = { delivered: 0, wonMonth: tender.month, state: 'open' as const, closedMonth: 0 };
		return [{ ...tender, ...won, features, unitPrice, dueMonth, service }];
	});
}

/** First month of the game, every bid near cost: winning all would end the company in month 3. */
export const overbiddingGame = (): Game =>
	recklessGame(0, (game) => {
		const team = game.state.teams[0]!;
		const forecast = forecastOf(game.world, team, ordersIfWon(game));
		const first = forecast.find((month) => month.closing < -creditLine(game.world, team));
		return first?.month === 3;
	});

/** Warned of insolvency, and insolvent at the end of the month if nothing is done. */
export const failingGame = (): Game =>
	recklessGame(1, (game) => {
		const warned = teamView(game.world, 0).warnings.some((w) => w.code === 'insolvencyAhead');
		const later = game.fork();
		moveMonth(later, 'lockMonth');
		return warned && later.state.teams[0]!.status === 'restructured';
	});
