import { describe, expect, it } from 'vitest';
import { decay, stages } from '../../sim/month/relations.ts';
import { wordOfMouth } from '../../sim/month/orders.ts';
import { liftOf } from '../../sim/world/recognition.ts';
import type { Order, Stage } from '../../sim/world/state.ts';
import { newGame, play, proofLab, say, teamOf, variant } from '../support/engine.ts';

describe('liftOf = base × (1 − R/100) × attention × repeat^n', () => {
	it.each([
		['a seminar with a stranger', 3_000, 0, 10_000, 5_000, 0, 3_000],
		['half known, half the lift', 3_000, 5_000, 10_000, 5_000, 0, 1_500],
		['fully known, nothing left', 3_000, 10_000, 10_000, 5_000, 0, 0],
		['a client with little time', 3_000, 0, 9_000, 5_000, 0, 2_700],
		['a client with much time', 3_000, 0, 11_000, 5_000, 0, 3_300],
		['the second time this month', 3_000, 0, 10_000, 5_000, 1, 1_500],
		['the third time this month', 3_000, 0, 10_000, 5_000, 2, 750],
		['both known and repeated', 3_000, 5_000, 10_000, 5_000, 1, 750],
		['rounded: 8 × 0.6667 = 5.3336', 800, 3_333, 10_000, 5_000, 0, 533],
		['rounded twice: 5.33 × 1.1 = 5.863', 800, 3_333, 11_000, 5_000, 0, 586],
		['never beyond 100', 10_000, 0, 15_000, 5_000, 0, 10_000],
		['the last hundredth', 3_000, 9_999, 10_000, 5_000, 0, 0],
		['a campaign without lift', 0, 0, 10_000, 5_000, 0, 0],
		['a scenario in which repeats are worthless', 3_000, 0, 10_000, 0, 1, 0]
	])('%s', (_name, base, recognition, attention, repeat, times, expected) => {
		expect(liftOf(base, recognition, attention, repeat, times)).toBe(expected);
	});
});

/** Recognition of t1 with c01 (food) and c02 (retail) after commands in the first month. */
const after = (...commands: Parameters<typeof play>[1][]) => {
	const game = play(newGame(), 'openMonth', ...commands);
	return [0, 1, 2].map((i) => teamOf(game).relations[i]?.recognition ?? 0);
};
const claimed = { type: 'claimClient', client: 'c01' };
const fair = (size: string) => ({ type: 'holdExhibition', industry: 'food', size });

describe('a campaign', () => {
	it.each([
		['a claim is the first contact', [claimed], [500, 0, 0]],
		['S reaches strangers of its industry by half', [fair('S')], [400, 0, 400]],
		['M', [fair('M')], [750, 0, 750]],
		['L', [fair('L')], [1_250, 0, 1_250]],
		// 5 + 25 × 0.95
		['L reaches our own in full', [claimed, fair('L')], [2_875, 0, 1_250]],
		// 5 + 30 × 0.95
		['a seminar', [claimed, { type: 'holdSeminar', clients: ['c01'] }], [3_350, 0, 0]],
		['the web', [{ type: 'runWebCampaign', industry: 'retail' }], [0, 150, 0]],
		[
			'a conference',
			[{ type: 'sponsorConference', industries: ['food', 'retail'] }],
			[250, 250, 250]
		],
		['a visit', [{ type: 'visitClient', client: 'c02' }], [0, 400, 0]],
		// 4, then 8 × 0.96 / 2 at half: 3.84 → half again for the repeat: 1.92
		['an exhibition again', [fair('S'), fair('S')], [592, 0, 592]],
		// Another kind of campaign is no repeat: 4 + 1.5 × 0.96
		['two kinds', [fair('S'), { type: 'runWebCampaign', industry: 'food' }], [544, 0, 544]]
	])('%s', (_name, commands, expected) => {
		expect(after(...commands)).toEqual(expected);
	});

	it('counts repeats by month, not for ever', () => {
		const game = play(newGame(), 'openMonth', fair('S'), 'lockMonth', 'revealMonth', 'openMonth');
		// 4 less 10 % of the unclaimed, then 4 × (1 − 0.036) in full.
		play(game, fair('S'));
		expect(teamOf(game).relations[0]!.recognition).toBe(360 + 386);
	});
});

describe('decay', () => {
	it.each([
		['formation loses 6 %', 'formation', 1, 10_000, 9_400],
		['courting too', 'courting', 1, 5_000, 4_700],
		['decline too', 'decline', 1, 3_900, 3_666],
		['stable loses 2 %', 'stable', 1, 10_000, 9_800],
		['strangers lose 10 %', 'target', 0, 5_000, 4_500],
		['so does a lost client', 'lost', 1, 5_000, 4_500],
		['rounded half away: 6 % of 0.25', 'formation', 1, 25, 23],
		['below half a hundredth nothing fades', 'formation', 1, 8, 8],
		['nothing to lose', 'formation', 1, 0, 0]
	] as const)('%s', (_name, stage, claimed, recognition, expected) => {
		const { world } = newGame();
		const rest = { facts: 0, repeats: [1, 2], neglected: 0 };
		world.state.teams[0]!.relations[0] = { recognition, stage, claimed, ...rest };
		decay(world);
		expect(world.state.teams[0]!.relations[0]).toMatchObject({
			recognition: expected,
			repeats: []
		});
	});
});

/** Stage and months of neglect of a client after one settlement step. */
function staged(stage: Stage, recognition: number, neglected = 0) {
	const { world } = newGame();
	const rest = { claimed: 1, facts: 0, repeats: [] };
	world.state.teams[0]!.relations[0] = { recognition, stage, neglected, ...rest };
	stages(world);
	const relation = world.state.teams[0]!.relations[0]!;
	return [relation.stage, relation.neglected];
}

describe('stages fall back', () => {
	it.each([
		['stable at the floor', 'stable', 4_000, 0, ['stable', 0]],
		['stable below it', 'stable', 3_999, 0, ['decline', 0]],
		['formation keeps its stage', 'formation', 1_000, 0, ['formation', 0]],
		['neglect begins', 'formation', 799, 0, ['formation', 1]],
		['neglect ends at the floor', 'formation', 800, 2, ['formation', 0]],
		['the third month loses the client', 'formation', 799, 2, ['lost', 0]],
		['a stable client falls to decline first', 'stable', 700, 1, ['decline', 2]]
	] as const)('%s', (_name, stage, recognition, neglected, expected) => {
		expect(staged(stage, recognition, neglected)).toEqual(expected);
	});

	it('and a lost client frees its slot for another', () => {
		const game = play(newGame(), 'openMonth', claimed, { ...claimed, team: 't2' });
		expect(say(game, { ...claimed, team: 't3' })).toMatchObject({
			refusal: { code: 'client.noSlot' }
		});
		teamOf(game, 't2').relations[0]!.neglected = 2;
		play(game, 'lockMonth', 'revealMonth', 'openMonth', { ...claimed, team: 't3' });
		expect(teamOf(game, 't2').relations[0]!.stage).toBe('lost');
		// Courted again from the start, with what recognition is left.
		expect(teamOf(game, 't3').relations[0]!.stage).toBe('courting');
	});
});

describe('stages rise', () => {
	it.each([
		[1_499, 'courting'],
		[1_500, 'formation']
	])('with %d hundredths and the claim: %s', (recognition, stage) => {
		const game = play(newGame(), 'openMonth');
		play(game, { type: 'correct', reason: 'test', client: 'c01', recognition }, claimed);
		expect(teamOf(game).relations[0]!.stage).toBe(stage);
	});

	it('from potential to target with the first recognition', () => {
		const game = play(newGame(), 'openMonth', fair('S'));
		expect(teamOf(game).relations[0]!.stage).toBe('target');
	});

	it.each(['formation', 'decline'] as const)('from %s to stable by promotion', (stage) => {
		const game = play(newGame(), 'openMonth', claimed);
		Object.assign(teamOf(game).relations[0]!, { stage, recognition: 6_000 });
		play(game, { type: 'promoteClient', client: 'c01' });
		expect(teamOf(game).relations[0]!.stage).toBe('stable');
	});
});

/** Recognition of t1 with all clients of the market after one closed order of c01. */
function talked(state: Order['state'], reach: number, known: (number | null)[]) {
	const scenario = variant({ wordOfMouth: { ...proofLab.wordOfMouth, reach } });
	const { world } = newGame({ scenario });
	const team = world.state.teams[0]!;
	team.relations = team.relations.map((_, i) => {
		const recognition = known[i];
		if (recognition === null || recognition === undefined) return null;
		const rest = { claimed: 1, facts: 0, repeats: [], neglected: 0 };
		return { recognition, stage: 'formation', ...rest };
	});
	team.orders.push({
		...{ id: 'm01-c01', client: 0, features: 3, quantity: 10, unitPrice: 1, delivered: 10 },
		...{ wonMonth: 1, dueMonth: 2, paymentMonths: 0, damages: 1_000, service: 0 },
		...{ state, closedMonth: 1 }
	});
	wordOfMouth(world);
	return team.relations.slice(0, 5).map((r) => r?.recognition ?? null);
}

describe('word of mouth', () => {
	// c01, c03, c05 are food; c02, c04 retail.
	it.each([
		['a delivery pleases its client', 'delivered', 0, [5_000], [5_500, null, null, null, null]],
		['at most 100', 'delivered', 0, [9_800], [10_000, null, null, null, null]],
		['a default offends it', 'defaulted', 0, [5_000], [3_000, null, null, null, null]],
		['at least 0', 'defaulted', 0, [1_500], [0, null, null, null, null]],
		['good news reach strangers', 'delivered', 100, [5_000], [5_500, null, 100, null, 100]],
		[
			'bad news harm only where we are known',
			'defaulted',
			100,
			[5_000, 5_000, 200],
			[3_000, 5_000, 0, null, null]
		]
	] as const)('%s', (_name, state, reach, known, expected) => {
		expect(talked(state, reach, [...known])).toEqual(expected);
	});
});
