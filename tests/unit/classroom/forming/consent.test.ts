import { describe, expect, it } from 'vitest';
import {
	askToMove,
	onRequest,
	type ConsentMove,
	type MoveRequest
} from '../../../../src/lib/classroom/forming/consent.ts';

const facts = { student: 's', from: 'A', to: 'B', captains: { from: 'a', to: 'b' } };
const room = { members: 5 };
const ask = (by: string) => askToMove({ ...facts, by, at: 1 }, room);
function asked(by = 's', ...moves: ConsentMove[]): MoveRequest {
	let request = ask(by);
	for (const move of moves) {
		if ('refused' in request) throw new Error(request.refused);
		request = onRequest(request, move, room);
	}
	if ('refused' in request) throw new Error(request.refused);
	return request;
}
const agree = (by: string): ConsentMove => ({ type: 'agree', by, at: 2 });

describe('changing teams', () => {
	it('takes the student and both captains, in any order', () => {
		expect(asked('s', agree('b')).state).toBe('open');
		expect(asked('s', agree('b'), agree('a')).state).toBe('agreed');
		const called = asked('b', agree('s'), agree('a'));
		expect([called.state, called.log.map(({ by, said }) => `${by} ${said}`)]).toEqual([
			'agreed',
			['b asks', 's agrees', 'a agrees']
		]);
	});

	it('counts one person once, however often they press', () => {
		expect(asked('s', agree('b'), agree('b'))).toEqual(asked('s', agree('b')));
		expect(asked('s', agree('s'))).toEqual(asked('s'));
	});

	it('ends with one refusal, or when whoever asked takes it back', () => {
		expect(asked('s', { type: 'refuse', by: 'a', at: 2, why: 'exam week' })).toMatchObject({
			state: 'refused',
			log: [{}, { by: 'a', said: 'refuses', why: 'exam week' }]
		});
		expect(asked('b', { type: 'withdraw', by: 'b', at: 2 }).state).toBe('withdrawn');
		expect(onRequest(asked('b'), { type: 'withdraw', by: 's', at: 2 }, room)).toEqual({
			refused: 'move.notAsked'
		});
		expect(onRequest(asked('s', agree('b'), agree('a')), agree('a'), room)).toEqual({
			refused: 'move.settled'
		});
	});

	it('needs nobody else when the instructor decides, but a reason', () => {
		const decide = (agreed: boolean, why: string): ConsentMove => ({
			...{ type: 'decide', by: 't', at: 3, agreed, why }
		});
		expect(asked('s', decide(true, 'language balance')).state).toBe('agreed');
		expect(asked('s', decide(false, 'too late')).state).toBe('refused');
		expect(onRequest(asked(), decide(true, ' '), room)).toEqual({ refused: 'move.reason' });
	});

	it('is refused for strangers, captains, the same team and a full one', () => {
		expect(ask('x')).toEqual({ refused: 'move.notAsked' });
		expect(onRequest(asked(), agree('x'), room)).toEqual({ refused: 'move.notAsked' });
		expect(askToMove({ ...facts, student: 'a', by: 'a', at: 1 }, room)).toEqual({
			refused: 'move.isCaptain'
		});
		expect(askToMove({ ...facts, to: 'A', by: 's', at: 1 }, room)).toEqual({
			refused: 'move.sameTeam'
		});
		expect(askToMove({ ...facts, by: 's', at: 1 }, { members: 7 })).toEqual({
			refused: 'move.full',
			params: { max: 7 }
		});
		expect(onRequest(asked('s', agree('b')), agree('a'), { members: 7 })).toMatchObject({
			refused: 'move.full'
		});
	});

	it('waits for the instructor while a team has no captain', () => {
		const leaderless = askToMove(
			{ ...facts, captains: { from: null, to: 'b' }, by: 's', at: 1 },
			room
		);
		if ('refused' in leaderless) throw new Error(leaderless.refused);
		expect(onRequest(leaderless, agree('b'), room)).toMatchObject({ state: 'open' });
	});
});
