import { isPublished } from '../services/in-unit.ts';
import { standing, takenOf } from '../services/quiz-marks.ts';
import { quizzesOfClass } from '../stores/quizzes.ts';
import { unitsOf } from '../stores/units.ts';
import type { GameDeps } from '../services/deps.ts';
import type { NoticePlace, NoticeSource } from './source.ts';

/** The quizzes that a student sees, and where to. */
async function shown({ store: { db, t }, now }: GameDeps, { class: own }: NoticePlace) {
	const at = now();
	const units = (await unitsOf(db, t, own.id)).filter((unit) => isPublished(unit, at));
	return (await quizzesOfClass(db, t, own.id)).flatMap((quiz) => {
		const unit = units.find(({ id }) => id === quiz.unitId);
		if (!unit || !quiz.publishedAt || quiz.publishedAt > at) return [];
		return { quiz, unit, href: `/class/${own.id}/units/${unit.id}/quizzes/${quiz.id}` };
	});
}

/** Quizzes that can be taken and have not been. */
export const quizNotices: NoticeSource = {
	async notices(deps, place) {
		const { member } = place;
		if (member.role !== 'student') return [];
		const at = deps.now();
		const found = await shown(deps, place);
		const rows = found.map(({ quiz }) => quiz);
		const taken = await takenOf(deps.store, rows, [member], at, member.id);
		return found.flatMap(({ quiz, unit, href }) => {
			const { state } = standing(taken, quiz, member, at);
			const begun = state.phase === 'running';
			if (!begun && (state.phase !== 'ready' || state.attempts.length > 0)) return [];
			const opened = [quiz.publishedAt!, unit.publishAt!, quiz.opensAt ?? quiz.publishedAt!];
			return {
				...{ id: `quiz:${quiz.id}:due`, kind: 'due' as const, title: quiz.title, href },
				at: Math.max(...opened.map((moment) => moment.getTime())),
				dueAt: (quiz.dueAt ?? quiz.closesAt)?.getTime() ?? null
			};
		});
	},

	async dates(deps, place) {
		return (await shown(deps, place)).flatMap(({ quiz, href }) => {
			const due = (quiz.dueAt ?? quiz.closesAt)?.getTime();
			if (due === undefined) return [];
			return { id: `quiz-${quiz.id}`, title: quiz.title, startsAt: due, endsAt: due, href };
		});
	}
};
