import { expect, it } from 'vitest';
import { refusal } from '../support/application.ts';
import { formingClass, type Placed } from '../support/forming.ts';
import { onEveryStore } from '../support/stores.ts';

onEveryStore('changes of team', (make) => {
	const room = formingClass(make);
	const moves = () => room.app.teamMoves;
	let red = '';
	let blue = '';
	let [anna, ben, cao, dai]: Placed[] = [];
	/** Anna leads Red with Ben in it; Cao leads Blue with Dai in it. */
	async function teams(): Promise<void> {
		[anna, ben, cao, dai] = await room.join(4);
		red = await room.company('Red', [anna!, ben!]);
		blue = await room.company('Blue', [cao!, dai!]);
	}
	const ask = (by: Placed, who: Placed, to: string) =>
		moves().ask(by.actor, room.classId, who.id, to);
	const list = (reader: Placed | null = null) =>
		moves().list(reader?.actor ?? room.owner, room.classId);
	const open = async () => (await list())[0]!.id;
	const say = async (by: Placed, what: 'agree' | 'refuse' | 'withdraw', why = '') =>
		moves().say(by.actor, room.classId, await open(), what, why);
	const teamOf = async (who: Placed) =>
		(await room.board()).teams.find((team) => team.members.some((p) => p.memberId === who.id))
			?.name;

	it('need the student and both captains, and happen with the last yes', async () => {
		await teams();
		await ask(ben!, ben!, blue);
		expect(await list(anna!)).toMatchObject([
			{ student: ben!.name, from: 'Red', to: 'Blue', waiting: ['from', 'to'], myTurn: true }
		]);
		expect(await list(dai!)).toEqual([]);
		await say(anna!, 'agree');
		await say(anna!, 'agree');
		expect(await teamOf(ben!)).toBe('Red');
		expect(await list(cao!)).toMatchObject([{ waiting: ['to'], myTurn: true, mine: false }]);
		await say(cao!, 'agree');
		expect(await teamOf(ben!)).toBe('Blue');
		const [done] = await list();
		expect(done).toMatchObject({ state: 'agreed', waiting: [] });
		expect(done!.log.map(({ by, said }) => `${by} ${said}`)).toEqual([
			`${ben!.name} asks`,
			`${anna!.name} agrees`,
			`${cao!.name} agrees`
		]);
		expect(await refusal(say(cao!, 'agree'))).toBe('move.settled');
	});

	it('are asked for by a captain too, refused with a reason, and taken back', async () => {
		await teams();
		await ask(cao!, ben!, blue);
		expect((await list(ben!))[0]).toMatchObject({ myTurn: true, mine: false });
		await say(ben!, 'refuse', ' I like it <b>here</b> ');
		expect((await list())[0]).toMatchObject({
			...{ state: 'refused', log: [{ said: 'asks' }, { why: 'I like it <b>here</b>' }] }
		});
		room.clock.pass(1);
		await ask(ben!, ben!, blue);
		expect(await refusal(ask(cao!, ben!, blue))).toBe('move.exists');
		expect(await refusal(say(anna!, 'withdraw'))).toBe('move.notAsked');
		await say(ben!, 'withdraw');
		expect((await list())[0]).toMatchObject({ state: 'withdrawn' });
		expect(await teamOf(ben!)).toBe('Red');
	});

	it('are decided by the staff with a reason, whatever the others say, also while a company plays', async () => {
		await teams();
		await ask(ben!, ben!, blue);
		await room.play(red);
		expect(await refusal(ask(dai!, dai!, red))).toBe('company.playing');
		await say(anna!, 'agree');
		expect(await refusal(say(cao!, 'agree'))).toBe('company.playing');
		expect((await list())[0]).toMatchObject({ state: 'open', waiting: ['to'] });
		const decide = async (why: string) =>
			moves().decide(room.assistant, room.classId, await open(), true, why);
		expect(await refusal(decide('  '))).toBe('move.reason');
		expect(await refusal(decide('x'.repeat(301)))).toBe('move.reason');
		await decide('timetable');
		expect(await teamOf(ben!)).toBe('Blue');
		expect((await moves().log(room.owner, room.classId))[0]).toMatchObject({
			...{ what: 'team.moved', by: room.assistant.user!.name },
			about: { member: ben!.name, from: 'Red', to: 'Blue', why: 'timetable' }
		});
	});

	it('are refused for captains, full companies, the own company, and people without one', async () => {
		await teams();
		expect(await refusal(ask(anna!, anna!, blue))).toBe('move.isCaptain');
		expect(await refusal(ask(ben!, ben!, red))).toBe('move.sameTeam');
		const [free] = await room.join(1);
		expect(await refusal(ask(free!, free!, red))).toBe('move.noTeam');
		expect(await refusal(ask(dai!, ben!, blue))).toBe('move.notAsked');
		expect(await refusal(ask(ben!, ben!, 'nowhere'))).toBe('company.unknown');
		expect(await refusal(moves().ask(ben!.actor, room.classId, 'nobody', red))).toBe(
			'member.unknown'
		);
		const full = await room.company('Full', await room.join(7));
		expect(await refusal(ask(ben!, ben!, full))).toBe('move.full');
	});

	it('end by themselves when the student is elsewhere by now, and make room for another', async () => {
		await teams();
		await ask(ben!, ben!, blue);
		await room.app.teams.put(room.owner, room.classId, ben!.id, null);
		expect((await list())[0]).toMatchObject({ state: 'withdrawn', waiting: [] });
		expect(await refusal(say(anna!, 'agree'))).toBe('move.settled');
		await room.app.teams.put(room.owner, room.classId, ben!.id, blue);
		room.clock.pass(1);
		await ask(ben!, ben!, red);
		expect((await list())[0]).toMatchObject({ from: 'Blue', state: 'open' });
	});

	it('ask whoever leads now when a captain has left, and the staff for an empty company', async () => {
		await teams();
		await ask(ben!, ben!, blue);
		await room.withdraw(cao!);
		expect((await list(dai!))[0]).toMatchObject({ myTurn: true });
		await say(dai!, 'agree');
		await say(anna!, 'agree');
		expect(await teamOf(ben!)).toBe('Blue');
		const empty = await room.company('Empty', []);
		room.clock.pass(1);
		await ask(ben!, ben!, empty);
		await say(dai!, 'agree');
		expect((await list())[0]).toMatchObject({ state: 'open', waiting: ['to'] });
		await moves().decide(room.owner, room.classId, await open(), true, 'room for one');
		expect(await teamOf(ben!)).toBe('Empty');
		expect((await room.board()).teams.find(({ id }) => id === empty)!.members[0]).toMatchObject({
			captain: true
		});
	});

	it('happen once when two say yes at the same time', async () => {
		await teams();
		await ask(ben!, ben!, blue);
		const codes = await Promise.all([refusal(say(anna!, 'agree')), refusal(say(cao!, 'agree'))]);
		expect(codes).toEqual(['done', 'done']);
		expect(await teamOf(ben!)).toBe('Blue');
		const moved = (await moves().log(room.owner, room.classId)).filter(
			({ about }) => about.request
		);
		expect(moved).toHaveLength(1);
	});

	it('are seen by those concerned and the staff', async () => {
		await teams();
		await ask(ben!, ben!, blue);
		const { classId, stranger, owner } = room;
		const id = await open();
		expect(await refusal(moves().list(stranger, classId))).toBe('class.unknown');
		expect(await refusal(moves().log(anna!.actor, classId))).toBe('access.forbidden');
		expect(await refusal(moves().decide(anna!.actor, classId, id, true, 'x'))).toBe(
			'access.forbidden'
		);
		expect(await refusal(moves().say(owner, classId, id, 'agree'))).toBe('access.forbidden');
		expect(await refusal(moves().say(dai!.actor, classId, id, 'agree'))).toBe('move.notAsked');
		expect(await refusal(moves().say(dai!.actor, classId, 'none', 'agree'))).toBe('move.unknown');
		expect(await refusal(moves().ask(owner, classId, ben!.id, blue))).toBe('access.forbidden');
	});
});
