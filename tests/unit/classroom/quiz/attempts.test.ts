import { describe, expect, it } from 'vitest';
import {
	GRACE,
	NO_ALLOWANCE,
	quizState,
	takesAnswers,
	type AttemptEvent,
	type AttemptPolicy
} from '../../../../src/lib/classroom/quiz/attempts.ts';
import { percentText } from '../../../../src/lib/classroom/quiz/total.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const policy = (fields: Partial<AttemptPolicy> = {}): AttemptPolicy => ({
	tries: 2,
	cooldown: 600,
	counts: 'best',
	limit: 1_200,
	opens: 0,
	due: DAY,
	closes: 5 * DAY,
	late: { kind: 'accept' },
	...fields
});
const started = (at: number): AttemptEvent => ({ type: 'started', at });
const submitted = (at: number): AttemptEvent => ({ type: 'submitted', at });
const marked = (attempt: number, earned: number, of = 100): AttemptEvent => ({
	type: 'marked',
	attempt,
	share: { earned: BigInt(earned), of: BigInt(of) }
});
const stateAt = (
	now: number,
	events: AttemptEvent[] = [],
	fields: Partial<AttemptPolicy> = {},
	allowance = {}
) => quizState(policy(fields), { ...NO_ALLOWANCE, ...allowance }, events, now);

describe('where a student stands with a quiz', () => {
	const once = [started(MINUTE), submitted(2 * MINUTE)];
	const twice = [...once, started(20 * MINUTE), submitted(21 * MINUTE)];

	it.each<[string, number, AttemptEvent[], string]>([
		['before it opens', -1, [], 'notOpen'],
		['once it is open', 0, [], 'ready'],
		['in an attempt', 2 * MINUTE, [started(MINUTE)], 'running'],
		['right after an attempt', 3 * MINUTE, once, 'cooling'],
		['after the wait', 12 * MINUTE, once, 'ready'],
		['after the last attempt', DAY, twice, 'spent'],
		['at closing time', 5 * DAY, [], 'closed'],
		['when time has run out', 30 * MINUTE + MINUTE, [started(0)], 'ready']
	])('%s', (_, now, events, phase) => {
		expect(stateAt(now, events).phase).toBe(phase);
	});

	it('says when the next attempt may begin and how many are left', () => {
		expect(stateAt(3 * MINUTE, once)).toMatchObject({ nextAt: 12 * MINUTE, triesLeft: 1 });
		expect(stateAt(-5)).toMatchObject({ nextAt: 0, triesLeft: 2 });
		expect(stateAt(0, [], { tries: null })).toMatchObject({ triesLeft: null });
		expect(stateAt(DAY, twice, {}, { extraTries: 1 })).toMatchObject({
			phase: 'ready',
			triesLeft: 1
		});
	});

	it('passes over what cannot be: a second start, handing in twice', () => {
		const events = [started(0), started(1), submitted(MINUTE), submitted(2 * MINUTE)];
		expect(stateAt(3 * MINUTE, events).attempts).toMatchObject([
			{ startedAt: 0, submittedAt: MINUTE }
		]);
	});
});

describe('the time of an attempt', () => {
	it('is the limit, longer for who has a right to it', () => {
		const endsAt = (time: number) => stateAt(1, [started(0)], {}, { time }).attempts[0]!.endsAt;
		expect([100, 125, 150, 300].map(endsAt)).toEqual([20, 25, 30, 60].map((m) => m * MINUTE));
		for (const time of [99, 301, Number.NaN]) expect(() => endsAt(time)).toThrow(RangeError);
	});

	it('ends with the quiz, which an extension moves', () => {
		const late = { closes: DAY, due: null };
		const endsAt = (extension: number) =>
			stateAt(DAY, [started(DAY - MINUTE)], late, { extension }).attempts[0]!.endsAt;
		expect(endsAt(0)).toBe(DAY);
		expect(endsAt(3_600)).toBe(DAY + 19 * MINUTE);
	});

	it('takes answers that were on their way, and no later ones', () => {
		const end = 20 * MINUTE;
		const takes = (now: number) => takesAnswers(stateAt(now, [started(0)]), now);
		expect(takes(end)).toBe(true);
		expect(takes(end + GRACE)).toBe(true);
		expect(takes(end + GRACE + 1)).toBe(false);
		expect(takesAnswers(stateAt(1), 1)).toBe(false);
	});

	it('ends an attempt by itself with what was saved', () => {
		const [attempt] = stateAt(DAY, [started(0)]).attempts;
		expect(attempt).toMatchObject({ submittedAt: 20 * MINUTE, ranOut: true });
		const [inGrace] = stateAt(DAY, [started(0), submitted(20 * MINUTE + 1)]).attempts;
		expect(inGrace).toMatchObject({ submittedAt: 20 * MINUTE, ranOut: false });
		const next = stateAt(DAY, [started(0), started(60 * MINUTE)]).attempts;
		expect(next.map(({ ranOut }) => ranOut)).toEqual([true, true]);
	});
});

describe('the attempt that counts', () => {
	const three = [
		...[started(0), submitted(1), started(DAY / 4), submitted(DAY / 4 + 1)],
		...[started(DAY / 2), submitted(DAY / 2 + 1)]
	];
	const marks = [marked(0, 60), marked(1, 80), marked(2, 80)];
	const counted = (counts: AttemptPolicy['counts'], events: AttemptEvent[]) =>
		stateAt(DAY, events, { counts, tries: 5 }).counted;

	it('is the best, of equal ones the earlier; or the first; or the last', () => {
		expect(counted('best', [...three, ...marks])).toBe(1);
		expect(counted('first', [...three, ...marks])).toBe(0);
		expect(counted('last', [...three, ...marks])).toBe(2);
	});

	it('may still change while an attempt waits for its mark', () => {
		const waiting = stateAt(DAY, [...three, marked(0, 60)], { tries: 5 });
		expect(waiting).toMatchObject({ counted: 0, pending: true });
		expect(stateAt(DAY, three, { tries: 5 }).counted).toBeNull();
		expect(stateAt(DAY, [...three, ...marks], { tries: 5 }).pending).toBe(false);
	});

	it('takes the later mark when one is corrected', () => {
		expect(counted('best', [...three, ...marks, marked(0, 90)])).toBe(0);
	});
});

describe('late work', () => {
	const at = (end: number, late: AttemptPolicy['late'], allowance = {}) =>
		stateAt(6 * DAY, [started(end - MINUTE), submitted(end), marked(0, 80)], { late }, allowance)
			.attempts[0];
	const penalty = { kind: 'penalty', percent: 10, most: 25 } as const;

	it('costs for each day begun, up to the most', () => {
		const shares = [DAY, DAY + 1, 2 * DAY, 2 * DAY + 1, 4 * DAY].map((end) => {
			const attempt = at(end, penalty)!;
			return [attempt.late, attempt.penalty, percentText(attempt.share!)];
		});
		expect(shares).toEqual([
			[false, 0, '80.00'],
			[true, 10, '72.00'],
			[true, 10, '72.00'],
			[true, 20, '64.00'],
			[true, 25, '60.00']
		]);
	});

	it('is marked late where it is accepted, and not possible where it is refused', () => {
		expect(at(2 * DAY, { kind: 'accept' })).toMatchObject({ late: true, penalty: 0 });
		expect(stateAt(DAY, [], { late: { kind: 'refuse' } }).phase).toBe('closed');
		expect(stateAt(DAY - 1, [], { late: { kind: 'refuse' } }).phase).toBe('ready');
		expect(stateAt(DAY + 1)).toMatchObject({ phase: 'ready', late: true });
	});

	it('counts from the extended time', () => {
		expect(at(2 * DAY, penalty, { extension: 86_400 })).toMatchObject({ late: false, penalty: 0 });
	});

	it('lets an attempt that began in time end when the quiz does', () => {
		const [attempt] = stateAt(2 * DAY, [started(DAY - MINUTE)], {
			late: { kind: 'refuse' }
		}).attempts;
		expect(attempt).toMatchObject({ endsAt: DAY, submittedAt: DAY, late: false, ranOut: true });
	});
});
