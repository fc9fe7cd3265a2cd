import type { InstructorView, Rulebook, StageView, TeamView } from '#sim/view/types.ts';

/** Plain data that passes between the server and the desk of a live game. */

/** The clock of a lesson as everyone may see it. */
export interface LessonClock {
	status: 'running' | 'ended' | 'archived';
	/** When the month ends for this company, in milliseconds since 1970; null = open end. */
	deadline: number | null;
	/** Milliseconds left on a clock that stands still. */
	pausedLeft: number | null;
	/** The server's clock. */
	now: number;
	auto: boolean;
	/** When the next move comes by itself, in milliseconds since 1970; null = by hand, or the month is open. */
	nextMoveAt: number | null;
}

/** What the instructor has last said to everyone. */
export interface Notice {
	id: string;
	text: string;
	/** Milliseconds since 1970. */
	at: number;
	/** Whether the projector shows it too. */
	onStage: boolean;
}

/** What becomes of companies that do nothing, and how many a bot stands in for. */
export interface Cover {
	/** The scenario's absence policy: `carry`, `botDraft`, `botPlay` or `nothing`. */
	policy: string;
	standIns: number;
	/** Their names, where the game names rivals. */
	names: string[];
}

/** What a desk shows of the lesson around the game. Nothing of it is private to another company. */
export interface Lesson extends LessonClock {
	/** The game that goes on after this one was rewound. */
	goesOnAt: string | null;
	notice: Notice | null;
	cover: Cover;
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

/** Whether the people of a company are there: `stuck` = there, and nothing done in the open month. */
export interface Attendance {
	company: string;
	/** Members of the team, and how many of them are connected. */
	members: number;
	connected: number;
	state: 'away' | 'active' | 'idle' | 'stuck';
	/** When one of them last did something, in milliseconds since 1970. */
	lastActive: number | null;
}

/** What closing the month now would do. */
export interface ClosingPreview {
	/** Companies of people that have not acted, and what happens to them. */
	silent: { name: string; does: 'plan' | 'bot' | 'nothing' }[];
	/** Drafts that wait for a captain and would not count. */
	drafts: { name: string; waiting: number }[];
	/** Companies that would become insolvent. */
	insolvent: string[];
	tenders: number;
	withoutBids: number;
}

/** What the console works with. */
export interface ConsoleFacts {
	classId: string;
	title: string;
	lesson: LessonClock;
	/** Length of an open month in seconds; null = open end. */
	monthSeconds: number | null;
	/** Seconds between the results of a month and the next one, while months follow by themselves. */
	breakSeconds: number;
	/** Envelopes of the month opened on the stage so far; −1 = none are being opened. */
	opened: number;
	/** Companies that belong to a team of the class, whoever plays them now. */
	seated: string[];
	/** Whether the months are practice, to be wiped by a clean start. */
	practice: boolean;
	attendance: Attendance[];
	notice: Notice | null;
	cover: Cover;
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
	/** What has been said to everyone, where the stage is to show it. */
	notice: Notice | null;
	cover: Cover;
	lobby: Lobby;
	seq: number;
	view: StageView;
}

/** Who has come, by company. No names of people. */
export interface Lobby {
	/** The way in, for those who lead the lesson; null where there is none that is good now. */
	code: string | null;
	companies: { name: string; color: string; joined: number; members: number }[];
	/** Students who have joined and are in no company that plays. */
	others: number;
	joined: number;
	students: number;
}
