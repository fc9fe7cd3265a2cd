import { describe, expect, it } from 'vitest';
import { inserted, moved, without } from '$lib/desk/plan/order';
import { wayOf } from '$lib/desk/plan/way';
import { claimable, seminars } from '$lib/desk/plan/actions';
import { realDesk } from './real-desk.ts';

describe('where an action can go', () => {
	it.each([
		['holdSeminar', 'prepare', 'sealed', 'plan'],
		['holdSeminar', 'open', 'sealed', 'now'],
		['holdSeminar', 'paused', 'sealed', 'plan'],
		['holdSeminar', 'revealed', 'sealed', 'plan'],
		['holdSeminar', 'settled', 'sealed', 'none'],
		['holdSeminar', 'locked', 'race', 'none'],
		['claimClient', 'prepare', 'sealed', 'now'],
		['claimClient', 'open', 'sealed', 'none'],
		['claimClient', 'revealed', 'sealed', 'none'],
		['claimClient', 'open', 'race', 'now'],
		['claimClient', 'prepare', 'race', 'plan']
	] as const)('%s in %s with %s access: %s', (type, phase, access, way) => {
		expect(wayOf(type, phase, access, false)).toBe(way);
	});

	it('is nowhere once the game is over', () => {
		expect(wayOf('holdSeminar', 'revealed', 'sealed', true)).toBe('none');
	});
});

describe('a plan in order', () => {
	const list = ['a', 'b', 'c'];
	it.each([
		[0, 2, 'bca'],
		[2, 0, 'cab'],
		[1, 1, 'abc'],
		[0, 3, 'abc'],
		[-1, 0, 'abc']
	])('moves %i to %i', (from, to, want) => {
		expect(moved(list, from, to).join('')).toBe(want);
	});

	it('takes one out and puts it back where it was', () => {
		expect(inserted(without(list, 1), 1, 'b')).toEqual(list);
	});
});

describe('the desk', () => {
	it('splits many seminars into as few as the rules allow', () => {
		const { desk } = realDesk();
		const clients = desk.view.clients.slice(0, 9);
		const sizes = seminars(clients, desk.rules).map((a) => (a.clients as string[]).length);
		expect(sizes).toEqual([4, 4, 1]);
	});

	it('keeps both of two quick additions to the plan', async () => {
		const { desk } = realDesk();
		const [a, b] = desk.view.clients.map((c) => ({ type: 'visitClient', client: c.id }));
		const done = await Promise.all([desk.stage([a!]), desk.stage([b!])]);
		expect(done).toEqual([true, true]);
		expect(desk.view.plan).toEqual([a, b]);
	});

	it('sends the plan in order, tells each result and keeps what was refused', async () => {
		const { desk } = realDesk();
		const [a, b] = desk.view.clients;
		const visit = (client: string) => ({ type: 'visitClient', client });
		const seminar = { type: 'holdSeminar', clients: [b!.id] };
		await desk.stage([visit(a!.id), seminar, visit(b!.id)]);
		expect(await desk.go()).toBe(0);
		expect(desk.view.plan).toHaveLength(3);
		await desk.clock('openMonth');
		expect(await desk.go()).toBe(2);
		expect(desk.lastGo.map((r) => r.answer.ok)).toEqual([true, false, true]);
		expect(desk.view.plan).toEqual([seminar]);
		expect(desk.clients.get(a!.id)!.recognition).toBeGreaterThan(0);
	});

	it('counts placed claims and staged actions as promised before the opening', async () => {
		const { desk } = realDesk();
		const [a, b] = desk.view.clients.filter(claimable);
		await desk.act({ type: 'claimClient', client: a!.id });
		await desk.stage([{ type: 'visitClient', client: b!.id }]);
		const { claim, visit } = desk.rules;
		expect(desk.committed).toEqual({
			money: claim.cost + visit.cost,
			days: claim.days + visit.days
		});
		await desk.clock('openMonth');
		expect(desk.committed.money).toBe(0);
	});
});
