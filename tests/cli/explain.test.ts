import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { oneObject, PATIENCE, scratch, sim, simHere } from '../support/sim.ts';

interface Explained {
	tender: string;
	bids: {
		team: string;
		valid: boolean;
		points: Record<string, number>;
		score: number;
		rank: number;
	}[];
	winner: string | null;
	gaps: { team: string; gap: number; smallestChange: { kind: string; cost: number } | null }[];
}

interface Side {
	score: number;
	netWorth: number;
	cash: number;
	rank: number;
}

interface Bid {
	team: string;
	tender: string;
	unitPrice: number;
}

/** The command line in this process, with `--json`. */
const ask = async <T>(args: readonly string[]) => oneObject<T>(await simHere([...args, '--json']));

const { folder, write } = scratch();
const log = path.join(folder, 'game.jsonl');
let bids: Bid[];

beforeAll(async () => {
	const bots = 'recognition,balanced,trader,specialist,reckless,lowPrice';
	const { code, stderr } = await sim([
		'play',
		'--scenario',
		'campus-lab',
		'--seed',
		'A',
		'--months',
		'4',
		'--bots',
		bots,
		'--log',
		log
	]);
	if (code !== 0) throw new Error(stderr);
	bids = readFileSync(log, 'utf8')
		.split('\n')
		.filter((line) => line.includes('"type":"submitBid"'))
		.map((line) => JSON.parse(line) as Bid);
}, PATIENCE);

/** A tender that several companies bid on, and its month. */
function contested(): { tender: string; month: string } {
	const counts = new Map<string, Set<string>>();
	for (const { tender, team } of bids)
		counts.set(tender, (counts.get(tender) ?? new Set()).add(team));
	const [tender] = [...counts].sort((a, b) => b[1].size - a[1].size)[0]!;
	return { tender, month: String(Number(tender.slice(1, 3))) };
}

describe('explain', { timeout: PATIENCE }, () => {
	it('judges a tender as the contract says', async () => {
		const { tender, month } = contested();
		const { code, json } = await ask<Explained>([
			'explain',
			log,
			'--month',
			month,
			'--tender',
			tender
		]);
		expect(code).toBe(0);
		expect(json.tender).toBe(tender);
		expect(json.bids.length).toBeGreaterThan(1);
		expect(json.bids[0]).toMatchObject({ team: json.winner, valid: true, rank: 1 });
		expect(Object.keys(json.bids[0]!.points).sort()).toEqual([
			'fit',
			'price',
			'recognition',
			'service'
		]);
		const scores = json.bids.filter((b) => b.valid).map((b) => b.score);
		expect(scores).toEqual([...scores].sort((a, b) => b - a));
		expect(json.gaps.map((g) => g.team).sort()).toEqual(
			json.bids
				.filter((b) => b.team !== json.winner)
				.map((b) => b.team)
				.sort()
		);
		expect(json.gaps.every((g) => g.smallestChange === null || g.smallestChange.cost >= 0)).toBe(
			true
		);
	});

	it('takes the client for its tender and shows a table in both languages', async () => {
		const { tender, month } = contested();
		const args = ['explain', log, '--month', month, '--tender', tender.slice(4)];
		expect((await simHere(args)).stdout).toMatch(/Won by t\d: /);
		expect((await simHere(args, { LC_ALL: 'zh_CN.UTF-8' })).stdout).toMatch(/中标者：t\d/);
	});

	it.each([
		['9', 'm09-c01', 'monthNotSettled'],
		['1', 'm09-c01', 'tenderUnknown']
	])('has no answer for month %s, tender %s', async (month, tender, error) => {
		const { code, json } = await ask<{ error: { code: string } }>([
			'explain',
			log,
			'--month',
			month,
			'--tender',
			tender
		]);
		expect([code, json.error.code]).toEqual([2, error]);
	});

	it('wants a valid log', async () => {
		const file = write('cut.jsonl', readFileSync(log, 'utf8').slice(0, -300));
		const { code, json } = await ask<{ error: { code: string } }>([
			'explain',
			file,
			'--month',
			'1',
			'--tender',
			'c01'
		]);
		expect([code, json.error.code]).toEqual([1, 'logInvalid']);
	});
});

describe('whatif', { timeout: PATIENCE }, () => {
	const whatif = (month: string, command: unknown, name = 'c') =>
		ask<{
			base: Side;
			changed: Side;
			difference: Side;
			error?: { code: string };
			refused?: { code: string; message: string };
		}>([
			'whatif',
			log,
			'--month',
			month,
			'--replace',
			write(
				`${name}-${month}.json`,
				typeof command === 'string' ? command : JSON.stringify(command)
			)
		]);

	it('changes nothing where the decision stays the same', async () => {
		const bid = bids.find((b) => b.tender.startsWith('m01'))!;
		const { code, json } = await whatif('1', bid, 'same');
		expect(code).toBe(0);
		expect(json.base).toEqual({
			score: expect.any(Number),
			netWorth: expect.any(Number),
			cash: expect.any(Number),
			rank: expect.any(Number)
		});
		expect(json.difference.score).toBe(json.changed.score - json.base.score);
		expect(json.difference.netWorth).toBe(json.changed.netWorth - json.base.netWorth);
	});

	it('shows what a far cheaper bid would have cost', async () => {
		const { tender, month } = contested();
		const { json: judged } = await ask<Explained>([
			'explain',
			log,
			'--month',
			month,
			'--tender',
			tender
		]);
		const bid = bids.findLast((b) => b.tender === tender && b.team === judged.winner)!;
		const { json } = await whatif(
			month,
			{ ...bid, unitPrice: Math.floor(bid.unitPrice / 2) },
			'cheap'
		);
		expect(json.difference.netWorth).toBeLessThan(0);
	});

	it('says why the changed decision itself is refused', async () => {
		const { code, json } = await whatif(
			'2',
			{ type: 'visitClient', team: 't1', client: 'c99' },
			'refused'
		);
		expect(code).toBe(1);
		expect(json.refused).toMatchObject({
			code: 'client.unknown',
			message: expect.stringContaining('c99')
		});
	});

	it.each([
		['{', 'notJson'],
		['[1]', 'notObject'],
		['{"team":"t1"}', 'commandUnknown'],
		['{"type":"lockMonth","team":"t1"}', 'commandUnknown'],
		['{"type":"visitClient","team":"t9","client":"c01"}', 'commandTeam'],
		['{"type":"visitClient","client":"c01"}', 'commandTeam']
	])('refuses %s', async (content, error) => {
		const { code, json } = await whatif('1', content, `bad-${content.length}`);
		expect([code, json.error?.code]).toEqual([2, error]);
	});

	it('has no answer for a month that was not settled', async () => {
		const { code, json } = await whatif('9', { type: 'visitClient', team: 't1', client: 'c01' });
		expect([code, json.error?.code]).toEqual([2, 'monthNotSettled']);
	});
});
