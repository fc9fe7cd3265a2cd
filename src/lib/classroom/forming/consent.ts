import { MAX_TEAM } from '../distribution.ts';
import { refuse, type Refusal } from '../outcome.ts';
import type { Instant } from '../instant.ts';

/** Whose word a change of team needs. */
export const VOICES = ['student', 'from', 'to'] as const;
export type Voice = (typeof VOICES)[number];

/** A student wants, or is wanted, to change teams. It takes the student and both captains, or the instructor. */
export interface MoveRequest {
	student: string;
	from: string;
	to: string;
	/** Captains of both teams, by id, as they are when the move is made; null while a team has none. */
	captains: { from: string | null; to: string | null };
	state: 'open' | 'agreed' | 'refused' | 'withdrawn';
	consents: readonly Voice[];
	/** Everything that was said, for ever. */
	log: readonly {
		by: string;
		said: 'asks' | 'agrees' | 'refuses' | 'withdraws' | 'decides';
		at: Instant;
		why: string;
	}[];
}

export type ConsentMove = { by: string; at: Instant } & (
	| { type: 'agree' | 'withdraw' }
	| { type: 'refuse'; why: string }
	/** By the instructor, whatever the others have said. */
	| { type: 'decide'; agreed: boolean; why: string }
);

export type ConsentRefusal =
	| 'move.sameTeam'
	| 'move.full' // the team has `max` members
	| 'move.isCaptain' // a captain hands the company over first
	| 'move.notAsked' // whoever speaks has no voice in it
	| 'move.settled' // it has been decided
	| 'move.reason'; // an instructor's decision wants a reason

/** Facts about the team that would take the student. */
export interface Room {
	members: number;
}

/** The voices that one person holds: the captain who is asked may also be the one who asked. */
const voicesOf = (request: MoveRequest, person: string): Voice[] =>
	VOICES.filter((voice) =>
		voice === 'student' ? person === request.student : person === request.captains[voice]
	);

/** A request as it begins: whoever asks has agreed. */
export function askToMove(
	asked: Pick<MoveRequest, 'student' | 'from' | 'to' | 'captains'> & { by: string; at: Instant },
	room: Room
): MoveRequest | Refusal<ConsentRefusal> {
	const { by, at, ...facts } = asked;
	if (facts.from === facts.to) return refuse('move.sameTeam');
	if (facts.student === facts.captains.from) return refuse('move.isCaptain');
	if (room.members >= MAX_TEAM) return refuse('move.full', { max: MAX_TEAM });
	const request: MoveRequest = { ...facts, state: 'open', consents: [], log: [] };
	const consents = voicesOf(request, by);
	if (consents.length === 0) return refuse('move.notAsked');
	return { ...request, consents, log: [{ by, said: 'asks', at, why: '' }] };
}

/**
 * One word on a request. With the last consent it is `agreed`, and the caller moves the student; agreeing twice
 * changes nothing.
 * @param room of the team that would take the student, at this moment
 */
export function onRequest(
	request: MoveRequest,
	move: ConsentMove,
	room: Room
): MoveRequest | Refusal<ConsentRefusal> {
	if (request.state !== 'open') return refuse('move.settled');
	const { by, at } = move;
	const why = 'why' in move ? move.why.trim() : '';
	const full = room.members >= MAX_TEAM;
	const said = (
		what: MoveRequest['log'][number]['said'],
		state: MoveRequest['state'],
		consents = request.consents
	): MoveRequest => ({
		...request,
		state,
		consents,
		log: [...request.log, { by, said: what, at, why }]
	});
	if (move.type === 'decide') {
		if (why === '') return refuse('move.reason');
		if (move.agreed && full) return refuse('move.full', { max: MAX_TEAM });
		return said('decides', move.agreed ? 'agreed' : 'refused');
	}
	const voices = voicesOf(request, by);
	const asked = request.log[0]!.by === by;
	if (move.type === 'withdraw')
		return asked ? said('withdraws', 'withdrawn') : refuse('move.notAsked');
	if (voices.length === 0) return refuse('move.notAsked');
	if (move.type === 'refuse') return said('refuses', 'refused');
	if (voices.every((voice) => request.consents.includes(voice))) return request;
	const consents = VOICES.filter((v) => voices.includes(v) || request.consents.includes(v));
	const complete = consents.length === VOICES.length;
	if (complete && full) return refuse('move.full', { max: MAX_TEAM });
	return said('agrees', complete ? 'agreed' : 'open', consents);
}
