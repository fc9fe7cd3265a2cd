import type { CriterionKind } from '$lib/classroom/review/rubric-form';
import type { Circle, Face } from '$lib/classroom/review/anonymity';
import type { Question } from '$lib/server/services/after-class/reflections';
import type { RoundView } from '$lib/server/services/peer/rounds';
import { m } from '$lib/paraglide/messages';

export const kindTexts: Record<CriterionKind, () => string> = {
	levels: m.peer_kind_levels,
	points: m.peer_kind_points,
	yesNo: m.peer_kind_yesNo,
	comment: m.peer_kind_comment
};

export const faceTexts: Record<Face, () => string> = {
	answer: m.peer_face_answer,
	giver: m.peer_face_giver,
	receiver: m.peer_face_receiver
};

export const circleTexts: Record<Circle, () => string> = {
	self: m.peer_circle_self,
	team: m.peer_circle_team,
	otherTeam: m.peer_circle_otherTeam,
	class: m.peer_circle_class,
	instructor: m.peer_circle_instructor
};

type Fault = NonNullable<RoundView['round']>['faults'][number];

/** What is not as a dealt allocation promises, in words. */
export function faultText(fault: Fault): string {
	if (fault.count !== undefined) {
		const facts = { name: fault.giver, n: fault.count };
		return fault.code === 'gives' ? m.peer_fault_gives(facts) : m.peer_fault_gets(facts);
	}
	const { code, giver, receiver } = fault;
	if (code === 'self') return m.peer_fault_self({ giver });
	if (code === 'doubled') return m.peer_fault_doubled({ giver, receiver });
	if (code === 'reciprocal') return m.peer_fault_reciprocal({ giver, receiver });
	return m.peer_fault_stranger({ giver, receiver });
}

export const questionTexts: Record<Question, () => string> = {
	learned: m.peer_question_learned,
	hard: m.peer_question_hard,
	next: m.peer_question_next
};
