import { describe, expect, it } from 'vitest';
import type { Frame } from '../../src/lib/server/live/hub.ts';
import type { Actor } from '../../src/lib/server/services/actor.ts';
import { refusal } from '../support/classroom.ts';
import { onEveryStore } from '../support/stores.ts';
import { claim, teamPlay } from '../support/team-play.ts';

onEveryStore('drafts of a company', (make) => {
	const at = teamPlay(make);

	describe('a class that confirms', () => {
		it('keeps what a member does as a draft until the captain confirms it', async () => {
			await at.play({ decisionMode: 'confirm' });
			const [client] = await at.clients(at.member());
			expect(await at.press(at.member(), claim(client!))).toBe('link.confirm');
			expect(await at.ours(at.member(), client!)).toBe(false);
			const { drafts, me } = await at.crew(at.member());
			expect(drafts).toMatchObject([{ why: 'confirm', month: 1, member: me }]);
			expect(await at.confirm(at.captain(), [drafts[0]!.id])).toEqual(['ok']);
			expect(await at.ours(at.member(), client!)).toBe(true);
			expect((await at.crew(at.captain())).drafts).toEqual([]);
			const { deeds, names } = await at.app.activity.page(at.captain(), at.game, {});
			expect(deeds[0]).toMatchObject({ action: claim(client!), member: me });
			expect(names[deeds[0]!.confirmedBy!]).toBe('Company 1 captain');
		});

		it('lets the captain act directly, and everyone plan', async () => {
			await at.play({ decisionMode: 'confirm' });
			const [client] = await at.clients(at.captain());
			expect(await at.press(at.captain(), claim(client!))).toBe('ok');
			const plan = { type: 'stagePlan', actions: [{ type: 'visitClient', client: client! }] };
			expect(await at.press(at.member(), plan)).toBe('ok');
			expect((await at.crew(at.captain())).drafts).toEqual([]);
		});

		it('takes a draft once, however often a phone sends it', async () => {
			await at.play({ decisionMode: 'confirm' });
			const [client] = await at.clients(at.member());
			for (let i = 0; i < 2; i++)
				expect(await at.press(at.member(), claim(client!), { id: 'same' })).toBe('link.confirm');
			expect(await at.draftIds(at.member())).toHaveLength(1);
			await at.confirm(at.captain(), await at.draftIds(at.captain()));
			// The answer to the first press was lost, and the draft has been confirmed meanwhile.
			expect(await at.press(at.member(), claim(client!), { id: 'same' })).toBe('ok');
			expect(await at.draftIds(at.member())).toEqual([]);
		});

		it('replaces the draft of a bid or claim by a later one of the same person', async () => {
			await at.play({ decisionMode: 'confirm' });
			const [client, other] = await at.clients(at.member());
			await at.press(at.member(), claim(client!));
			await at.press(at.member(), claim(other!));
			await at.press(at.member(), claim(client!));
			const drafts = (await at.crew(at.member())).drafts.map((draft) => draft.action.client);
			expect(drafts).toEqual([other, client]);
		});

		it('carries drafts out in the captain’s order, and keeps what the engine refuses with its reason', async () => {
			await at.play({ decisionMode: 'confirm' });
			const [client] = await at.clients(at.member());
			await at.press(at.member(), { type: 'holdSeminar', clients: [client!] });
			await at.press(at.member(), claim(client!));
			const before = await at.crew(at.captain());
			expect(before.drafts[0]!.refusal?.code).toBe('client.notOurs');
			const [seminar, claiming] = before.drafts.map((draft) => draft.id);
			expect(await at.confirm(at.captain(), [seminar!])).toEqual(['client.notOurs']);
			expect(await at.draftIds(at.captain())).toEqual([seminar, claiming]);
			expect(await at.confirm(at.captain(), [claiming!, seminar!])).toEqual(['ok', 'ok']);
		});

		it('shows at a draft that its client has no place any more, and keeps it', async () => {
			await at.play({ decisionMode: 'confirm' });
			const view = (await at.desk(at.member())).view.clients!;
			const client = view.find((c) => c.slots === 2)!.id;
			await at.press(at.member(), claim(client));
			for (const team of [1, 2]) expect(await at.press(at.captain(team), claim(client))).toBe('ok');
			const [draft] = (await at.crew(at.member())).drafts;
			expect(draft!.refusal?.code).toBe('client.noSlot');
			expect(await at.confirm(at.captain(), [draft!.id])).toEqual(['client.noSlot']);
			expect(await at.draftIds(at.captain())).toEqual([draft!.id]);
		});

		it('confirms once from two devices at the same time', async () => {
			await at.play({ decisionMode: 'confirm' });
			const [client] = await at.clients(at.member());
			await at.press(at.member(), { type: 'visitClient', client: client! });
			const ids = await at.draftIds(at.captain());
			const twice = await Promise.all([
				at.confirm(at.captain(), ids),
				at.confirm(at.captain(), ids)
			]);
			expect(twice).toEqual([['ok'], ['ok']]);
			expect(await at.confirm(at.captain(), [...ids, ...ids])).toEqual(['ok']);
			const { deeds } = await at.app.activity.page(at.captain(), at.game, {});
			expect(deeds.map((deed) => deed.action.type)).toEqual(['visitClient']);
		});

		it('refuses at once what could never be confirmed', async () => {
			await at.play({ decisionMode: 'confirm' });
			expect(await at.press(at.member(), { type: 'lockMonth' })).toBe('command.unknown');
			expect(await at.press(at.member(), claim('nobody'))).toBe('client.unknown');
			expect(await at.press(at.member(), { type: 'claimClient' })).toBe('command.field');
			expect(await at.draftIds(at.member())).toEqual([]);
		});

		it('has room for 200 drafts', async () => {
			await at.play({ decisionMode: 'confirm' });
			const [client] = await at.clients(at.member());
			const visit = { type: 'visitClient', client: client! };
			const many = (from: number, n: number) =>
				Array.from({ length: n }, (_, i) => ({ id: `v${from + i}`, action: visit }));
			await at.app.desks.act(at.member(), at.game, many(0, 100));
			await at.app.desks.act(at.member(), at.game, many(100, 99));
			const { answers } = await at.app.desks.act(at.member(), at.game, many(199, 2));
			const refusals = answers.map((a) => (a.ok ? 'ok' : a.refusal.code));
			expect(refusals).toEqual(['link.confirm', 'link.draftsFull']);
			expect(await at.draftIds(at.captain())).toHaveLength(200);
		});
	});

	describe('who may what with a draft', () => {
		it('leaves confirming to the captain, and drafts to their own team', async () => {
			await at.play({ decisionMode: 'confirm' });
			const [client] = await at.clients(at.member());
			await at.press(at.member(), claim(client!));
			const ids = await at.draftIds(at.member());
			expect(await refusal(at.confirm(at.member(), ids))).toBe('game.needsCaptain');
			expect(await at.confirm(at.captain(1), ids)).toEqual(['link.draftGone']);
			await at.app.drafts.discard(at.captain(1), at.game, ids);
			await at.app.drafts.bring(at.captain(1), at.game, ids);
			expect(await at.draftIds(at.member())).toEqual(ids);
			for (const [actor, code] of [
				[at.room.loner, 'game.notYourCompany'],
				[at.room.owner, 'access.forbidden'],
				[at.room.stranger, 'game.unknown'],
				[at.room.visitor, 'access.signIn']
			] as const) {
				expect(await refusal(at.confirm(actor, ids))).toBe(code);
				expect(await refusal(at.app.drafts.discard(actor, at.game, ids))).toBe(code);
				expect(await refusal(at.crew(actor))).toBe(code);
				expect(await refusal(at.app.chats.say(actor, at.game, { id: 'x', text: 'x' }))).toBe(code);
				expect(await refusal(at.app.activity.page(actor, at.game, {}))).toBe(code);
			}
		});

		it('lets its author withdraw it and the captain discard it, and nobody else', async () => {
			await at.play();
			const [one, two] = await at.clients(at.member());
			await at.press(at.captain(), claim(one!), { draft: true });
			await at.press(at.member(), claim(two!), { draft: true });
			const [byCaptain, byMember] = await at.draftIds(at.member());
			const discard = (actor: Actor, id: string) => at.app.drafts.discard(actor, at.game, [id]);
			expect(await refusal(discard(at.member(), byCaptain!))).toBe('game.draftNotYours');
			await discard(at.member(), byMember!);
			expect(await at.confirm(at.captain(), [byMember!])).toEqual(['link.draftGone']);
			await discard(at.captain(), byCaptain!);
			expect(await at.draftIds(at.captain())).toEqual([]);
		});

		it('keeps the drafts of a member who was removed; the member sees nothing any more', async () => {
			await at.play({ decisionMode: 'confirm' });
			const [client] = await at.clients(at.member());
			await at.press(at.member(), claim(client!));
			const { me } = await at.crew(at.member());
			await at.app.rosters.setStatus(at.room.owner, at.room.classId, me!, 'withdrawn');
			expect(await refusal(at.crew(at.member()))).toBe('game.unknown');
			expect(await refusal(at.press(at.member(), claim(client!)))).toBe('game.unknown');
			const { drafts, names } = await at.crew(at.captain());
			expect(names[drafts[0]!.member]).toBe('Company 1 member');
			expect(await at.confirm(at.captain(), [drafts[0]!.id])).toEqual(['ok']);
		});

		it('shows an erased member by a pseudonym, and none of the messages', async () => {
			await at.play({ decisionMode: 'confirm' });
			const [client] = await at.clients(at.member());
			await at.press(at.member(), claim(client!));
			await at.app.chats.say(at.member(), at.game, { id: 'm', text: 'hello' });
			const { me } = await at.crew(at.member());
			await at.app.accounts.erase(at.room.owner, { classId: at.room.classId, memberId: me! });
			const { drafts, names, chat } = await at.crew(at.captain());
			expect(names[drafts[0]!.member]).toBe(`#${me!.slice(-6)}`);
			expect(chat).toEqual([]);
			await at.confirm(at.captain(), [drafts[0]!.id]);
			const log = await at.app.activity.page(at.captain(), at.game, {});
			expect(log.names[log.deeds[0]!.member!]).toBe(`#${me!.slice(-6)}`);
		});
	});

	describe('a limit on spending', () => {
		it('lets a member spend just as much, and leaves one fen more to the captain', async () => {
			await at.play();
			const [client] = await at.clients(at.member());
			const action = { type: 'visitClient', client: client! };
			const { money } = await at.app.desks.ask(at.member(), at.game, 'quote', { action });
			expect(money).toBeGreaterThan(0);
			await at.play({ approvalLimit: money });
			expect(await at.press(at.member(), action)).toBe('ok');
			await at.play({ approvalLimit: money - 1 });
			const frames: Frame[] = [];
			const stop = at.app.live.subscribe([`crew:${at.game}:t1`], (frame) => frames.push(frame));
			expect(await at.press(at.member(), action)).toBe('link.approval');
			stop();
			// The captain hears of it at once, and not what it is.
			expect(frames.map(({ facts }) => facts)).toContainEqual({ what: 'drafts' });
			expect((await at.crew(at.captain())).drafts).toMatchObject([{ why: 'approval', action }]);
			expect(await at.press(at.captain(), action)).toBe('ok');
			// What costs nothing counts at once.
			expect(await at.press(at.member(), { type: 'borrow', amount: 1_000_00 })).toBe('ok');
		});

		it('counts what a member buys in pieces as one', async () => {
			await at.play();
			const [first, second] = await at.clients(at.member());
			const visit = (client?: string) => ({ type: 'visitClient', client: client! });
			const action = visit(first);
			const { money } = await at.app.desks.ask(at.member(), at.game, 'quote', { action });
			await at.play({ approvalLimit: 2 * money - 1 });
			expect(await at.press(at.member(), action)).toBe('ok');
			expect(await at.press(at.member(), visit(second))).toBe('link.approval');
			expect(await at.press(at.member(), { type: 'borrow', amount: 1_000_00 })).toBe('ok');
			// The captain is not counted, and each member alone.
			expect(await at.press(at.captain(), visit(second))).toBe('ok');
		});

		it('says at once what nobody could buy', async () => {
			await at.play({ approvalLimit: 100 });
			const stock = { type: 'buyStock', features: [], quantity: 100_000 };
			expect(await at.press(at.member(), stock)).toBe('money.cash');
			expect(await at.draftIds(at.member())).toEqual([]);
		});
	});

	describe('months', () => {
		it('keeps what comes after the deadline as a draft of that month, also of the captain', async () => {
			await at.play();
			const [client] = await at.clients(at.captain());
			at.clock.pass(300);
			expect(await refusal(at.press(at.captain(), claim(client!), { id: 'late' }))).toBe(
				'game.late'
			);
			expect(await refusal(at.press(at.captain(), claim(client!), { id: 'late' }))).toBe(
				'game.late'
			);
			expect((await at.crew(at.member())).drafts).toMatchObject([{ why: 'late', month: 1 }]);
			expect(await refusal(at.confirm(at.captain(), await at.draftIds(at.captain())))).toBe(
				'game.late'
			);
			await at.move('lockMonth');
			expect(await refusal(at.press(at.captain(), claim(client!)))).toBe('game.late');
		});

		it('does not call late what was carried out before its answer was lost', async () => {
			await at.play();
			const [client] = await at.clients(at.captain());
			expect(await at.press(at.captain(), claim(client!), { id: 'same' })).toBe('ok');
			at.clock.pass(301);
			expect(await at.press(at.captain(), claim(client!), { id: 'same' })).toBe('ok');
			expect(await at.draftIds(at.captain())).toEqual([]);
		});

		it('keeps what was pressed in an earlier month out of the present one', async () => {
			await at.play();
			for (const step of ['lockMonth', 'revealMonth', 'openMonth'] as const) await at.move(step);
			const [client] = await at.clients(at.captain());
			const request = (id: string, month: number) => ({ id, month, action: claim(client!) });
			const { answers } = await at.app.desks.act(at.captain(), at.game, [
				request('a', 1),
				request('b', 2)
			]);
			expect(answers.map((a) => (a.ok ? 'ok' : a.refusal.code))).toEqual(['link.late', 'ok']);
			expect((await at.crew(at.captain())).drafts).toMatchObject([{ why: 'late', month: 1 }]);
		});

		it('never carries a draft of another month out, until it is brought into this one', async () => {
			await at.play({ decisionMode: 'confirm' });
			const [client] = await at.clients(at.member());
			await at.press(at.member(), claim(client!));
			for (const step of ['lockMonth', 'revealMonth', 'openMonth'] as const) await at.move(step);
			const ids = await at.draftIds(at.captain());
			expect(ids).toHaveLength(1);
			expect(await at.ours(at.captain(), client!)).toBe(false);
			expect(await at.confirm(at.captain(), ids)).toEqual(['link.draftMonth']);
			await at.app.drafts.bring(at.member(), at.game, ids);
			expect((await at.crew(at.captain())).drafts).toMatchObject([{ month: 2 }]);
			expect(await at.confirm(at.captain(), ids)).toEqual(['ok']);
		});

		it('gives the drafts of undone months back after a rewind', async () => {
			await at.play();
			const [one, two, three] = await at.clients(at.captain());
			await at.press(at.captain(), claim(one!));
			await at.press(at.member(), claim(three!), { draft: true });
			for (const step of ['lockMonth', 'revealMonth', 'openMonth'] as const) await at.move(step);
			await at.press(at.member(), claim(two!));
			const { me } = await at.crew(at.member());
			at.game = await at.app.lessons.rewind(at.room.owner, at.game, 1);
			// What was done in the month itself is the plan again, what came later and what waited are drafts.
			expect((await at.desk(at.captain())).view.plan).toEqual([claim(one!)]);
			expect((await at.crew(at.captain())).drafts).toMatchObject([
				{ why: 'team', month: 1, action: claim(three!) },
				{ why: 'returned', month: 2, action: claim(two!), member: me }
			]);
			expect((await at.crew(at.captain(1))).drafts).toEqual([]);
		});

		it('starts clean without the drafts of practice', async () => {
			await at.play({ practice: true });
			const [client] = await at.clients(at.member());
			await at.press(at.member(), claim(client!), { draft: true });
			for (const step of ['lockMonth', 'revealMonth', 'cleanStart'] as const) await at.move(step);
			expect(await at.draftIds(at.member())).toEqual([]);
		});
	});
});
