import { Game } from '../game.ts';
import type { Refusal, RefusalCode } from '../kernel/refusals.ts';
import { checkScenarioObject } from '../scenario/load.ts';
import { ENGINE_VERSION } from '../version.ts';
import type { Start } from '../world/world.ts';
import { MAX_LOG_CHARS } from './limits.ts';
import { LOG_FORMAT } from './log.ts';

/** What can be wrong with a log itself. `log.reason` has its sentence in `refusal_log_reason`. */
export const LOG_FAILURES = [
	'log.tooLong', // longer than any game
	'log.notJson', // a line that is no JSON object
	'log.foreign', // the first line names another format
	'log.engine', // written by another version of the engine
	'log.start', // no game can be made of the start object
	'log.blankLine', // an empty line before the end
	'log.unknownLine', // neither a command nor a month's hash
	'log.monthOrder', // a month's hash where no month has just been settled
	'log.hashMismatch', // the commands do not lead to the recorded hash
	'log.seqGap', // a command is missing, doubled or out of order
	'log.monthWrong' // a command names another month than the one it acts in
] as const;

export type LogFailure = (typeof LOG_FAILURES)[number];

/** Why a log cannot be followed to its end. */
export interface ReplayFailure {
	/** Line of the log, from 1. */
	line: number;
	/** Month the valid prefix has reached; 0 when there is none. */
	month: number;
	/** What is wrong with the log, or why the engine refused the command on this line. */
	code: LogFailure | RefusalCode;
	/** The value to blame: a field, a version, a part of the start. For logs and tests. */
	message: string;
	/** The engine's refusal, where there is one. */
	refusal?: Refusal;
}

export interface ReplayResult {
	ok: boolean;
	engine: string | null;
	/** Hash of the last settled month, null before the first. */
	hash: string | null;
	monthHashes: string[];
	/** Settled months. */
	months: number;
	/** The first failure; everything before it is in `game`. */
	failure?: ReplayFailure;
	/** The game as far as the log is valid; null when its first line is not. */
	game: Game | null;
}

/**
 * Recomputes a log. Never throws on bad text: it gives the valid prefix and the first failure.
 * @param upTo stop before this line (1-based), for a look at an earlier moment
 * @param onLine told before each line, for a progress bar
 */
export function replay(
	logText: string,
	upTo = Infinity,
	onLine?: (done: number, lines: number) => void
): ReplayResult {
	const opened = openLog(logText);
	if ('failure' in opened) return blank(opened.failure, opened.engine);
	const { game, lines, engine } = opened;
	let settled = 0;
	const fail = (line: number, code: ReplayFailure['code'], message = ''): ReplayResult => ({
		...result(game, engine),
		ok: false,
		failure: { line, month: game.state.month, code, message }
	});
	const refused = (line: number, refusal: Refusal): ReplayResult => {
		const failed = fail(line, refusal.code, refusal.field ?? '');
		return { ...failed, failure: { ...failed.failure!, refusal } };
	};
	for (let i = 1; i < lines.length && i + 1 < upTo; i++) {
		onLine?.(i, lines.length);
		const text = lines[i]!;
		if (text.trim() === '') {
			if (i < lines.length - 1 && lines.slice(i).some((l) => l.trim() !== ''))
				return fail(i + 1, 'log.blankLine');
			break;
		}
		const entry = parseLine(text);
		if (!entry) return fail(i + 1, 'log.notJson');
		if (entry.type === undefined) {
			if (typeof entry.month !== 'number' || typeof entry.hash !== 'string')
				return fail(i + 1, 'log.unknownLine');
			if (game.monthHashes.length !== settled + 1 || entry.month !== game.state.month)
				return fail(i + 1, 'log.monthOrder');
			if (entry.hash !== game.monthHashes[settled])
				return fail(i + 1, 'log.hashMismatch', String(entry.hash).slice(0, 6));
			settled++;
			continue;
		}
		if (entry.seq !== game.state.seq + 1) return fail(i + 1, 'log.seqGap');
		const { seq: _seq, month, ...command } = entry;
		const refusal = game.check(command as never);
		if (refusal) return refused(i + 1, refusal);
		if (month !== game.monthOf(command as never)) return fail(i + 1, 'log.monthWrong');
		game.submit(command as never);
	}
	return { ...result(game, engine), ok: true };
}

type Opened =
	| { game: Game; lines: string[]; engine: string }
	| { failure: ReplayFailure; engine: string | null };

/** Reads the first line and builds the game it describes. */
function openLog(logText: string): Opened {
	const no = (code: LogFailure, message = '', engine: string | null = null): Opened => ({
		failure: { line: 1, month: 0, code, message },
		engine
	});
	if (logText.length > MAX_LOG_CHARS) return no('log.tooLong');
	const lines = logText.replace(/^\uFEFF/, '').split(/\r?\n/);
	const header = parseLine(lines[0] ?? '');
	if (!header) return no('log.notJson');
	if (header.format !== LOG_FORMAT) return no('log.foreign', String(header.format).slice(0, 40));
	const engine = typeof header.engine === 'string' ? header.engine.slice(0, 20) : null;
	if (engine !== ENGINE_VERSION) return no('log.engine', engine ?? '', engine);
	const opened = readStart(header.start);
	if ('fault' in opened) return no('log.start', opened.fault, engine);
	return { game: new Game(opened.start), lines, engine };
}

/** A start object that a game can be made of, its scenario completed; or the part that is wrong. */
export function readStart(value: unknown): { start: Start } | { fault: string } {
	const fault = startFault(value);
	if (fault !== undefined) return { fault };
	const start = value as Start;
	const checked = checkScenarioObject(start.scenario);
	return checked.ok
		? { start: { ...start, scenario: checked.scenario } }
		: { fault: `scenario.${checked.errors[0]!.path}` };
}

/** What is wrong with a start object besides its scenario. */
function startFault(start: unknown): string | undefined {
	if (typeof start !== 'object' || start === null) return 'start';
	const s = start as Partial<Start>;
	if (typeof s.seed !== 'string' || s.seed.length < 1 || s.seed.length > 64) return 'seed';
	if (s.chance !== undefined && typeof s.chance !== 'string') return 'chance';
	if (!Array.isArray(s.teams) || s.teams.length < 1 || s.teams.length > 40) return 'teams';
	const ids = new Set<string>();
	for (const t of s.teams) {
		if (typeof t?.id !== 'string' || typeof t.name !== 'string' || typeof t.color !== 'string')
			return 'teams';
		if (t.bot !== null && typeof t.bot !== 'string') return 'teams';
		ids.add(t.id);
	}
	if (s.practice !== undefined && typeof s.practice !== 'boolean') return 'practice';
	return ids.size === s.teams.length ? undefined : 'teams';
}

function parseLine(text: string): Record<string, unknown> | undefined {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' && value !== null && !Array.isArray(value)
			? (value as Record<string, unknown>)
			: undefined;
	} catch {
		return undefined;
	}
}

const result = (game: Game, engine: string) => ({
	engine,
	hash: game.monthHashes[game.monthHashes.length - 1] ?? null,
	monthHashes: [...game.monthHashes],
	months: game.monthHashes.length,
	game
});

const blank = (failure: ReplayFailure, engine: string | null): ReplayResult => ({
	ok: false,
	engine,
	hash: null,
	monthHashes: [],
	months: 0,
	failure,
	game: null
});
