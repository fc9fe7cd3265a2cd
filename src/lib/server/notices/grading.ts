import { isClosed } from '../grading/contribution.ts';
import { formsOf, roundsOf } from '../stores/contribution.ts';
import { publicationOf } from '../stores/grades.ts';
import type { CalendarDate, Notice, NoticeSource } from './source.ts';

/** Contribution to be rated, and grades that have been published. */
export const gradingNotices: NoticeSource = {
	async notices({ store: { db, t }, now }, { class: own, member }) {
		if (member.role !== 'student') return [];
		const notices: Notice[] = [];
		const rounds = (await roundsOf(db, t, own.id)).filter(({ teams }) =>
			teams.some(({ members }) => members.length > 1 && members.includes(member.id))
		);
		const forms = await formsOf(
			db,
			t,
			rounds.map(({ id }) => id)
		);
		for (const round of rounds) {
			const done = forms.some((form) => form.roundId === round.id && form.memberId === member.id);
			const about = { title: round.title, href: `/class/${own.id}/contribution` };
			const dueAt = round.closesAt.getTime();
			if (!done && !isClosed(round, now()))
				notices.push({
					...{ ...about, id: `contribution:${round.id}:due`, kind: 'due', dueAt },
					at: round.opensAt.getTime()
				});
			if (round.publishedAt)
				notices.push({
					...{ ...about, id: `contribution:${round.id}:graded`, kind: 'graded', dueAt: null },
					at: round.publishedAt.getTime()
				});
		}
		const published = await publicationOf(db, t, own.id);
		if (published?.at)
			notices.push({
				...{ id: `grades:${own.id}`, kind: 'graded', title: { zh: own.name, en: own.name } },
				...{ at: published.at.getTime(), dueAt: null, href: `/class/${own.id}/grades` }
			});
		return notices;
	},

	async dates({ store: { db, t } }, { class: own, member }): Promise<CalendarDate[]> {
		return (await roundsOf(db, t, own.id))
			.filter(({ teams }) => teams.some(({ members }) => members.includes(member.id)))
			.map(({ id, title, closesAt }) => ({
				...{ id: `contribution-${id}`, title, href: `/class/${own.id}/contribution` },
				...{ startsAt: closesAt.getTime(), endsAt: closesAt.getTime() }
			}));
	}
};
