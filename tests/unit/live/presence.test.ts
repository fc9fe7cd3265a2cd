import { describe, expect, it } from 'vitest';
import { Presence } from '../../../src/lib/server/live/presence.ts';
import { TestClock } from '../../support/application.ts';

function room() {
	const clock = new TestClock();
	const presence = new Presence(clock.now);
	const told: string[] = [];
	presence.onChange = (game, company) => told.push(`${game}:${company}`);
	const ann = { game: 'g', company: 't1', member: 'ann' };
	const bo = { game: 'g', company: 't1', member: 'bo' };
	return { clock, presence, told, ann, bo };
}

describe('who is at a desk', () => {
	it('is there while one of several tabs is open, and gone with the last', () => {
		const { presence, told, ann, clock } = room();
		const first = presence.enter(ann);
		const second = presence.enter(ann);
		first();
		first();
		clock.pass(3_600);
		expect(presence.at('g', 't1').map((here) => here.member)).toEqual(['ann']);
		second();
		expect(presence.at('g', 't1')).toEqual([]);
		expect(told).toEqual(['g:t1', 'g:t1']);
	});

	it('is there for 20 seconds after a request where no stream gets through', () => {
		const { presence, ann, clock } = room();
		presence.seen(ann);
		clock.pass(19.9);
		expect(presence.at('g', 't1')).toHaveLength(1);
		clock.pass(0.1);
		expect(presence.at('g', 't1')).toEqual([]);
	});

	it('tells of a change of screen once, and of nothing else that a person does', () => {
		const { presence, told, ann } = room();
		presence.did(ann, 'market');
		presence.did(ann, 'market');
		presence.did(ann);
		presence.seen(ann);
		expect(told).toHaveLength(1);
		presence.did(ann, 'client:c1');
		expect(told).toHaveLength(2);
		expect(presence.at('g', 't1')[0]!.screen).toBe('client:c1');
	});

	it('shows companies and games apart', () => {
		const { presence, ann } = room();
		presence.did(ann);
		presence.did({ ...ann, company: 't2' });
		presence.did({ ...ann, game: 'h' });
		expect(presence.of('g').map((c) => c.company)).toEqual(['t1', 't2']);
		expect(presence.of('elsewhere')).toEqual([]);
	});
});

describe('what a console says of a company', () => {
	it('calls it idle when somebody is there and nobody does anything for two minutes', () => {
		const { presence, ann, bo, clock } = room();
		presence.enter(ann);
		presence.enter(bo);
		const began = clock.ms;
		clock.pass(119.9);
		expect(presence.of('g')).toEqual([
			{ company: 't1', connected: 2, lastActive: began, idle: false }
		]);
		clock.pass(0.1);
		expect(presence.of('g')[0]!.idle).toBe(true);
		presence.did(bo);
		expect(presence.of('g')[0]).toMatchObject({ idle: false, lastActive: clock.ms });
	});

	it('does not call a company idle that has left', () => {
		const { presence, ann, clock } = room();
		const leave = presence.enter(ann);
		leave();
		clock.pass(600);
		expect(presence.of('g')[0]).toMatchObject({ connected: 0, idle: false });
	});

	it('forgets games that nobody is at', () => {
		const { presence, ann } = room();
		const leave = presence.enter(ann);
		presence.sweep();
		expect(presence.of('g')).toHaveLength(1);
		leave();
		presence.sweep();
		expect(presence.of('g')).toEqual([]);
	});
});
