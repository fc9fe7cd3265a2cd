/**
 * Writes the stored logs of this engine version: `node tests/support/engine-logs.ts`, by hand and
 * only together with a new version. A stored log of a released version is never written again.
 */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { coverAbsence } from '../../sim/bots/absence.ts';
import { moveMonth, playBotSeats, playToEnd } from '../../sim/bots/driver.ts';
import type { Game } from '../../sim/game.ts';
import { writeLog } from '../../sim/log/log.ts';
import { rewind } from '../../sim/log/branch.ts';
import { loadScenario } from '../../sim/scenario/load.ts';
import { createGame } from '../../sim/start.ts';
import { ENGINE_VERSION } from '../../sim/version.ts';
import { root, textOf } from './files.ts';

const FOLDER = 'tests/fixtures/logs';

const lab = loadScenario(textOf('scenarios/campus-lab/scenario.yaml'));
const practice = loadScenario(textOf('scenarios/campus-lab-practice/scenario.yaml'));
const STYLES = [
	...['recognition', 'specialist', 'trader', 'balanced'],
	...['lowPrice', 'reckless', 'random', 'idle']
];
const seats = STYLES.map((bot) => ({ bot }));

/** A year with all that people and instructors do besides: plans, pauses, corrections, take-overs. */
function lesson(): Game {
	const teams = [
		{ name: '京禾科技' },
		{ name: 'Lingnan Ltd' },
		{ bot: 'trader' },
		{ bot: 'reckless' }
	];
	const scenario = { ...practice, access: 'race' as const, rivals: 'named' as const };
	const game = createGame({ scenario, seed: '种子 7', teams, practice: true });
	const say = (type: string, team: string | null, more: object = {}) => {
		const id = `${type}-${team}-${game.log.length}`;
		const outcome = game.submit({ type, team, id, member: 'fixture', ...more });
		if (!outcome.ok) throw new Error(`${type}: ${JSON.stringify(outcome.refusal)}`);
	};
	say('openMonth', null);
	say('visitClient', 't1', { client: 'c01' });
	say('lockMonth', null);
	say('revealMonth', null);
	say('cleanStart', null);
	while (!game.state.over) {
		if (game.state.phase === 'revealed') moveMonth(game, 'prepareMonth');
		say('stagePlan', 't1', { actions: [{ type: 'runWebCampaign', industry: 'retail' }] });
		say('openMonth', null);
		if (game.state.month === 2) say('takeOverByBot', 't2', { bot: 'balanced' });
		if (game.state.month === 3) say('correct', 't2', { reason: '更正', cash: -1_234_567 });
		if (game.state.month === 4) {
			say('pauseMonth', null);
			say('handBack', 't2');
			say('resumeMonth', null);
		}
		playBotSeats(game);
		coverAbsence(game);
		say('lockMonth', null, { hold: true });
		say('settleMonth', null);
		say('revealMonth', null);
	}
	return game;
}

const GAMES: Record<string, () => Game> = {
	'lab-eight-styles': () =>
		playToEnd(createGame({ scenario: lab, seed: 'fixture-1', teams: seats })),
	'lab-race': () => {
		const scenario = { ...lab, access: 'race' as const };
		return playToEnd(createGame({ scenario, seed: 'fixture-2', teams: seats.slice(2, 6) }));
	},
	'practice-lesson': lesson,
	'lab-branch': () => {
		const first = playToEnd(
			createGame({ scenario: lab, seed: 'fixture-3', teams: seats.slice(0, 4) }),
			4
		);
		return playToEnd(rewind(first, 3), 6);
	}
};

const folder = path.join(root, FOLDER, ENGINE_VERSION);
if (existsSync(folder) && readdirSync(folder).length > 0 && !process.argv.includes('--unreleased'))
	throw new Error(`${FOLDER}/${ENGINE_VERSION} is written: raise the engine's version first`);
mkdirSync(folder, { recursive: true });
for (const [name, make] of Object.entries(GAMES)) {
	const game = make();
	writeFileSync(path.join(folder, `${name}.jsonl`), writeLog(game));
	console.log(`${name}: ${game.log.length} commands, ${game.monthHashes.at(-1)?.slice(0, 6)}`);
}
