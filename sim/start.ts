import type { Scenario } from './scenario/schema.ts';
import { Game } from './game.ts';
import { stream } from './kernel/random.ts';
import type { Start, TeamStart } from './world/world.ts';

/** Company colours, told apart by colour-blind people too, and never the only sign. */
export const COLORS = [
	'#0f766e',
	'#b45309',
	'#6d28d9',
	'#be123c',
	'#1d4ed8',
	'#4d7c0f',
	'#a21caf',
	'#0e7490'
] as const;

/** What a caller says of a seat; all but the number of seats may be left out. */
export type Seat = Partial<Pick<TeamStart, 'id' | 'name' | 'color' | 'bot'>>;

export interface CreateOptions {
	scenario: Scenario;
	/** 1–64 characters. The same seed gives the same market. */
	seed: string;
	/** Seats in order, or how many; default: as many as the scenario has. */
	teams?: readonly Seat[] | number;
	/** Other luck in the same world (luck replays only). */
	chance?: string;
	/** Begin with practice months, ended by `cleanStart`; default false. */
	practice?: boolean;
	/** Whether to hash every settled month; default true. */
	hashing?: boolean;
}

/** The start object of a game: seats completed with ids, names and colours. */
export function makeStart(options: CreateOptions): Start {
	const { scenario, seed, teams = scenario.seats } = options;
	const seats: readonly Seat[] =
		typeof teams === 'number' ? Array.from({ length: teams }, () => ({})) : teams;
	if (seats.length < 1 || seats.length > 40) throw new RangeError('a game has 1 to 40 companies');
	if (seed.length < 1 || seed.length > 64) throw new RangeError('a seed has 1 to 64 characters');
	const start: Start = {
		scenario,
		seed,
		teams: seats.map((seat, i) => ({
			id: seat.id ?? `t${i + 1}`,
			name: seat.name ?? `T${i + 1}`,
			color: seat.color ?? COLORS[i % COLORS.length]!,
			bot: seat.bot ?? null
		}))
	};
	if (options.chance !== undefined) start.chance = options.chance;
	if (options.practice) start.practice = true;
	return start;
}

/** A new game in the preparation of its first month. */
export function createGame(options: CreateOptions): Game {
	return new Game(makeStart(options), options.hashing ?? true);
}

/** A seed from a number of entropy the caller brings: the engine itself draws none. */
export function seedFrom(entropy: string): string {
	const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
	const draws = stream(entropy, 0, 'seed');
	return Array.from({ length: 6 }, () => draws.pick([...letters])).join('');
}
