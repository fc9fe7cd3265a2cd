import { refuse, type Refusal } from '../outcome.ts';

/** Milliseconds that a team has for its presentation and for its defence. */
export interface SpeakingTimes {
	present: number;
	defend: number;
}

/** A question in the defence: who asked, and who of the presenting team answered. */
export interface Question {
	id: string;
	askedBy: string;
	/** Null until somebody answers. */
	answeredBy: string | null;
	text: string;
	at: number;
}

export type SpeakingPhase = 'present' | 'defend';

export interface Turn {
	team: string;
	phase: SpeakingPhase;
	/** Milliseconds used in this phase before `runningSince`. */
	used: number;
	/** Null while the clock stands. */
	runningSince: number | null;
}

/** The queue of presentations of one lesson. */
export interface Speaking {
	times: SpeakingTimes;
	/** Teams still to present. */
	queue: readonly string[];
	turn: Turn | null;
	done: readonly string[];
	questions: readonly (Question & { team: string })[];
}

export type SpeakingMove = { at: number } & (
	| { type: 'next' | 'start' | 'pause' | 'defend' | 'finish' }
	/** Puts a waiting team in another place of the queue, from 0. */
	| { type: 'reorder'; team: string; to: number }
	| { type: 'ask'; id: string; askedBy: string; askerTeam: string | null; text: string }
	| { type: 'answer'; id: string; answeredBy: string; answererTeam: string | null }
);

export type SpeakingRefusal =
	| 'speaking.nobody' // nobody is presenting
	| 'speaking.busy' // a team is presenting: finish first
	| 'speaking.empty' // the queue is empty
	| 'speaking.notWaiting' // the team is not in the queue
	| 'speaking.ownTeam' // a question to the own team earns nothing and is none
	| 'speaking.otherTeam' // only the presenting team answers
	| 'speaking.question'; // no such question, or one without words

/** Milliseconds used in the present phase. */
export const usedBy = ({ used, runningSince }: Turn, now: number): number =>
	used + (runningSince === null ? 0 : Math.max(0, now - runningSince));

/** What is left on the clock, negative when the time is over; null when nobody presents. */
export const timeLeft = ({ times, turn }: Speaking, now: number): number | null =>
	turn && times[turn.phase] - usedBy(turn, now);

type Outcome = Speaking | Refusal<SpeakingRefusal>;

function ask(state: Speaking, turn: Turn, move: Extract<SpeakingMove, { type: 'ask' }>): Outcome {
	if (state.questions.some(({ id }) => id === move.id)) return state;
	if (move.askerTeam === turn.team) return refuse('speaking.ownTeam');
	const text = move.text.trim();
	if (text === '') return refuse('speaking.question');
	const { id, askedBy, at } = move;
	const question = { id, askedBy, answeredBy: null, text, at, team: turn.team };
	return { ...state, questions: [...state.questions, question] };
}

function answer(
	state: Speaking,
	turn: Turn,
	move: Extract<SpeakingMove, { type: 'answer' }>
): Outcome {
	const question = state.questions.find(({ id, team }) => id === move.id && team === turn.team);
	if (!question) return refuse('speaking.question');
	if (move.answererTeam !== turn.team) return refuse('speaking.otherTeam');
	const answered = { ...question, answeredBy: move.answeredBy };
	return { ...state, questions: state.questions.map((q) => (q === question ? answered : q)) };
}

function reorder(state: Speaking, team: string, to: number): Outcome {
	if (!state.queue.includes(team)) return refuse('speaking.notWaiting');
	const queue = state.queue.filter((waiting) => waiting !== team);
	return { ...state, queue: queue.toSpliced(Math.max(0, to), 0, team) };
}

/** One step of the presentations: the queue, the clock, the questions. Pressing twice does what pressing once does. */
export function moveSpeaking(state: Speaking, move: SpeakingMove): Outcome {
	const { turn } = state;
	if (move.type === 'reorder') return reorder(state, move.team, move.to);
	if (move.type === 'next') {
		if (turn) return refuse('speaking.busy');
		const [team, ...queue] = state.queue;
		if (team === undefined) return refuse('speaking.empty');
		return { ...state, queue, turn: { team, phase: 'present', used: 0, runningSince: null } };
	}
	if (!turn) return refuse('speaking.nobody');
	if (move.type === 'ask') return ask(state, turn, move);
	if (move.type === 'answer') return answer(state, turn, move);
	if (move.type === 'finish') return { ...state, turn: null, done: [...state.done, turn.team] };
	if (move.type === 'start')
		return { ...state, turn: { ...turn, runningSince: turn.runningSince ?? move.at } };
	if (move.type === 'pause')
		return { ...state, turn: { ...turn, used: usedBy(turn, move.at), runningSince: null } };
	if (turn.phase === 'defend') return state;
	return { ...state, turn: { ...turn, phase: 'defend', used: 0, runningSince: move.at } };
}

export interface BonusRules {
	/** Points for a question asked, for one answered. */
	asked: number;
	answered: number;
	/** Most points one person earns in a lesson. */
	most: number;
}

/** Bonus points from the log of questions, by person. A question that nobody answered still was one. */
export function defenceBonus(
	questions: readonly Question[],
	{ asked, answered, most }: BonusRules
): Map<string, number> {
	const points = new Map<string, number>();
	const add = (person: string | null, more: number) => {
		if (person !== null) points.set(person, Math.min(most, (points.get(person) ?? 0) + more));
	};
	for (const question of questions) {
		add(question.askedBy, asked);
		add(question.answeredBy, answered);
	}
	return points;
}
