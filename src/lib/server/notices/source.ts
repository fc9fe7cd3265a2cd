import type { ClassRow, MemberRow } from '../stores/classes.ts';
import type { Bilingual } from '../../classroom/units/bilingual.ts';
import type { GameDeps } from '../services/deps.ts';

export const NOTICE_KINDS = ['due', 'graded', 'commented', 'turn'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** Something that concerns one person. Derived anew at each look: nothing is stored but what has been read. */
export interface Notice {
	/** The same for ever: `task:<id of the task>:due`. */
	id: string;
	kind: NoticeKind;
	/** What it is about: a task, a discussion, a game. */
	title: Bilingual;
	/** Since when it concerns the person, in milliseconds: later than the last reading = unread. */
	at: number;
	/** Deadline in milliseconds; null where there is none. */
	dueAt: number | null;
	/** Path within the site. */
	href: string;
}

/** A date of the class for calendars. Instants in milliseconds. */
export interface CalendarDate {
	/** The same for ever. */
	id: string;
	title: Bilingual;
	startsAt: number;
	/** For a deadline the same instant. */
	endsAt: number;
	href: string;
}

/** Where a person stands in one class. */
export interface NoticePlace {
	class: ClassRow;
	member: MemberRow;
}

/** What a part of the product has to say; knows no actor and checks none: its caller does. */
export interface NoticeSource {
	/** Notices of one person, the newest ones at least; in any order. */
	notices(deps: GameDeps, place: NoticePlace): Promise<Notice[]>;
	/** Dates that the person may see. */
	dates(deps: GameDeps, place: NoticePlace): Promise<CalendarDate[]>;
}
