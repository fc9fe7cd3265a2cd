import type { Bot } from '../bots/bot.ts';
import { balancedStyle } from '../bots/balanced.ts';
import { recognitionStyle } from '../bots/recognition.ts';
import { sellerBot } from '../bots/seller.ts';
import { specialistStyle } from '../bots/specialist.ts';
import type { Instruments, Style } from '../bots/style.ts';
import { traderStyle } from '../bots/trader.ts';
import type { Scenario } from '../scenario/schema.ts';
import {
	aheadShare,
	insolventShare,
	ladderGap,
	mean,
	meanScore,
	seatGap,
	skillShare,
	winShares
} from './figures.ts';
import { exhibitionOrder, recognitionFirst, underCostLoses } from './award-samples.ts';
import { playOne, type SeatResult } from './tournament.ts';

/** One property of GAME.md section 12 as measured. */
export interface Property {
	/** `skill.recognition-lowPrice`, `ways.largest` and the like: stable, for messages. */
	id: string;
	ok: boolean;
	/** What was measured: a share 0 … 1, or a difference of mean scores in points. */
	figure: number;
	/** What is expected, as a comparison: `>= 0.9`. */
	target: string;
	/** Path of the scenario number to look at first when it is not met. */
	look?: string;
}

export interface BalanceReport {
	ok: boolean;
	properties: Property[];
}

export interface BalanceOptions {
	scenario: Scenario;
	/** Games behind each figure. */
	games: number;
	seed?: string;
	/** Called after each run with the share done, 0 … 1. */
	onProgress?: (done: number) => void;
}

/** The styles that know the trade: any of them may win. */
export const GOOD_STYLES: Readonly<Record<string, Style>> = {
	recognition: recognitionStyle,
	specialist: specialistStyle,
	trader: traderStyle,
	balanced: balancedStyle
};
export const GOOD = Object.keys(GOOD_STYLES);
/** Styles that anybody who thinks should beat. */
export const WEAK = ['random', 'lowPrice', 'reckless', 'idle'];
/** Unlike bots at one table: good and careless ones in turn. */
export const MIXED = GOOD.flatMap((name, i) => [name, WEAK[i]!]);

const INSTRUMENTS: (keyof Instruments)[] = ['exhibition', 'seminar', 'visit', 'reserve'];
const SEED = 'balance';

/** Where an author looks first when an instrument does not pay. */
const LOOK: Record<keyof Instruments, string> = {
	exhibition: 'campaigns.exhibition.cost',
	seminar: 'campaigns.seminar.cost',
	visit: 'features[0].cost',
	reserve: 'tenders.quantity'
};

/** A bot without one of its instruments, under its own name. */
export const without = (name: string, instrument: keyof Instruments): Bot => {
	const style = GOOD_STYLES[name]!;
	return sellerBot(name, {
		...style,
		instruments: { ...style.instruments, [instrument]: false }
	});
};

/** A series of games behind the report: plain data, so that workers can share its games out. */
export interface BalanceRun {
	bots: readonly string[];
	teams: number;
	/** Starting cash, yuan. */
	capital: number;
	/** Plays one of the bots without one of its instruments. */
	without?: { bot: string; instrument: keyof Instruments };
}

/** How many runs the report takes. */
export const RUNS = 4 + INSTRUMENTS.length;

/** The seats of the games `from` … `to − 1` of a run; what a worker does. */
export function playRun(
	{ scenario, games, seed = SEED }: Omit<BalanceOptions, 'onProgress'>,
	{ bots, teams, capital, without: less }: BalanceRun,
	from: number,
	to: number
): SeatResult[][] {
	const extra = less ? [without(less.bot, less.instrument)] : [];
	const one = { scenario: { ...scenario, capital }, bots, games, seed, teams, extra };
	return Array.from({ length: to - from }, (_, i) => playOne(one, from + i).seats);
}

/**
 * The report step by step: asks for the seats of one run after the other, wherever they are
 * played, and adds to `found` what it then knows.
 */
export function* balanceSteps(
	{ scenario, games, seed = SEED }: Omit<BalanceOptions, 'onProgress'>,
	found: Property[] = []
): Generator<BalanceRun, BalanceReport, SeatResult[][]> {
	const field = { bots: MIXED, teams: MIXED.length, capital: 2_000_000 };
	found.push(...awardProperties(scenario, seed, games));
	const mixed = yield field;
	const alike = yield { ...field, bots: ['balanced'], capital: scenario.capital };
	found.push(...skillProperties(mixed, alike));
	// Among its equals a bot needs every instrument; careless rivals forgive a missing one.
	const league = { bots: GOOD, teams: 2 * GOOD.length, capital: scenario.capital };
	const rivals = yield league;
	found.push(...wayProperties(rivals));
	const poor = yield { ...field, capital: 1_000_000 };
	found.push(...cashProperties(mixed, poor));
	const bot = GOOD.reduce((a, b) => (meanScore(rivals, b) > meanScore(rivals, a) ? b : a));
	for (const instrument of INSTRUMENTS) {
		const less = yield { ...league, without: { bot, instrument } };
		const loss = (meanScore(rivals, bot) - meanScore(less, bot)) / 100;
		found.push(property(`instrument.${instrument}`, loss, '>', 0, LOOK[instrument]));
	}
	found.push(property('luck.decisions', skillShare(mixed), '>=', 0.6, 'campaigns.attention'));
	return { ok: found.every((p) => p.ok), properties: found };
}

/** The property report for a scenario author: what is broken, and which number to look at. */
export function runBalance(options: BalanceOptions): BalanceReport {
	const steps = balanceSteps(options);
	let step = steps.next();
	for (let run = 1; !step.done; run++) {
		const seats = playRun(options, step.value, 0, options.games);
		options.onProgress?.(run / RUNS);
		step = steps.next(seats);
	}
	return step.value;
}

function awardProperties(scenario: Scenario, seed: string, samples: number): Property[] {
	const look = 'archetypes[0].weights';
	const first = recognitionFirst(scenario, seed, samples);
	const cost = underCostLoses(scenario, seed, samples);
	const order = exhibitionOrder(scenario);
	return [
		property('award.recognitionFirst', first, '>=', 0.9, look),
		property('award.underCost', cost, '>=', 0.95, look),
		property('campaign.order', order, '>=', 1, 'campaigns.exhibition.lift')
	];
}

function skillProperties(mixed: SeatResult[][], alike: SeatResult[][]): Property[] {
	const lowPrice = aheadShare(mixed, 'recognition', 'lowPrice');
	const random = aheadShare(mixed, 'recognition', 'random');
	return [
		property('skill.ladder', ladderGap(mixed, GOOD, WEAK), '>', 0, 'tenders.ceiling'),
		property('skill.recognition-lowPrice', lowPrice, '>=', 0.9, 'archetypes[0].weights'),
		property('skill.recognition-random', random, '>=', 0.95, 'archetypes[0].weights'),
		property('seat.advantage', seatGap(alike), '<', 0.05, 'access')
	];
}

function wayProperties(rivals: SeatResult[][]): Property[] {
	const shares = winShares(rivals, GOOD).sort((a, b) => b - a);
	return [
		property('ways.largest', shares[0]!, '<=', 0.45, 'tenders.ceilingBySize'),
		property('ways.third', shares[2]!, '>=', 0.15, 'tenders.ceilingBySize')
	];
}

function cashProperties(rich: SeatResult[][], poor: SeatResult[][]): Property[] {
	const careful = mean(GOOD.map((bot) => insolventShare(rich, bot)));
	const look = 'tenders.quantity';
	return [
		property('cash.reckless', insolventShare(rich, 'reckless'), '>=', 0.5, look),
		property('cash.recklessHalf', insolventShare(poor, 'reckless'), '>=', 0.9, look),
		property('cash.careful', careful, '<', 0.02, 'money.creditLine')
	];
}

type Comparison = '>' | '>=' | '<' | '<=';

function property(
	id: string,
	figure: number,
	comparison: Comparison,
	limit: number,
	look: string
): Property {
	const ok = {
		'>': figure > limit,
		'>=': figure >= limit,
		'<': figure < limit,
		'<=': figure <= limit
	}[comparison];
	const result: Property = {
		id,
		ok,
		figure: Math.round(figure * 10_000) / 10_000,
		target: `${comparison} ${limit}`
	};
	if (!ok) result.look = look;
	return result;
}
