import type { InstructorView, Rulebook, StageView, TeamView } from '#sim/view/types.ts';

/** Plain data that passes between the server and the desk of a live game. */

/** What a desk shows of the lesson around the game. Nothing of it is private to another company. */
export interface Lesson {
	status: 'running' | 'ended' | 'archived';
	/** When the month ends for this company, in milliseconds since 1970; null = open end. */
	deadline: number | null;
	/** Milliseconds left on a clock that stands still. */
	pausedLeft: number | null;
	/** The server's clock. */
	now: number;
	auto: boolean;
	/** The game that goes on after this one was rewound. */
	goesOnAt: string | null;
}

/** What a desk is told after something has changed. */
export interface DeskNews {
	/** Commands stored so far: rises with every one. */
	seq: number;
	lesson: Lesson;
	/** Without what the desk has already: what changes only when a month is settled. */
	view: Partial<TeamView>;
}

/** A desk as it is opened. */
export interface OpenedDesk extends DeskNews {
	classId: string;
	company: string;
	captain: boolean;
	rules: Rulebook;
}

/** The clock of a lesson as everyone may see it. */
export type LessonClock = Omit<Lesson, 'goesOnAt'>;

/** What the console works with. */
export interface ConsoleFacts {
	classId: string;
	title: string;
	lesson: LessonClock;
	/** Length of an open month in seconds; null = open end. */
	monthSeconds: number | null;
	/** Seconds between the results of a month and the next one, while months follow by themselves. */
	breakSeconds: number;
	/** When the next move comes by itself, in milliseconds since 1970; null = by hand. */
	nextMoveAt: number | null;
	/** Envelopes of the month opened on the stage so far; −1 = none are being opened. */
	opened: number;
	/** Companies that belong to a team of the class, whoever plays them now. */
	seated: string[];
	/** Whether the months are practice, to be wiped by a clean start. */
	practice: boolean;
	seq: number;
	view: InstructorView;
}

/** What a projector shows. */
export interface StageFacts {
	classId: string;
	title: string;
	lesson: LessonClock;
	/** Whether this person leads the lesson. */
	mayRun: boolean;
	/** Names of the companies by their label, where the game names them. */
	names: Record<string, string>;
	seq: number;
	view: StageView;
}
