import { describe, expect, it } from 'vitest';
import {
	declaredShare,
	languageShare
} from '../../../../src/lib/classroom/notices/language-share.ts';
import {
	defenceBonus,
	moveSpeaking,
	timeLeft,
	type Speaking,
	type SpeakingMove
} from '../../../../src/lib/classroom/notices/speaking.ts';

const fresh: Speaking = {
	...{ times: { present: 300, defend: 120 }, queue: ['A', 'B', 'C'] },
	...{ turn: null, done: [], questions: [] }
};
function after(state: Speaking, ...moves: SpeakingMove[]): Speaking {
	return moves.reduce((current, move) => {
		const next = moveSpeaking(current, move);
		if ('refused' in next) throw new Error(next.refused);
		return next;
	}, state);
}
const at = (
	type: 'next' | 'start' | 'pause' | 'defend' | 'finish',
	time: number
): SpeakingMove => ({
	type,
	at: time
});
const ask = (id: string, askerTeam: string | null, text = 'Why so cheap?'): SpeakingMove => ({
	...{ type: 'ask', id, askedBy: `p-${id}`, askerTeam, text, at: 400 }
});

describe('the presentations of a lesson', () => {
	it('run their clock, stop it, and show when the time is over', () => {
		const running = after(fresh, at('next', 0), at('start', 10));
		expect([timeLeft(fresh, 5), timeLeft(running, 110), timeLeft(running, 400)]).toEqual([
			...[null, 200, -90]
		]);
		const paused = after(running, at('pause', 110));
		expect(timeLeft(paused, 9_999)).toBe(200);
		expect(after(paused, at('pause', 500))).toEqual(paused);
		const again = after(paused, at('start', 200), at('start', 250));
		expect(timeLeft(again, 260)).toBe(140);
	});

	it('go from presentation to defence to the next team', () => {
		const defending = after(fresh, at('next', 0), at('start', 0), at('defend', 300));
		expect([defending.turn!.phase, timeLeft(defending, 310)]).toEqual(['defend', 110]);
		expect(after(defending, at('defend', 350))).toEqual(defending);
		const next = after(defending, at('finish', 420), at('next', 430));
		expect([next.done, next.turn!.team, next.queue]).toEqual([['A'], 'B', ['C']]);
	});

	it('are put in another order while they wait', () => {
		const move = (team: string, to: number) =>
			moveSpeaking(fresh, { type: 'reorder', team, to, at: 0 });
		expect([move('C', 0), move('A', 9), move('B', -1)]).toMatchObject([
			...[{ queue: ['C', 'A', 'B'] }, { queue: ['B', 'C', 'A'] }, { queue: ['B', 'A', 'C'] }]
		]);
		expect(move('Z', 0)).toEqual({ refused: 'speaking.notWaiting' });
	});

	it('refuse what makes no sense', () => {
		const refused = (state: Speaking, move: SpeakingMove) => {
			const outcome = moveSpeaking(state, move);
			return 'refused' in outcome ? outcome.refused : null;
		};
		const busy = after(fresh, at('next', 0));
		expect([
			...[refused(fresh, at('start', 0)), refused(busy, at('next', 1))],
			...[refused({ ...fresh, queue: [] }, at('next', 0)), refused(busy, ask('q', 'A'))],
			...[refused(busy, ask('q', 'B', '  ')), refused(fresh, ask('q', 'B'))]
		]).toEqual([
			...['speaking.nobody', 'speaking.busy', 'speaking.empty', 'speaking.ownTeam'],
			...['speaking.question', 'speaking.nobody']
		]);
	});

	it('log who asked and who answered, once, and give bonus points up to a limit', () => {
		const answer = (id: string, answererTeam: string): SpeakingMove => ({
			...{ type: 'answer', id, answeredBy: 'p-a', answererTeam, at: 410 }
		});
		const state = after(
			...([fresh, at('next', 0), ask('q1', 'B'), ask('q1', 'B'), ask('q2', null)] as const),
			...([answer('q1', 'A'), answer('q2', 'A')] as const)
		);
		expect(state.questions.map((q) => [q.askedBy, q.answeredBy, q.team])).toEqual([
			['p-q1', 'p-a', 'A'],
			['p-q2', 'p-a', 'A']
		]);
		expect(moveSpeaking(state, answer('q1', 'B'))).toEqual({ refused: 'speaking.otherTeam' });
		expect(moveSpeaking(state, answer('q9', 'A'))).toEqual({ refused: 'speaking.question' });
		const later = after(state, at('finish', 500), at('next', 501));
		expect(moveSpeaking(later, answer('q1', 'B'))).toEqual({ refused: 'speaking.question' });
		expect([...defenceBonus(state.questions, { asked: 1, answered: 2, most: 3 })]).toEqual([
			['p-q1', 1],
			['p-a', 3],
			['p-q2', 1]
		]);
	});
});

describe('the share of English', () => {
	const minute = 60_000;
	it('is what was spoken between the taps', () => {
		const taps = [
			{ at: 0, language: 'zh' as const },
			{ at: minute, language: 'en' as const },
			{ at: 3 * minute, language: 'stop' as const },
			{ at: 9 * minute, language: 'en' as const }
		];
		const share = { zh: minute, en: 3 * minute, englishPercent: 75, warn: false };
		expect(languageShare(taps, 10 * minute)).toEqual(share);
		expect(languageShare([...taps].reverse(), 10 * minute)).toEqual(share);
	});
	it('warns under half, not at half, and not in the first minute', () => {
		const half = [
			{ at: 0, language: 'zh' as const },
			{ at: minute, language: 'en' as const }
		];
		expect(languageShare(half, 2 * minute)).toMatchObject({ englishPercent: 50, warn: false });
		expect(languageShare(half, 2 * minute - 1).warn).toBe(true);
		expect(languageShare(half, 2 * minute - 1, 0).warn).toBe(false);
		expect(languageShare(half, minute - 1).warn).toBe(false);
		expect(languageShare([], minute).englishPercent).toBeNull();
	});
	it('may be declared by the team', () => {
		expect([declaredShare(49).warn, declaredShare(50).warn]).toEqual([true, false]);
	});
});
