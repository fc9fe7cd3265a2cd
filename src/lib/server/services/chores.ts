import type { Chore } from '../jobs/scheduler.ts';
import type { CaptainsDraft } from './captains-draft.ts';
import { gamesDue } from '../stores/games.ts';
import { beat, giveBack, lastBeat } from '../stores/outages.ts';
import type { GameDeps } from './deps.ts';
import type { Lessons } from './lessons.ts';
import type { Tasks } from './tasks.ts';
import type { Units } from './units.ts';
import type { Uploads } from './uploads.ts';

/** What of a course happens by itself. */
interface Course {
	units: Pick<Units, 'announceDue'>;
	tasks: Pick<Tasks, 'runDue'>;
	uploads: Pick<Uploads, 'sweep'>;
	captainsDraft: Pick<CaptainsDraft, 'runDue'>;
}

/** How often a running clock is looked at, in milliseconds. */
const CLOCK = 250;
const HEARTBEAT = 2_000;
/**
 * A pause between two heartbeats longer than this was an outage. Servers on one database share the heartbeat, so
 * that the restart of one of them is none.
 */
const OUTAGE = 6_000;
const SWEEP = 10 * 60_000;
/** How often units and tasks are looked at whose time has come. */
const COURSE = 2_000;
const SWEEP_FILES = 60 * 60_000;

/** What a server does by itself. */
export function choresOf(deps: GameDeps, lessons: Lessons, course: Course): Chore[] {
	const { store, host, now, sessions, presence } = deps;
	return [
		{
			name: 'clock',
			every: CLOCK,
			async run() {
				for (const game of await gamesDue(store.db, store.t, now())) await lessons.runOut(game);
			}
		},
		{ name: 'heartbeat', every: HEARTBEAT, run: () => beat(store, now()) },
		{ name: 'units', every: COURSE, run: course.units.announceDue },
		{ name: 'tasks', every: COURSE, run: course.tasks.runDue },
		{ name: 'draft', every: CLOCK, run: course.captainsDraft.runDue },
		{ name: 'uploads', every: SWEEP_FILES, run: course.uploads.sweep },
		{
			name: 'sweep',
			every: SWEEP,
			async run() {
				host.sweep();
				presence.sweep();
				await sessions.deleteExpiredSessions();
			}
		}
	];
}

/**
 * After an outage, open clocks get the lost time back before anything is locked. A last heartbeat that lies in the
 * future means that the clock of this machine was set back: deadlines go back with it.
 */
export async function recoverClocks({ store, now, log }: GameDeps): Promise<void> {
	const last = await lastBeat(store);
	const at = now();
	const lost = last ? at.getTime() - last.getTime() : 0;
	if (!last || Math.abs(lost) <= OUTAGE) return beat(store, at);
	const games = await giveBack(store, last, at, lost);
	if (games > 0) log.info({ games, seconds: Math.round(lost / 1000) }, 'time given back');
}
