import type { Options } from './options.ts';

/** Most companies a game has. */
export const MAX_TEAMS = 40;

const scenario = { kind: 'text', required: true, shown: '--scenario ID|FILE' } as const;
const bots = { kind: 'list', max: MAX_TEAMS, required: true, shown: '--bots A,B,…' } as const;
const seed = { kind: 'text', max: 64, required: true, shown: '--seed SEED' } as const;
const botFile = { kind: 'files', shown: '--bot-file FILE.ts' } as const;
const workers = { kind: 'int', min: 1, max: 64, shown: '--workers W' } as const;
const progress = { kind: 'flag', shown: '--progress' } as const;

/** Options that mean the same for every verb that has them. */
export const SHARED = {
	scenario,
	bots,
	seed,
	'bot-file': botFile,
	workers,
	progress
} satisfies Options;

export const gamesOption = (max: number) =>
	({ kind: 'int', min: 1, max, shown: '--games N' }) as const;
