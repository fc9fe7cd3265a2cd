import type { Bot } from '../bots/bot.ts';
import { playToEnd } from '../bots/driver.ts';
import { botNamed } from '../bots/index.ts';
import type { Game } from '../game.ts';
import type { Scenario } from '../scenario/schema.ts';
import { createGame } from '../start.ts';

export interface TournamentOptions {
	scenario: Scenario;
	/** Bot names; a name may stand more than once. Seats are filled from the list in turn. */
	bots: readonly string[];
	/** Number of games. */
	games: number;
	seed: string;
	/** Seats a game; default 8. */
	teams?: number;
	/** Bots beside the registered ones. */
	extra?: readonly Bot[];
}

/** What one bot did in all its seats. Scores in hundredths of a point, money in fen. */
export interface BotTally {
	games: number;
	wins: number;
	ranks: number;
	scores: number;
	netWorths: number;
	insolvent: number;
}

/** Part of a tournament: games `from` up to, not including, `to`. Sums only, so parts add up. */
export interface Slice {
	from: number;
	to: number;
	commands: number;
	bots: Record<string, BotTally>;
	/** Games in which the first was ahead of the second, by `a>b`; ties count half. */
	ahead: Record<string, number>;
	/** Games in which both played. */
	met: Record<string, number>;
}

/** The JSON of `tournament` (command line of the engine). */
export interface TournamentReport {
	games: number;
	seed: string;
	elapsedMs: number;
	gamesPerSecond: number;
	/** Commands accepted in all games together. */
	commands: number;
	/** `meanScore` in hundredths of a point, `meanNetWorth` in fen. */
	bots: Record<
		string,
		{
			games: number;
			wins: number;
			meanRank: number;
			meanScore: number;
			meanNetWorth: number;
			insolvent: number;
		}
	>;
	/** Share of the games with both in which the first bot came out ahead, 0 … 1. */
	beats: Record<string, number>;
}

/** How one seat ended. */
export interface SeatResult {
	bot: string;
	seat: number;
	/** 1 … teams; a company outside the ranking shares the last places. */
	place: number;
	score: number;
	netWorth: number;
	insolvent: boolean;
}

/** Plays game number `index` of a tournament: seats rotate by one each game. */
export function playOne(
	options: TournamentOptions,
	index: number
): { game: Game; seats: SeatResult[] } {
	const { scenario, bots, seed, teams = 8 } = options;
	const names = Array.from({ length: teams }, (_, s) => bots[(s + index) % bots.length]!);
	const extra = new Map((options.extra ?? []).map((b) => [b.name, b]));
	const game = createGame({
		scenario,
		seed: `${seed}-${index}`,
		teams: names.map((bot) => ({ bot })),
		hashing: false
	});
	playToEnd(game, Infinity, (name) => extra.get(name) ?? botNamed(name));
	return { game, seats: game.state.teams.map((_, seat) => seatResult(game, seat)) };
}

function seatResult(game: Game, seat: number): SeatResult {
	const team = game.state.teams[seat]!;
	const last = team.history[team.history.length - 1]!;
	return {
		bot: team.bot!,
		seat,
		place: last.rank || game.state.teams.length,
		score: last.score,
		netWorth: last.netWorth,
		insolvent: team.insolventMonth > 0
	};
}

/** Plays the games `from` … `to − 1` of a tournament; what a worker does. */
export function playSlice(options: TournamentOptions, from: number, to: number): Slice {
	const slice = emptySlice(from, to);
	for (let i = from; i < to; i++) {
		const { game, seats } = playOne(options, i);
		slice.commands += game.state.seq;
		addGame(slice, seats);
	}
	return slice;
}

const emptySlice = (from: number, to: number): Slice => ({
	from,
	to,
	commands: 0,
	bots: {},
	ahead: {},
	met: {}
});

function addGame(slice: Slice, seats: readonly SeatResult[]): void {
	const mean = new Map<string, { places: number; seats: number }>();
	for (const s of seats) {
		const tally = (slice.bots[s.bot] ??= {
			games: 0,
			wins: 0,
			ranks: 0,
			scores: 0,
			netWorths: 0,
			insolvent: 0
		});
		tally.games++;
		tally.ranks += s.place;
		tally.scores += s.score;
		tally.netWorths += s.netWorth;
		if (s.place === 1) tally.wins++;
		if (s.insolvent) tally.insolvent++;
		const m = mean.get(s.bot) ?? { places: 0, seats: 0 };
		mean.set(s.bot, { places: m.places + s.place, seats: m.seats + 1 });
	}
	for (const [a, one] of mean)
		for (const [b, two] of mean) {
			if (a === b) continue;
			const key = `${a}>${b}`;
			const lead = two.places * one.seats - one.places * two.seats;
			slice.met[key] = (slice.met[key] ?? 0) + 1;
			slice.ahead[key] = (slice.ahead[key] ?? 0) + (lead > 0 ? 1 : lead < 0 ? 0 : 0.5);
		}
}

/** Adds up parts of one tournament, in any order; missing or doubled games are an error. */
export function mergeSlices(
	slices: readonly Slice[],
	meta: { seed: string; elapsedMs: number }
): TournamentReport {
	const parts = slices.slice().sort((a, b) => a.from - b.from);
	const total = emptySlice(0, 0);
	for (const part of parts) {
		if (part.from !== total.to) throw new RangeError(`slices: game ${total.to} missing or twice`);
		total.to = part.to;
		total.commands += part.commands;
		for (const [name, tally] of Object.entries(part.bots)) {
			const sum = total.bots[name];
			if (!sum) total.bots[name] = { ...tally };
			else for (const key of TALLY_KEYS) sum[key] += tally[key];
		}
		for (const [key, n] of Object.entries(part.met)) {
			total.met[key] = (total.met[key] ?? 0) + n;
			total.ahead[key] = (total.ahead[key] ?? 0) + (part.ahead[key] ?? 0);
		}
	}
	return report(total, meta);
}

const TALLY_KEYS = ['games', 'wins', 'ranks', 'scores', 'netWorths', 'insolvent'] as const;

function report(
	{ to: games, commands, bots, ahead, met }: Slice,
	{ seed, elapsedMs }: { seed: string; elapsedMs: number }
): TournamentReport {
	return {
		games,
		seed,
		elapsedMs: round(elapsedMs, 1),
		gamesPerSecond: elapsedMs > 0 ? round((games * 1000) / elapsedMs, 1) : 0,
		commands,
		bots: Object.fromEntries(
			Object.keys(bots)
				.sort()
				.map((name) => {
					const t = bots[name]!;
					const stats = {
						games: t.games,
						wins: t.wins,
						meanRank: round(t.ranks / t.games, 100),
						meanScore: Math.round(t.scores / t.games),
						meanNetWorth: Math.round(t.netWorths / t.games),
						insolvent: t.insolvent
					};
					return [name, stats];
				})
		),
		beats: Object.fromEntries(
			Object.keys(met)
				.sort()
				.map((key) => [key, round(ahead[key]! / met[key]!, 10_000)])
		)
	};
}

const round = (value: number, parts: number): number => Math.round(value * parts) / parts;

/** A whole tournament in this thread. */
export function runTournament(options: TournamentOptions): TournamentReport {
	const before = performance.now();
	const slice = playSlice(options, 0, options.games);
	return mergeSlices([slice], { seed: options.seed, elapsedMs: performance.now() - before });
}
