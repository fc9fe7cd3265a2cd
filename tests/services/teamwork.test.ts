import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PlannedAction } from '../../sim/world/state.ts';
import type { App } from '../../src/lib/server/app.ts';
import type { Frame } from '../../src/lib/server/live/hub.ts';
import type { Actor } from '../../src/lib/server/services/actor.ts';
import type { GameChoices } from '../../src/lib/server/services/games.ts';
import { appOver, TestClock } from '../support/application.ts';
import { classRoom, type ClassRoom } from '../support/class-room.ts';
import { refusal } from '../support/classroom.ts';
import { onEveryStore, type TestStore } from '../support/stores.ts';

onEveryStore('the people of a company', (make) => {
	let opened: TestStore;
	let app: App;
	let room: ClassRoom;
	let game: string;
	const clock = new TestClock();
	beforeAll(async () => {
		opened = await make();
		app = appOver(opened.store, clock.now);
	});
	afterAll(() => opened.dispose());
	beforeEach(async () => {
		room = await classRoom(opened.store, 3);
	});

	const captain = (team = 0) => room.students[team]![0]!;
	const member = (team = 0) => room.students[team]![1]!;
	const move = (name: Parameters<App['lessons']['move']>[2]) =>
		app.lessons.move(room.owner, game, name);

	/** A game whose first month is open. */
	async function play(choices: Partial<GameChoices> = {}): Promise<void> {
		game = await app.games.create(room.owner, room.classId, {
			title: 'Year 1',
			scenario: 'campus-lab',
			seed: 'LESSON',
			access: 'race',
			monthSeconds: 300,
			...choices
		});
		await move('openMonth');
	}

	let pressed = 0;
	/** Presses something on a desk. @returns `ok`, or the code of the refusal */
	async function press(
		actor: Actor,
		action: PlannedAction,
		more: { id?: string; month?: number; draft?: boolean } = {}
	): Promise<string> {
		const request = { id: `press-${pressed++}`, action, ...more };
		const { answers } = await app.desks.act(actor, game, [request]);
		return answers[0]!.ok ? 'ok' : answers[0]!.refusal.code;
	}
	const desk = (actor: Actor) => app.desks.open(actor, game);
	const crew = (actor: Actor) => app.crews.view(actor, game);
	const clients = async (actor: Actor) =>
		(await desk(actor)).view.clients!.filter((c) => !c.ours && c.taken < c.slots).map((c) => c.id);
	const claim = (client: string): PlannedAction => ({ type: 'claimClient', client });
	const ours = async (actor: Actor, client: string) =>
		(await desk(actor)).view.clients!.find((c) => c.id === client)!.ours;
	const codes = async (answers: ReturnType<App['drafts']['confirm']>) =>
		(await answers).map((a) => (a.ok ? 'ok' : a.refusal.code));
	const confirm = (actor: Actor, ids: string[]) => codes(app.drafts.confirm(actor, game, ids));
	const draftIds = async (actor: Actor) => (await crew(actor)).drafts.map((draft) => draft.id);

	describe('a class that confirms', () => {
		it('keeps what a member does as a draft until the captain confirms it', async () => {
			await play({ decisionMode: 'confirm' });
			const [client] = await clients(member());
			expect(await press(member(), claim(client!))).toBe('link.confirm');
			expect(await ours(member(), client!)).toBe(false);
			const { drafts, me } = await crew(member());
			expect(drafts).toMatchObject([{ why: 'confirm', month: 1, member: me }]);
			expect(await confirm(captain(), [drafts[0]!.id])).toEqual(['ok']);
			expect(await ours(member(), client!)).toBe(true);
			expect((await crew(captain())).drafts).toEqual([]);
			const { deeds, names } = await app.activity.page(captain(), game, {});
			expect(deeds[0]).toMatchObject({ action: claim(client!), member: me });
			expect(names[deeds[0]!.confirmedBy!]).toBe('Company 1 captain');
		});

		it('lets the captain act directly, and everyone plan', async () => {
			await play({ decisionMode: 'confirm' });
			const [client] = await clients(captain());
			expect(await press(captain(), claim(client!))).toBe('ok');
			const plan = { type: 'stagePlan', actions: [{ type: 'visitClient', client: client! }] };
			expect(await press(member(), plan)).toBe('ok');
			expect((await crew(captain())).drafts).toEqual([]);
		});

		it('takes a draft once, however often a phone sends it', async () => {
			await play({ decisionMode: 'confirm' });
			const [client] = await clients(member());
			for (let i = 0; i < 2; i++)
				expect(await press(member(), claim(client!), { id: 'same' })).toBe('link.confirm');
			expect(await draftIds(member())).toHaveLength(1);
			await confirm(captain(), await draftIds(captain()));
			// The answer to the first press was lost, and the draft has been confirmed meanwhile.
			expect(await press(member(), claim(client!), { id: 'same' })).toBe('ok');
			expect(await draftIds(member())).toEqual([]);
		});

		it('replaces the draft of a bid or claim by a later one of the same person', async () => {
			await play({ decisionMode: 'confirm' });
			const [client, other] = await clients(member());
			await press(member(), claim(client!));
			await press(member(), claim(other!));
			await press(member(), claim(client!));
			const drafts = (await crew(member())).drafts.map((draft) => draft.action.client);
			expect(drafts).toEqual([other, client]);
		});

		it('carries drafts out in the captain’s order, and keeps what the engine refuses with its reason', async () => {
			await play({ decisionMode: 'confirm' });
			const [client] = await clients(member());
			await press(member(), { type: 'holdSeminar', clients: [client!] });
			await press(member(), claim(client!));
			const before = await crew(captain());
			expect(before.drafts[0]!.refusal?.code).toBe('client.notOurs');
			const [seminar, claiming] = before.drafts.map((draft) => draft.id);
			expect(await confirm(captain(), [seminar!])).toEqual(['client.notOurs']);
			expect(await draftIds(captain())).toEqual([seminar, claiming]);
			expect(await confirm(captain(), [claiming!, seminar!])).toEqual(['ok', 'ok']);
		});

		it('shows at a draft that its client has no place any more, and keeps it', async () => {
			await play({ decisionMode: 'confirm' });
			const view = (await desk(member())).view.clients!;
			const client = view.find((c) => c.slots === 2)!.id;
			await press(member(), claim(client));
			for (const team of [1, 2]) expect(await press(captain(team), claim(client))).toBe('ok');
			const [draft] = (await crew(member())).drafts;
			expect(draft!.refusal?.code).toBe('client.noSlot');
			expect(await confirm(captain(), [draft!.id])).toEqual(['client.noSlot']);
			expect(await draftIds(captain())).toEqual([draft!.id]);
		});

		it('confirms once from two devices at the same time', async () => {
			await play({ decisionMode: 'confirm' });
			const [client] = await clients(member());
			await press(member(), { type: 'visitClient', client: client! });
			const ids = await draftIds(captain());
			const twice = await Promise.all([confirm(captain(), ids), confirm(captain(), ids)]);
			expect(twice).toEqual([['ok'], ['ok']]);
			expect(await confirm(captain(), [...ids, ...ids])).toEqual(['ok']);
			const { deeds } = await app.activity.page(captain(), game, {});
			expect(deeds.map((deed) => deed.action.type)).toEqual(['visitClient']);
		});

		it('refuses at once what could never be confirmed', async () => {
			await play({ decisionMode: 'confirm' });
			expect(await press(member(), { type: 'lockMonth' })).toBe('command.unknown');
			expect(await press(member(), claim('nobody'))).toBe('client.unknown');
			expect(await press(member(), { type: 'claimClient' })).toBe('command.field');
			expect(await draftIds(member())).toEqual([]);
		});

		it('has room for 200 drafts', async () => {
			await play({ decisionMode: 'confirm' });
			const [client] = await clients(member());
			const visit = { type: 'visitClient', client: client! };
			const many = (from: number, n: number) =>
				Array.from({ length: n }, (_, i) => ({ id: `v${from + i}`, action: visit }));
			await app.desks.act(member(), game, many(0, 100));
			await app.desks.act(member(), game, many(100, 99));
			const { answers } = await app.desks.act(member(), game, many(199, 2));
			const refusals = answers.map((a) => (a.ok ? 'ok' : a.refusal.code));
			expect(refusals).toEqual(['link.confirm', 'link.draftsFull']);
			expect(await draftIds(captain())).toHaveLength(200);
		});
	});

	describe('who may what with a draft', () => {
		it('leaves confirming to the captain, and drafts to their own team', async () => {
			await play({ decisionMode: 'confirm' });
			const [client] = await clients(member());
			await press(member(), claim(client!));
			const ids = await draftIds(member());
			expect(await refusal(confirm(member(), ids))).toBe('game.needsCaptain');
			expect(await confirm(captain(1), ids)).toEqual(['link.draftGone']);
			await app.drafts.discard(captain(1), game, ids);
			await app.drafts.bring(captain(1), game, ids);
			expect(await draftIds(member())).toEqual(ids);
			for (const [actor, code] of [
				[room.loner, 'game.notYourCompany'],
				[room.owner, 'access.forbidden'],
				[room.stranger, 'game.unknown'],
				[room.visitor, 'access.signIn']
			] as const) {
				expect(await refusal(confirm(actor, ids))).toBe(code);
				expect(await refusal(app.drafts.discard(actor, game, ids))).toBe(code);
				expect(await refusal(crew(actor))).toBe(code);
				expect(await refusal(app.chats.say(actor, game, { id: 'x', text: 'x' }))).toBe(code);
				expect(await refusal(app.activity.page(actor, game, {}))).toBe(code);
			}
		});

		it('lets its author withdraw it and the captain discard it, and nobody else', async () => {
			await play();
			const [one, two] = await clients(member());
			await press(captain(), claim(one!), { draft: true });
			await press(member(), claim(two!), { draft: true });
			const [byCaptain, byMember] = await draftIds(member());
			const discard = (actor: Actor, id: string) => app.drafts.discard(actor, game, [id]);
			expect(await refusal(discard(member(), byCaptain!))).toBe('game.draftNotYours');
			await discard(member(), byMember!);
			expect(await confirm(captain(), [byMember!])).toEqual(['link.draftGone']);
			await discard(captain(), byCaptain!);
			expect(await draftIds(captain())).toEqual([]);
		});

		it('keeps the drafts of a member who was removed; the member sees nothing any more', async () => {
			await play({ decisionMode: 'confirm' });
			const [client] = await clients(member());
			await press(member(), claim(client!));
			const { me } = await crew(member());
			await app.rosters.setStatus(room.owner, room.classId, me!, 'removed');
			expect(await refusal(crew(member()))).toBe('game.unknown');
			expect(await refusal(press(member(), claim(client!)))).toBe('game.unknown');
			const { drafts, names } = await crew(captain());
			expect(names[drafts[0]!.member]).toBe('Company 1 member');
			expect(await confirm(captain(), [drafts[0]!.id])).toEqual(['ok']);
		});

		it('shows an erased member by a pseudonym, and none of the messages', async () => {
			await play({ decisionMode: 'confirm' });
			const [client] = await clients(member());
			await press(member(), claim(client!));
			await app.chats.say(member(), game, { id: 'm', text: 'hello' });
			const { me } = await crew(member());
			await app.accounts.erase(room.owner, { classId: room.classId, memberId: me! });
			const { drafts, names, chat } = await crew(captain());
			expect(names[drafts[0]!.member]).toBe(`#${me!.slice(-6)}`);
			expect(chat).toEqual([]);
			await confirm(captain(), [drafts[0]!.id]);
			const log = await app.activity.page(captain(), game, {});
			expect(log.names[log.deeds[0]!.member!]).toBe(`#${me!.slice(-6)}`);
		});
	});

	describe('a limit on spending', () => {
		it('lets a member spend just as much, and leaves one fen more to the captain', async () => {
			await play();
			const [client] = await clients(member());
			const action = { type: 'visitClient', client: client! };
			const { money } = await app.desks.ask(member(), game, 'quote', { action });
			expect(money).toBeGreaterThan(0);
			await play({ approvalLimit: money });
			expect(await press(member(), action)).toBe('ok');
			await play({ approvalLimit: money - 1 });
			const frames: Frame[] = [];
			const stop = app.live.subscribe([`crew:${game}:t1`], (frame) => frames.push(frame));
			expect(await press(member(), action)).toBe('link.approval');
			stop();
			// The captain hears of it at once, and not what it is.
			expect(frames.map(({ facts }) => facts)).toContainEqual({ what: 'drafts' });
			expect((await crew(captain())).drafts).toMatchObject([{ why: 'approval', action }]);
			expect(await press(captain(), action)).toBe('ok');
			// What costs nothing counts at once.
			expect(await press(member(), { type: 'borrow', amount: 1_000_00 })).toBe('ok');
		});

		it('says at once what nobody could buy', async () => {
			await play({ approvalLimit: 100 });
			const stock = { type: 'buyStock', features: [], quantity: 100_000 };
			expect(await press(member(), stock)).toBe('money.cash');
			expect(await draftIds(member())).toEqual([]);
		});
	});

	describe('months', () => {
		it('keeps what comes after the deadline as a draft of that month, also of the captain', async () => {
			await play();
			const [client] = await clients(captain());
			clock.pass(300);
			expect(await refusal(press(captain(), claim(client!), { id: 'late' }))).toBe('game.late');
			expect(await refusal(press(captain(), claim(client!), { id: 'late' }))).toBe('game.late');
			expect((await crew(member())).drafts).toMatchObject([{ why: 'late', month: 1 }]);
			expect(await refusal(confirm(captain(), await draftIds(captain())))).toBe('game.late');
			await move('lockMonth');
			expect(await refusal(press(captain(), claim(client!)))).toBe('game.late');
		});

		it('does not call late what was carried out before its answer was lost', async () => {
			await play();
			const [client] = await clients(captain());
			expect(await press(captain(), claim(client!), { id: 'same' })).toBe('ok');
			clock.pass(301);
			expect(await press(captain(), claim(client!), { id: 'same' })).toBe('ok');
			expect(await draftIds(captain())).toEqual([]);
		});

		it('keeps what was pressed in an earlier month out of the present one', async () => {
			await play();
			for (const step of ['lockMonth', 'revealMonth', 'openMonth'] as const) await move(step);
			const [client] = await clients(captain());
			const request = (id: string, month: number) => ({ id, month, action: claim(client!) });
			const { answers } = await app.desks.act(captain(), game, [request('a', 1), request('b', 2)]);
			expect(answers.map((a) => (a.ok ? 'ok' : a.refusal.code))).toEqual(['link.late', 'ok']);
			expect((await crew(captain())).drafts).toMatchObject([{ why: 'late', month: 1 }]);
		});

		it('never carries a draft of another month out, until it is brought into this one', async () => {
			await play({ decisionMode: 'confirm' });
			const [client] = await clients(member());
			await press(member(), claim(client!));
			for (const step of ['lockMonth', 'revealMonth', 'openMonth'] as const) await move(step);
			const ids = await draftIds(captain());
			expect(ids).toHaveLength(1);
			expect(await ours(captain(), client!)).toBe(false);
			expect(await confirm(captain(), ids)).toEqual(['link.draftMonth']);
			await app.drafts.bring(member(), game, ids);
			expect((await crew(captain())).drafts).toMatchObject([{ month: 2 }]);
			expect(await confirm(captain(), ids)).toEqual(['ok']);
		});

		it('gives the drafts of undone months back after a rewind', async () => {
			await play();
			const [one, two, three] = await clients(captain());
			await press(captain(), claim(one!));
			await press(member(), claim(three!), { draft: true });
			for (const step of ['lockMonth', 'revealMonth', 'openMonth'] as const) await move(step);
			await press(member(), claim(two!));
			const { me } = await crew(member());
			game = await app.lessons.rewind(room.owner, game, 1);
			// What was done in the month itself is the plan again, what came later and what waited are drafts.
			expect((await desk(captain())).view.plan).toEqual([claim(one!)]);
			expect((await crew(captain())).drafts).toMatchObject([
				{ why: 'team', month: 1, action: claim(three!) },
				{ why: 'returned', month: 2, action: claim(two!), member: me }
			]);
			expect((await crew(captain(1))).drafts).toEqual([]);
		});

		it('starts clean without the drafts of practice', async () => {
			await play({ practice: true });
			const [client] = await clients(member());
			await press(member(), claim(client!), { draft: true });
			for (const step of ['lockMonth', 'revealMonth', 'cleanStart'] as const) await move(step);
			expect(await draftIds(member())).toEqual([]);
		});
	});

	describe('what was done', () => {
		it('is told by member and month, page by page, with what can be taken back', async () => {
			await play({ access: 'sealed' });
			const [client] = await clients(captain());
			for (let i = 0; i < 31; i++)
				await press(captain(), { type: 'borrow', amount: 100_00 + i * 100 });
			await press(member(), { type: 'repay', amount: 100_00 });
			const me = (await crew(member())).me!;
			const first = await app.activity.page(member(), game, {});
			expect(first.deeds).toHaveLength(30);
			expect(first.deeds[0]).toMatchObject({ member: me, month: 1, at: clock.ms });
			const rest = await app.activity.page(member(), game, { before: first.before! });
			expect(rest.deeds).toHaveLength(2);
			expect(rest.before).toBeNull();
			const mine = await app.activity.page(member(), game, { member: me });
			expect(mine.deeds.map((deed) => deed.action.type)).toEqual(['repay']);
			expect((await app.activity.page(member(), game, { month: 2 })).deeds).toEqual([]);
			expect((await app.activity.page(captain(1), game, {})).deeds).toEqual([]);
			for (const step of ['lockMonth', 'revealMonth', 'prepareMonth'] as const) await move(step);
			await press(captain(), claim(client!));
			const undo = { type: 'withdrawClaim', client };
			const [claimed] = (await app.activity.page(captain(), game, { month: 2 })).deeds;
			expect(claimed!.undo).toEqual(undo);
			expect(await press(member(), claimed!.undo!)).toBe('ok');
			const after = await app.activity.page(captain(), game, { month: 2 });
			expect(after.deeds.map((deed) => deed.undo)).toEqual([undefined, undefined]);
			expect(after.months).toEqual([2, 1]);
		});

		it('gives the last change of the plan back, unless something of it has gone', async () => {
			await play();
			const [one, two] = await clients(captain());
			const plan = (...ids: string[]) => ({ type: 'stagePlan', actions: ids.map(claim) });
			await press(captain(), plan(one!));
			await press(captain(), plan(one!, two!));
			const newest = async () => (await app.activity.page(captain(), game, {})).deeds[0]!;
			expect((await newest()).undo).toEqual(plan(one!));
			await press(captain(), claim(one!));
			await press(captain(), plan(two!));
			expect((await newest()).undo).toBeUndefined();
		});

		it('is open to the staff, and not to other companies', async () => {
			await play();
			await press(captain(), { type: 'borrow', amount: 100_00 });
			const look = (actor: Actor) => app.activity.look(actor, game, 't1', {});
			expect((await look(room.assistant)).deeds).toHaveLength(1);
			expect(await refusal(look(captain(1)))).toBe('access.forbidden');
			expect(await refusal(look(room.stranger))).toBe('game.unknown');
			expect(await refusal(app.activity.look(room.owner, game, 't9', {}))).toBe('company.unknown');
		});
	});

	describe('messages', () => {
		const say = (actor: Actor, text: string, id = `m${pressed++}`) =>
			app.chats.say(actor, game, { id, text });
		const said = async (actor: Actor) => (await crew(actor)).chat.map((line) => line.text);

		it('stay within the team, are read by the staff, and sent twice are said once', async () => {
			await play();
			await say(member(), 'Who visits Jade River?', 'one');
			await say(member(), 'Who visits Jade River?', 'one');
			clock.pass(1);
			await say(captain(), '我去');
			expect(await said(member())).toEqual(['Who visits Jade River?', '我去']);
			expect(await said(captain(1))).toEqual([]);
			const seen = await app.crews.look(room.assistant, game, 't1');
			expect(seen.chat).toHaveLength(2);
			expect(seen.me).toBeNull();
			expect(await refusal(app.crews.look(captain(1), game, 't1'))).toBe('access.forbidden');
		});

		it('of the instructor reach every team', async () => {
			await play();
			const { t, tx } = opened.store;
			const row = { id: 'all', gameId: game, teamId: null, memberId: null, text: 'Five minutes' };
			await tx((db) => db.insert(t.chats).values({ ...row, at: clock.now() }));
			for (const team of [0, 1])
				expect((await crew(captain(team))).chat).toMatchObject([
					{ text: 'Five minutes', toAll: true }
				]);
		});

		it('are cleaned of what cannot be seen, limited in length, and otherwise kept as typed', async () => {
			await play();
			const script = '<script>alert("1")</script>';
			await say(member(), `a\u200b\u202eb\u0000  c\n${script}`);
			expect(await said(member())).toEqual([`ab c ${script}`]);
			expect(await refusal(say(member(), ' \u200b '))).toBe('chat.empty');
			await say(member(), '好'.repeat(300));
			expect(await refusal(say(member(), '好'.repeat(301)))).toBe('chat.long');
		});

		it('come in measure', async () => {
			await play();
			for (let i = 0; i < 15; i++) await say(member(), `${i}`);
			expect(await refusal(say(member(), 'one more'))).toBe('chat.tooFast');
			await say(captain(), 'others are not hindered');
		});

		it('are read page by page', async () => {
			await play();
			const { t, tx } = opened.store;
			const [team] = room.teams;
			const rows = Array.from({ length: 60 }, (_, i) => ({
				id: `old-${String(i).padStart(2, '0')}`,
				gameId: game,
				teamId: team!,
				memberId: null,
				text: `${i}`,
				// Several of the same millisecond: none is lost between two pages.
				at: new Date(clock.ms + Math.floor(i / 7))
			}));
			await tx((db) => db.insert(t.chats).values(rows));
			const { chat } = await crew(member());
			expect(chat).toHaveLength(50);
			const { chat: before } = await app.chats.earlier(member(), game, chat[0]!);
			expect([...before, ...chat].map((line) => line.text)).toEqual(rows.map((row) => row.text));
		});
	});

	describe('presence', () => {
		it('shows the team, and nobody else, who is at which screen', async () => {
			await play();
			await app.crews.here(member(), game, 'client:c1');
			const seen = (await crew(captain())).members.find((one) => !one.captain)!;
			expect(seen).toMatchObject({ online: true, screen: 'client:c1' });
			const others = (await crew(captain(1))).members.map((one) => one.name);
			expect(others.sort()).toEqual(['Company 2 captain', 'Company 2 member']);
			clock.pass(20);
			expect((await crew(captain())).members.filter((one) => one.online)).toHaveLength(1);
			expect(await refusal(app.crews.here(member(), game, '<b>'))).toBe('form.invalid');
			expect(app.presence.of(game)).toMatchObject([
				{ company: 't1', connected: 1 },
				{ company: 't2', connected: 0 }
			]);
		});

		it('of a stream lasts as long as the stream', async () => {
			await play();
			const { heard } = await import('../../src/lib/server/services/topics.ts');
			const topics = [`game:${game}`, `crew:${game}:t1`];
			const { places } = await heard(app, member(), topics);
			expect(places).toMatchObject([{ game, company: 't1' }]);
			expect((await heard(app, room.assistant, topics)).places).toEqual([]);
			expect(await refusal(heard(app, captain(1), topics))).toBe('game.notYourCompany');
		});
	});
});
