import { describe, expect, it } from 'vitest';
import { exact } from '../../../../src/lib/classroom/exact.ts';
import { gate, overrideGate, type GatePolicy } from '../../../../src/lib/classroom/tokens/gate.ts';
import { grantToken, leftIn, type Grant } from '../../../../src/lib/classroom/tokens/grants.ts';

/** A team from scores; 60 passes, null is not taken, `x` is excused. */
const team = (...scores: (number | null | 'x')[]) =>
	scores.map((score, i) => ({
		member: `m${i}`,
		score: score === 'x' || score === null ? null : exact(score),
		passed: typeof score === 'number' && score >= 60,
		excused: score === 'x'
	}));
const each: GatePolicy = { kind: 'each' };
const two: GatePolicy = { kind: 'members', count: 2 };
const mean: GatePolicy = { kind: 'mean', percent: 70 };

describe('a gate', () => {
	it.each<[string, GatePolicy, ReturnType<typeof team>, boolean]>([
		['each: all have passed', each, team(60, 80), true],
		['each: one has not', each, team(60, 59), false],
		['each: who is excused holds nobody up', each, team(60, 'x'), true],
		['two: two of three', two, team(60, 80, null), true],
		['two: one of three', two, team(60, 50, null), false],
		['two: a team of one needs the one', two, team(90), true],
		['mean: exactly reached', mean, team(50, 90), true],
		['mean: not taken counts as nothing', mean, team(100, null), false],
		['everybody excused', mean, team('x', 'x'), false],
		['nobody left', each, team(), false]
	])('%s', (_, policy, members, open) => {
		expect(gate(policy, members)).toMatchObject({ open, by: 'policy' });
	});

	it('says how far it is and for whom it waits', () => {
		expect(gate(each, team(60, 59, null))).toMatchObject({
			...{ have: 1, need: 3, waitingFor: ['m1', 'm2'] }
		});
		expect(gate(mean, team(60, 50, null))).toMatchObject({ need: 70, waitingFor: ['m2'] });
	});

	it('follows the instructor, who gives a reason', () => {
		const made = { by: 't', at: 1, reason: 'network was down' };
		expect(gate(each, team(0), { ...made, open: true })).toMatchObject({
			...{ open: true, by: 'override' }
		});
		expect(gate(each, team(100), { ...made, open: false }).open).toBe(false);
		expect(overrideGate({ ...made, open: true, reason: ' ' })).toEqual({ refused: 'gate.reason' });
		expect(overrideGate({ ...made, open: true })).toMatchObject({ reason: 'network was down' });
	});
});

describe('tokens', () => {
	const grant = (cause: string, month = 1, company = 'A'): Grant => ({
		team: company,
		month,
		cause
	});
	function granted(...grants: Grant[]): Grant[] {
		return grants.reduce<Grant[]>((all, next) => {
			const outcome = grantToken(all, next);
			if ('refused' in outcome) throw new Error(outcome.refused);
			return outcome;
		}, []);
	}
	it('are at most two a month, for each team', () => {
		const grants = granted(grant('q1'), grant('q2'), grant('q1', 1, 'B'));
		expect(grantToken(grants, grant('q3'))).toEqual({
			refused: 'token.monthFull',
			params: { most: 2 }
		});
		expect([leftIn(grants, 'A', 1), leftIn(grants, 'A', 2), leftIn(grants, 'B', 1)]).toEqual([
			...[0, 2, 1]
		]);
		expect(grantToken(grants, grant('q3', 2))).toHaveLength(4);
		expect(grantToken([], grant('q1'), 0)).toMatchObject({ refused: 'token.monthFull' });
	});
	it('come once for one cause, whatever the month', () => {
		expect(grantToken(granted(grant('q1')), grant('q1', 2))).toEqual({ refused: 'token.earned' });
	});
});
