import { describe, expect, it } from 'vitest';
import { balanceReport, spreadOf } from '../../../../src/lib/classroom/forming/balance.ts';
import { formBalanced } from '../../../../src/lib/classroom/forming/balanced.ts';
import {
	IntroductionCard,
	Questionnaire,
	type Candidate,
	type Wish
} from '../../../../src/lib/classroom/forming/questionnaire.ts';
import { teamCounts } from '../../../../src/lib/classroom/forming/sizes.ts';
import { stream } from '../../../../sim/kernel/random.ts';
import { drawn, skills } from './people.ts';

const chance = () => stream('class', 1, 'forming');
const together = (a: string, b: string): Wish => ({ kind: 'together', people: [a, b] });
const apart = (a: string, b: string): Wish => ({ kind: 'apart', people: [a, b] });
function formed(people: Candidate[], teams: number, wishes: Wish[] = []): Candidate[][] {
	const outcome = formBalanced(people, teams, wishes, chance());
	if (!('teams' in outcome)) throw new Error(JSON.stringify(outcome));
	return outcome.teams.map((ids) => ids.map((id) => people.find((p) => p.id === id)!));
}

describe('balanced forming', () => {
	it('is far more even than chance', () => {
		const people = drawn(24, 'a');
		const report = balanceReport(formed(people, 6), chance());
		expect(report.partitions).toBe(1_000);
		expect(report.all.beats).toBeGreaterThan(0.99);
		expect(report.all.spread).toBeLessThan(report.all.random / 2);
	});

	it('finds the even partition where there is one', () => {
		const people = ['5151', '1515', '3333', '3333', '5151', '1515', '3333', '3333'].map((s, i) => ({
			...{ id: `p${i}`, skills: skills(s) }
		}));
		expect(spreadOf(formed(people, 2))).toEqual({
			...{ language: 0, communication: 0, leadership: 0, analysis: 0 }
		});
	});

	it('keeps every wish', () => {
		const people = drawn(20, 'b');
		const wishes = [
			...[together('p0', 'p1'), together('p1', 'p2'), apart('p0', 'p3')],
			...[apart('p3', 'p4'), apart('p4', 'p0')]
		];
		const teams = formed(people, 4, wishes);
		const at = (id: string) => teams.findIndex((team) => team.some((p) => p.id === id));
		for (const {
			kind,
			people: [a, b]
		} of wishes)
			expect([kind, at(a) === at(b)]).toEqual([kind, kind === 'together']);
	});

	it('names the wishes that cannot be met, and no others', () => {
		const people = drawn(12, 'c');
		const clash = [together('p0', 'p1'), together('p1', 'p2'), apart('p0', 'p2')];
		const outcome = formBalanced(people, 3, [apart('p5', 'p6'), ...clash], chance());
		expect(outcome).toEqual({ infeasible: clash });
		const four = ['p0', 'p1', 'p2', 'p3'];
		const clique = four.flatMap((a, i) => four.slice(i + 1).map((b) => apart(a, b)));
		expect(formBalanced(people, 3, [together('p8', 'p9'), ...clique], chance())).toEqual({
			infeasible: clique
		});
	});

	it('names a group that is too large for any team', () => {
		const chain = [0, 1, 2, 3].map((i) => together(`p${i}`, `p${i + 1}`));
		expect(formBalanced(drawn(8, 'd'), 2, chain, chance())).toEqual({ infeasible: chain });
	});

	it('refuses numbers of teams that break the sizes, and strangers', () => {
		const people = drawn(13, 'e');
		expect(formBalanced(people, 1, [], chance())).toEqual({
			refused: 'forming.teams',
			params: { fewest: 2, most: 3 }
		});
		expect(formBalanced(people, 4, [], chance())).toMatchObject({ refused: 'forming.teams' });
		expect(formBalanced(drawn(3, 'f'), 1, [], chance())).toMatchObject({
			params: { fewest: 0, most: 0 }
		});
		expect(formBalanced(people, 2, [apart('p0', 'zz')], chance())).toEqual({
			refused: 'forming.stranger',
			params: { person: 'zz' }
		});
	});

	it('has a fair number of teams for every class of four or more', () => {
		for (let n = 4; n <= 280; n++) {
			const counts = teamCounts(n)!;
			expect(counts.fewest).toBeLessThanOrEqual(counts.most);
		}
		expect(teamCounts(3)).toBeNull();
	});

	it('is the same again for the same seed', () => {
		const people = drawn(30, 'g');
		expect(formed(people, 5)).toEqual(formed(people, 5));
	});
});

describe('what week 1 asks', () => {
	const answers = { skills: skills('1234'), slots: ['1m', '7e'], with: ['p1'], without: ['p2'] };
	it('takes honest answers', () => {
		expect(Questionnaire.safeParse({ ...answers, captain: true }).success).toBe(true);
	});
	it('takes no skill of six, no eighth day, and nobody wanted and unwanted at once', () => {
		for (const wrong of [
			{ skills: skills('6234') },
			{ slots: ['8m'] },
			{ without: ['p1'] },
			{ with: ['a', 'b', 'c', 'd'] }
		])
			expect(Questionnaire.safeParse({ ...answers, captain: true, ...wrong }).success).toBe(false);
	});
	it('takes a card with a link to a video, and no other kind of link', () => {
		const card = {
			...{ rank: '白银', skills: ['谈判'], equipment: [] },
			sentence: { zh: '我爱分析。', en: 'I like numbers.' }
		};
		const valid = (video: string | null) => IntroductionCard.safeParse({ ...card, video }).success;
		expect([valid(null), valid('https://v.example/1')]).toEqual([true, true]);
		expect([valid('javascript:alert(1)'), valid('http://v.example/1')]).toEqual([false, false]);
	});
});
