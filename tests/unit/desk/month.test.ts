import { describe, expect, it } from 'vitest';
import { closeChecks } from '$lib/desk/frame/close-checks';
import { nextMove } from '$lib/desk/frame/next-move';
import { placeAt } from '$lib/desk/frame/places';
import { alternatives } from '$lib/desk/today/alternatives';
import { newsLines } from '$lib/desk/today/news';
import { line, sparkPoints } from '$lib/desk/today/spark';
import { todosFor } from '$lib/desk/today/todo';
import { bestOptions } from '$lib/desk/campaigns/options';
import { claimable } from '$lib/desk/plan/actions';
import { realDesk } from './real-desk.ts';

const ids = (list: { id: string }[]) => list.map((item) => item.id);

/** A desk that has claimed the first free clients with a tender. */
async function claimed(n: number) {
	const { desk } = realDesk();
	const wanted = desk.view.clients.filter((c) => claimable(c) && c.tender).slice(0, n);
	await desk.actAll(wanted.map((c) => ({ type: 'claimClient', client: c.id })));
	return desk;
}

describe('the next action of the month', () => {
	it('goes round: open, close, results, next month', async () => {
		const desk = await claimed(1);
		expect(nextMove(desk)).toBe('open');
		await desk.clock('openMonth');
		expect(nextMove(desk)).toBe('close');
		await desk.clock('closeMonth');
		expect(nextMove(desk)).toBe('results');
		desk.reviewed = desk.view.month;
		expect(nextMove(desk)).toBe('next');
		await desk.clock('nextMonth');
		expect(nextMove(desk)).toBe('open');
		expect(desk.view.month).toBe(2);
	});

	it('waits where the clock is in other hands', () => {
		const { desk } = realDesk();
		const link = { ...desk.link, clock: undefined };
		expect(nextMove({ view: desk.view, reviewed: 0, link })).toBe('wait');
	});
});

describe('the list before a closing', () => {
	it('names what is left open', async () => {
		const desk = await claimed(3);
		await desk.clock('openMonth');
		const open = closeChecks(desk).filter((c) => !c.ok);
		expect(ids(open)).toEqual(['bids', 'unbid', 'days']);
		expect(open.every((c) => c.fix)).toBe(true);
	});
});

describe('what there is to do', () => {
	it('begins with the first clients, most urgent', () => {
		const { desk } = realDesk();
		const [first] = todosFor(desk);
		expect(first).toMatchObject({ id: 'claims', urgent: true, to: '/market' });
	});

	it('turns to claims placed, then to seminars and bids out of reach', async () => {
		const desk = await claimed(3);
		expect(ids(todosFor(desk))).toContain('placed');
		await desk.clock('openMonth');
		const open = ids(todosFor(desk));
		expect(open).toContain('seminar');
		expect(open).not.toContain('placed');
	});

	it('shows the results first when a month is settled', async () => {
		const desk = await claimed(1);
		await desk.clock('openMonth');
		await desk.clock('closeMonth');
		expect(ids(todosFor(desk))).toContain('results');
		desk.reviewed = desk.view.month;
		expect(ids(todosFor(desk))).not.toContain('results');
	});
});

describe('the next best clients', () => {
	it('have a free slot, and those of the same industry come first', () => {
		const { desk } = realDesk();
		const lost = desk.view.clients[0]!;
		const others = alternatives(desk.view.clients, lost.id, desk.rules);
		expect(others).toHaveLength(3);
		expect(others.every((c) => claimable(c) && c.industry === lost.industry)).toBe(true);
		expect(ids(others)).not.toContain(lost.id);
		const volumes = others.map((c) => desk.rules.sizeVolume[c.size]);
		expect(volumes).toEqual([...volumes].sort((a, b) => b - a));
	});
});

describe('the best campaigns', () => {
	it('put the cheapest point first and leave out seminars without own clients', () => {
		const { desk } = realDesk();
		const all = bestOptions(desk.rules, desk.view, 'all');
		const prices = all.map((o) => o.pointPrice!);
		expect(prices).toEqual([...prices].sort((a, b) => a - b));
		expect(ids(all)).not.toContain('seminar');
		expect(bestOptions(desk.rules, desk.view, 'own').every((o) => o.points === 0)).toBe(true);
	});
});

describe('small helpers', () => {
	it.each([
		['/play/x', 'today'],
		['/play/x/market', 'market'],
		['/play/x/client/c3', 'market'],
		['/play/x/tenders/m01-c3', 'tenders'],
		['/play/x/report', 'review']
	])('%s belongs to %s', (path, place) => {
		expect(placeAt('/play/x', path)).toBe(place);
	});

	it('draws zero inside every line', () => {
		const { points, zero } = sparkPoints([100, 50], 10, 20);
		expect(zero).toBe(20);
		expect(line(points)).toBe('0.0,0.0 10.0,10.0');
		expect(sparkPoints([-10, -5], 10, 20).zero).toBe(0);
	});

	it('tells every kind of news with what to do', () => {
		for (const seed of ['n1', 'n2', 'n3', 'n4'])
			for (const news of newsLines(realDesk(seed).desk)) {
				expect(news.what).not.toBe('');
				expect(news.todo).not.toBe('');
			}
	});
});
