import { stream } from '#sim/kernel/random.ts';
import type { App } from '../app.ts';
import type { Actor } from '../services/actor.ts';
import type { Script } from './script.ts';

const DAY = 86_400_000;

/** A clock that the demonstration moves: the class lives some weeks before the present. */
export class DemoClock {
	private ms: number;
	private readonly end: number;

	/** @param end the present, milliseconds */
	constructor(end: number) {
		this.end = end;
		this.ms = end;
	}

	readonly now = (): Date => new Date(this.ms);

	/** Milliseconds of a moment so many days before the present; fewer than 0 = after it. */
	at(days: number): number {
		return this.end - Math.round(days * DAY);
	}

	/** Goes to a moment so many days before the present. */
	goTo(days: number): void {
		this.ms = this.at(days);
	}
}

/** A student of the demonstration. */
export interface Pupil {
	actor: Actor;
	memberId: string;
	name: string;
}

export interface Company {
	id: string;
	style: string;
	/** The captain first. */
	people: Pupil[];
}

/** What all parts of the demonstration work with. */
export interface Stage {
	app: App;
	clock: DemoClock;
	script: Script;
	owner: Actor;
	classId: string;
	companies: Company[];
	/** Units of the course in their order. */
	units: string[];
}

/** Whether something happens, the same at each run. @param percent how likely, 0–100 */
export const happens = (what: string, n: number, percent: number): boolean =>
	stream('DEMO', n, what).chance(percent * 100);
