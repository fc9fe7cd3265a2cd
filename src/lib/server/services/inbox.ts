import { calendar } from '../../classroom/notices/ics.ts';
import { reading } from '../../classroom/units/bilingual.ts';
import { digest, newToken } from '../auth/secrets.ts';
import type { CalendarDate, Notice, NoticePlace } from '../notices/source.ts';
import { NOTICE_SOURCES } from '../notices/sources.ts';
import { classById, classesOf, memberOf } from '../stores/classes.ts';
import {
	deleteFeed,
	feedOf,
	memberOfFeed,
	putFeed,
	readUpTo,
	setReadUpTo
} from '../stores/notices.ts';
import { inClass } from './access.ts';
import { signedIn, type Actor } from './actor.ts';
import type { GameDeps } from './deps.ts';
import { Refused } from './refused.ts';

/** A notice on a person's page. */
export type { NoticeKind } from '../notices/source.ts';

export interface InboxLine extends Notice {
	unread: boolean;
	className: string;
}

/** Most lines of the page. */
const LINES = 200;

/** What concerns a person, in all classes; and the calendar of one. */
export function makeInbox(deps: GameDeps) {
	const { store, now } = deps;
	const { db, t, tx } = store;

	async function placesOf(userId: string): Promise<NoticePlace[]> {
		const places: NoticePlace[] = [];
		for (const { class: own } of await classesOf(db, t, userId)) {
			const member = own.archivedAt ? undefined : await memberOf(db, t, own.id, userId);
			if (member) places.push({ class: own, member });
		}
		return places;
	}

	async function linesOf(userId: string): Promise<InboxLine[]> {
		const read = (await readUpTo(db, t, userId))?.getTime() ?? 0;
		const lines: InboxLine[] = [];
		for (const place of await placesOf(userId))
			for (const source of NOTICE_SOURCES)
				for (const notice of await source.notices(deps, place))
					lines.push({ ...notice, unread: notice.at > read, className: place.class.name });
		return lines.sort((a, b) => b.at - a.at || a.id.localeCompare(b.id)).slice(0, LINES);
	}

	async function own(actor: Actor, classId: string) {
		const { member } = await inClass(store, actor, classId, 'class.view');
		// A calendar is of a place in the class; an administrator from outside has none.
		if (!member) throw new Refused('access.forbidden');
		return member;
	}

	return {
		/** Everything that concerns the person, the newest first; what is due by its deadline is in it too. */
		async list(actor: Actor): Promise<InboxLine[]> {
			return linesOf(signedIn(actor).id);
		},

		/** How many of them are new since the last reading. */
		async unread(actor: Actor): Promise<number> {
			return (await linesOf(signedIn(actor).id)).filter(({ unread }) => unread).length;
		},

		/** Takes everything up to a moment as read; one that lies ahead counts as now. @param upTo milliseconds */
		async markRead(actor: Actor, upTo: number): Promise<void> {
			const { id } = signedIn(actor);
			const at = new Date(Math.min(upTo, now().getTime()));
			const before = await readUpTo(db, t, id);
			// Two tabs: the earlier moment takes nothing back.
			if (before && before >= at) return;
			await tx((db) => setReadUpTo(db, t, id, at));
		},

		/** When the person's calendar address of a class was made; null = there is none. Milliseconds. */
		async feed(actor: Actor, classId: string): Promise<number | null> {
			const member = await own(actor, classId);
			return (await feedOf(db, t, member.id))?.getTime() ?? null;
		},

		/** Makes a secret address; the one before leads nowhere from then on. @returns the secret, which is kept as a hash */
		async makeFeed(actor: Actor, classId: string): Promise<string> {
			const member = await own(actor, classId);
			const secret = newToken();
			const row = { memberId: member.id, secret: digest(secret), createdAt: now() };
			await tx((db) => putFeed(db, t, row));
			return secret;
		},

		/** Takes the address back. */
		async dropFeed(actor: Actor, classId: string): Promise<void> {
			const member = await own(actor, classId);
			await tx((db) => deleteFeed(db, t, member.id));
		},

		/**
		 * The dates of a class for whoever holds the secret, as long as the person has a place in the class.
		 * @param origin of this site, such as `https://crm.school.example`
		 * @throws Refused `calendar.unknown`
		 */
		async calendar(secret: string, origin: string): Promise<string> {
			const member = await memberOfFeed(db, t, digest(secret));
			const found = member?.status === 'active' && (await classById(db, t, member.classId));
			if (!member || !found) throw new Refused('calendar.unknown');
			const place = { class: found, member };
			const dates: CalendarDate[] = [];
			for (const source of NOTICE_SOURCES) dates.push(...(await source.dates(deps, place)));
			const language = found.language === 'zh' ? 'zh' : 'en';
			const facts = {
				...{ name: found.name, host: new URL(origin).hostname },
				language: language === 'zh' ? 'zh-Hans' : 'en'
			};
			return calendar(
				facts,
				dates
					.sort((a, b) => a.startsAt - b.startsAt || (a.id < b.id ? -1 : 1))
					.map(({ id, title, startsAt, endsAt, href }) => ({
						...{ id, title: reading(title, language).text, description: '', place: '' },
						// Calendars that read an address take it anew as a whole each time: nothing is counted up.
						...{ startsAt, endsAt, revision: 0, changedAt: found.createdAt.getTime() },
						...{ cancelled: false, url: new URL(href, origin).href }
					}))
			);
		}
	};
}

export type Inbox = ReturnType<typeof makeInbox>;
