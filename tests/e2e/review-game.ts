import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { moveMonth, playBot, playBotSeats } from '../../sim/bots/driver.ts';
import { botNamed } from '../../sim/bots/index.ts';
import type { Game } from '../../sim/game.ts';
import { writeLog } from '../../sim/log/log.ts';
import { loadScenario } from '../../sim/scenario/load.ts';
import { createGame } from '../../sim/start.ts';
import { teamView } from '../../sim/view/team.ts';

/** A game played by the engine itself, for screens that look back at one. */
export interface PlayedGame {
	game: Game;
	log: string;
}

const scenarioOf = (id: string) => {
	const text = readFileSync(
		new URL(`../../scenarios/${id}/scenario.yaml`, import.meta.url),
		'utf8'
	);
	return { ...loadScenario(text), access: 'sealed' as const };
};

/**
 * Plays a game with a careful company in the person's seat, which in month 2 also sends a bid over
 * the ceiling, so that every kind of result occurs.
 */
export function playGame(months = Infinity, seed = 'REVIEW'): PlayedGame {
	const scenario = scenarioOf('campus-lab');
	const { bots } = scenario.difficulties[0]!;
	const game = createGame({
		scenario,
		seed,
		teams: [{ name: 'Jade Bridge' }, ...bots.map((bot, i) => ({ bot, name: `Company ${i + 2}` }))]
	});
	const own = botNamed('balanced')!;
	const act = () => {
		playBot(game, 0, own);
		playBotSeats(game);
	};
	const last = Math.min(months, scenario.months);
	while (game.monthsSettled < last) {
		if (game.state.phase === 'revealed') moveMonth(game, 'prepareMonth');
		act();
		moveMonth(game, 'openMonth');
		act();
		if (game.state.month === 2) bidTooHigh(game);
		moveMonth(game, 'lockMonth');
		moveMonth(game, 'revealMonth');
	}
	// What the seat did, a person did.
	const log = writeLog(game).replaceAll(
		/("team":"t1","member":)"bot:[^"]*"/g,
		(_, before: string) => `${before}"me"`
	);
	return { game, log };
}

function bidTooHigh(game: Game): void {
	const view = teamView(game.world, 0);
	const ours = new Set(view.clients.filter((c) => c.ours).map((c) => c.id));
	const tender = view.tenders.find((t) => ours.has(t.client));
	if (!tender) return;
	game.submit({
		type: 'submitBid',
		team: 't1',
		id: 'too-high',
		tender: tender.id,
		unitPrice: tender.ceiling + 100,
		features: tender.required,
		dueMonth: tender.dueMonth,
		serviceLevel: 0
	});
}

/** Puts a game among the saved ones of the page's browser, as if it had been played there. */
export async function keepGame(page: Page, { game, log }: PlayedGame, id: string): Promise<void> {
	const { state, start } = game;
	const lines = log.trimEnd().split('\n');
	const meta = {
		id,
		name: 'Campus lab',
		company: start.teams[0]!.name,
		scenario: start.scenario.id,
		title: start.scenario.title,
		difficulty: start.scenario.difficulties[0]!.id,
		seed: start.seed,
		engine: (JSON.parse(lines[0]!) as { engine: string }).engine,
		lines: lines.length,
		commands: game.log.length,
		month: state.month,
		months: start.scenario.months,
		phase: state.phase,
		practice: state.practice,
		rank: 0,
		companies: start.teams.length,
		over: state.over,
		created: 0,
		updated: 0
	};
	await page.evaluate(
		async ([save, texts]) => {
			const db = await new Promise<IDBDatabase>((done, fail) => {
				const request = indexedDB.open('rapport-solo', 1);
				request.onupgradeneeded = () => {
					request.result.createObjectStore('saves', { keyPath: 'id' });
					request.result.createObjectStore('lines');
				};
				request.onsuccess = () => done(request.result);
				request.onerror = () => fail(request.error ?? new Error('no database'));
			});
			const tx = db.transaction(['saves', 'lines'], 'readwrite');
			tx.objectStore('saves').put(save);
			texts.forEach((text, i) => tx.objectStore('lines').put(text, [save.id, i]));
			await new Promise((done) => (tx.oncomplete = done));
			db.close();
		},
		[meta, lines] as const
	);
}
