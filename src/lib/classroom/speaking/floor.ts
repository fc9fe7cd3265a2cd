import type { Chance } from '../chance.ts';
import {
	declaredShare,
	languageShare,
	type LanguageShare,
	type SpokenLanguage,
	type Tap
} from '../notices/language-share.ts';
import {
	moveSpeaking,
	type Question,
	type Speaking,
	type SpeakingRefusal,
	type Turn
} from '../notices/speaking.ts';
import { refuse, type Refusal } from '../outcome.ts';
import { MAX_TAPS, type SpeakingSettings } from './settings.ts';

/** What happens in front of the class, as it is stored: all but the questions, which are rows of their own. */
export interface Floor {
	queue: string[];
	turn: Turn | null;
	done: string[];
	/** Counts the steps. A press says which step its page showed, so that a stale page moves nothing. */
	step: number;
	/** The move that led to this step: pressed twice, it is done once. */
	last: string;
	/** Names of the teams when they spoke, and who was in them: a team may be gone later. */
	names: Record<string, string>;
	crews: Record<string, string[]>;
	/** By team, what the marker has tapped. */
	taps: Record<string, Tap[]>;
	/** By team, percent of English that the team says it spoke. */
	declared: Record<string, number>;
	/** Place in the class of the student who marks languages; null = staff alone. */
	marker: string | null;
	/** What the queue was last shuffled with. */
	seed: string | null;
}

export const newFloor = (queue: readonly string[]): Floor => ({
	...{ queue: [...queue], turn: null, done: [], step: 0, last: '' },
	...{ names: {}, crews: {}, taps: {}, declared: {}, marker: null, seed: null }
});

export type FloorRefusal =
	| SpeakingRefusal
	| 'speaking.changed' // the page showed an earlier step
	| 'speaking.standing'; // no presentation is running, so nobody speaks a language

const MINUTE = 60_000;

/** The floor as the rules of queue and clock know it. */
export const speakingOf = (
	floor: Floor,
	{ present, defend }: Pick<SpeakingSettings, 'present' | 'defend'>,
	questions: readonly (Question & { team: string })[] = []
): Speaking => ({
	times: { present: present * MINUTE, defend: defend * MINUTE },
	...{ queue: floor.queue, turn: floor.turn, done: floor.done, questions }
});

const tapsWith = (floor: Floor, team: string, tap: Tap): Floor['taps'] => ({
	...floor.taps,
	[team]: [...(floor.taps[team] ?? []), tap]
});

/** The language that is being spoken; null when nobody is marked as speaking. */
export function speaks(floor: Floor): SpokenLanguage | null {
	const last = floor.turn && floor.taps[floor.turn.team]?.at(-1)?.language;
	return !last || last === 'stop' ? null : last;
}

/** Whether a language can be marked: somebody presents and the clock runs. */
export const marks = ({ turn }: Floor): boolean =>
	turn !== null && turn.phase === 'present' && turn.runningSince !== null;

/** What a standing clock does to the language: it stops with the clock, and goes on with it. */
function tapsAfter(before: Floor, turn: Turn | null, at: number): Floor['taps'] {
	const team = before.turn?.team;
	if (team === undefined) return before.taps;
	const running = turn?.team === team && turn.phase === 'present' && turn.runningSince !== null;
	const now = speaks(before);
	if (!running) return now ? tapsWith(before, team, { at, language: 'stop' }) : before.taps;
	const spoken = before.taps[team]?.findLast(({ language }) => language !== 'stop')?.language;
	return now || !spoken ? before.taps : tapsWith(before, team, { at, language: spoken });
}

/** What staff do with queue and clock. */
export type FloorMove =
	| { type: 'next' | 'start' | 'pause' | 'defend' | 'finish'; at: number }
	| { type: 'reorder'; team: string; to: number; at: number }
	| Arrangement;

/** Puts a team at the end of the queue, takes it out, or sends the one that presents back to its head. */
interface Arrangement {
	type: 'enqueue' | 'dequeue' | 'putBack';
	team: string;
	at: number;
}

const isArrangement = (move: FloorMove): move is Arrangement =>
	move.type === 'enqueue' || move.type === 'dequeue' || move.type === 'putBack';

function arrange(floor: Floor, { type, team, at }: Arrangement): Floor | Refusal<FloorRefusal> {
	const { queue, turn } = floor;
	if (type === 'dequeue')
		return queue.includes(team)
			? { ...floor, queue: queue.filter((waiting) => waiting !== team) }
			: refuse('speaking.notWaiting');
	if (type === 'enqueue')
		return queue.includes(team) || heard(floor).includes(team)
			? floor
			: { ...floor, queue: [...queue, team] };
	if (turn?.team !== team) return refuse('speaking.nobody');
	return { ...floor, queue: [team, ...queue], turn: null, taps: tapsAfter(floor, null, at) };
}

function run(
	floor: Floor,
	settings: SpeakingSettings,
	move: FloorMove
): Floor | Refusal<FloorRefusal> {
	if (isArrangement(move)) return arrange(floor, move);
	const next = moveSpeaking(speakingOf(floor, settings), move);
	if ('refused' in next) return next;
	const { turn } = next;
	return {
		...{ ...floor, queue: [...next.queue], turn, done: [...next.done] },
		taps: tapsAfter(floor, turn, move.at)
	};
}

/**
 * One step of queue and clock. What was pressed twice is done once; what was pressed on a page that showed an earlier
 * step is refused, so that nobody ends the turn of a team that has only just begun.
 * @param seen the step that the page showed
 */
export function moveFloor(
	floor: Floor,
	settings: SpeakingSettings,
	move: FloorMove,
	seen: number
): Floor | Refusal<FloorRefusal> {
	const { at: _at, ...what } = move;
	const name = Object.values(what).join(' ');
	if (seen !== floor.step)
		return seen === floor.step - 1 && floor.last === name ? floor : refuse('speaking.changed');
	const next = run(floor, settings, move);
	return 'refused' in next ? next : { ...next, step: floor.step + 1, last: name };
}

/**
 * Marks the language that is spoken from now on. The same language again changes nothing, on whichever device.
 * @param team the team that the marker's page showed
 */
export function tap(
	floor: Floor,
	team: string,
	language: SpokenLanguage,
	at: number
): Floor | Refusal<FloorRefusal> {
	if (floor.turn?.team !== team) return refuse('speaking.changed');
	if (!marks(floor)) return refuse('speaking.standing');
	if (speaks(floor) === language || (floor.taps[team]?.length ?? 0) >= MAX_TAPS) return floor;
	return { ...floor, taps: tapsWith(floor, team, { at, language }) };
}

/** Draws the order of those who wait. */
export const shuffled = (floor: Floor, chance: Chance, seed: string): Floor => ({
	...{ ...floor, queue: chance.shuffle([...floor.queue].sort()), seed },
	...{ step: floor.step + 1, last: 'shuffle' }
});

/**
 * The share of English of a team: as it was marked; where nobody has marked, as the team says.
 * @param demanded percent; 0 = none
 */
export function shareOf(
	floor: Floor,
	team: string,
	now: number,
	demanded: number
): (LanguageShare & { by: 'marker' | 'team' }) | null {
	const marked = languageShare(floor.taps[team] ?? [], now, demanded);
	if (marked.englishPercent !== null) return { ...marked, by: 'marker' };
	const declared = floor.declared[team];
	return declared === undefined ? null : { ...declaredShare(declared, demanded), by: 'team' };
}

/** Teams that can be rated: those that have presented and the one that presents, in their order. */
export const heard = ({ done, turn }: Pick<Floor, 'done' | 'turn'>): string[] => [
	...done,
	...(turn ? [turn.team] : [])
];
