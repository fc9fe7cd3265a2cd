import { doerFor } from '../services/peer/in-task.ts';
import { isWritable } from '../services/peer/round-facts.ts';
import { reviewsOf, roundsOfClass } from '../stores/peer.ts';
import type { GameDeps } from '../services/deps.ts';
import type { Notice, NoticePlace, NoticeSource } from './source.ts';

/** The rounds that the person writes reviews in, as one of a company or alone. */
async function rounds({ store: { db, t } }: GameDeps, { class: own, member }: NoticePlace) {
	const found = [];
	for (const { round, task, unit } of await roundsOfClass(db, t, own.id)) {
		if (!round.openedAt) continue;
		const doer = await doerFor(db, t, task, member);
		const reviews = await reviewsOf(db, t, round.id);
		const href = `/class/${own.id}/units/${unit.id}/tasks/${task.id}/peer`;
		found.push({
			...{ round, task, href },
			given: reviews.filter(({ giver }) => giver === doer),
			got: reviews.filter(({ receiver }) => receiver === doer)
		});
	}
	return found;
}

/** Reviews to be written, and reviews of the own work. */
export const peerNotices: NoticeSource = {
	async notices(deps, place) {
		if (place.member.role !== 'student') return [];
		const notices: Notice[] = [];
		for (const { round, task, href, given, got } of await rounds(deps, place)) {
			const about = { title: task.title, href };
			const undone = given.some(({ handedInAt }) => handedInAt === null);
			if (undone && isWritable(round, deps.now()))
				notices.push({
					...{ ...about, id: `peer:${round.id}:due`, kind: 'due' },
					...{ at: round.openedAt!.getTime(), dueAt: round.dueAt?.getTime() ?? null }
				});
			if (round.publishedAt && got.some(({ handedInAt }) => handedInAt !== null))
				notices.push({
					...{ ...about, id: `peer:${round.id}:commented`, kind: 'commented' },
					...{ at: round.publishedAt.getTime(), dueAt: null }
				});
		}
		return notices;
	},

	async dates(deps, place) {
		return (await rounds(deps, place)).flatMap(({ round, task, href, given }) => {
			const due = round.dueAt?.getTime();
			if (due === undefined || given.length === 0) return [];
			return { id: `peer-${round.id}`, title: task.title, startsAt: due, endsAt: due, href };
		});
	}
};
