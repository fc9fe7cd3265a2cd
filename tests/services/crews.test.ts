import { describe, expect, it } from 'vitest';
import type { Actor } from '../../src/lib/server/services/actor.ts';
import { heard } from '../../src/lib/server/services/topics.ts';
import { refusal } from '../support/classroom.ts';
import { onEveryStore } from '../support/stores.ts';
import { claim, teamPlay } from '../support/team-play.ts';

onEveryStore('the people of a company', (make) => {
	const at = teamPlay(make);
	let sent = 0;

	describe('what was done', () => {
		it('is told by member and month, page by page, with what can be taken back', async () => {
			await at.play({ access: 'sealed' });
			const [client] = await at.clients(at.captain());
			for (let i = 0; i < 31; i++)
				await at.press(at.captain(), { type: 'borrow', amount: 100_00 + i * 100 });
			await at.press(at.member(), { type: 'repay', amount: 100_00 });
			const me = (await at.crew(at.member())).me!;
			const first = await at.app.activity.page(at.member(), at.game, {});
			expect(first.deeds).toHaveLength(30);
			expect(first.deeds[0]).toMatchObject({ member: me, month: 1, at: at.clock.ms });
			const rest = await at.app.activity.page(at.member(), at.game, { before: first.before! });
			expect(rest.deeds).toHaveLength(2);
			expect(rest.before).toBeNull();
			const mine = await at.app.activity.page(at.member(), at.game, { member: me });
			expect(mine.deeds.map((deed) => deed.action.type)).toEqual(['repay']);
			expect((await at.app.activity.page(at.member(), at.game, { month: 2 })).deeds).toEqual([]);
			expect((await at.app.activity.page(at.captain(1), at.game, {})).deeds).toEqual([]);
			for (const step of ['lockMonth', 'revealMonth', 'prepareMonth'] as const) await at.move(step);
			await at.press(at.captain(), claim(client!));
			const undo = { type: 'withdrawClaim', client };
			const [claimed] = (await at.app.activity.page(at.captain(), at.game, { month: 2 })).deeds;
			expect(claimed!.undo).toEqual(undo);
			expect(await at.press(at.member(), claimed!.undo!)).toBe('ok');
			const after = await at.app.activity.page(at.captain(), at.game, { month: 2 });
			expect(after.deeds.map((deed) => deed.undo)).toEqual([undefined, undefined]);
			expect(after.months).toEqual([2, 1]);
		});

		it('gives the last change of the plan back, unless something of it has gone', async () => {
			await at.play();
			const [one, two] = await at.clients(at.captain());
			const plan = (...ids: string[]) => ({ type: 'stagePlan', actions: ids.map(claim) });
			await at.press(at.captain(), plan(one!));
			await at.press(at.captain(), plan(one!, two!));
			const newest = async () => (await at.app.activity.page(at.captain(), at.game, {})).deeds[0]!;
			expect((await newest()).undo).toEqual(plan(one!));
			await at.press(at.captain(), claim(one!));
			await at.press(at.captain(), plan(two!));
			expect((await newest()).undo).toBeUndefined();
		});

		it('is open to the staff, and not to other companies', async () => {
			await at.play();
			await at.press(at.captain(), { type: 'borrow', amount: 100_00 });
			const look = (actor: Actor) => at.app.activity.look(actor, at.game, 't1', {});
			expect((await look(at.room.assistant)).deeds).toHaveLength(1);
			expect(await refusal(look(at.captain(1)))).toBe('access.forbidden');
			expect(await refusal(look(at.room.stranger))).toBe('game.unknown');
			expect(await refusal(at.app.activity.look(at.room.owner, at.game, 't9', {}))).toBe(
				'company.unknown'
			);
		});
	});

	describe('messages', () => {
		const say = (actor: Actor, text: string, id = `m${sent++}`) =>
			at.app.chats.say(actor, at.game, { id, text });
		const said = async (actor: Actor) => (await at.crew(actor)).chat.map((line) => line.text);

		it('stay within the team, are read by the staff, and sent twice are said once', async () => {
			await at.play();
			await say(at.member(), 'Who visits Jade River?', 'one');
			await say(at.member(), 'Who visits Jade River?', 'one');
			at.clock.pass(1);
			await say(at.captain(), '我去');
			expect(await said(at.member())).toEqual(['Who visits Jade River?', '我去']);
			expect(await said(at.captain(1))).toEqual([]);
			const seen = await at.app.crews.look(at.room.assistant, at.game, 't1');
			expect(seen.chat).toHaveLength(2);
			expect(seen.me).toBeNull();
			expect(await refusal(at.app.crews.look(at.captain(1), at.game, 't1'))).toBe(
				'access.forbidden'
			);
		});

		it('of the instructor reach every team', async () => {
			await at.play();
			const { t, tx } = at.store;
			const row = {
				id: 'all',
				gameId: at.game,
				teamId: null,
				memberId: null,
				text: 'Five minutes'
			};
			await tx((db) => db.insert(t.chats).values({ ...row, at: at.clock.now() }));
			for (const team of [0, 1])
				expect((await at.crew(at.captain(team))).chat).toMatchObject([
					{ text: 'Five minutes', toAll: true }
				]);
		});

		it('are cleaned of what cannot be seen, limited in length, and otherwise kept as typed', async () => {
			await at.play();
			const script = '<script>alert("1")</script>';
			await say(at.member(), `a\u200b\u202eb\u0000  c\n${script}`);
			await say(at.member(), '可以吗？Ａ　１');
			expect(await said(at.member())).toEqual([`ab c ${script}`, '可以吗？Ａ １']);
			expect(await refusal(say(at.member(), ' \u200b '))).toBe('chat.empty');
			await say(at.member(), '好'.repeat(300));
			expect(await refusal(say(at.member(), '好'.repeat(301)))).toBe('chat.long');
		});

		it('come in measure', async () => {
			await at.play();
			for (let i = 0; i < 15; i++) await say(at.member(), `${i}`);
			expect(await refusal(say(at.member(), 'one more'))).toBe('chat.tooFast');
			await say(at.captain(), 'others are not hindered');
		});

		it('are read page by page', async () => {
			await at.play();
			const { t, tx } = at.store;
			const [team] = at.room.teams;
			const rows = Array.from({ length: 60 }, (_, i) => ({
				id: `old-${String(i).padStart(2, '0')}`,
				gameId: at.game,
				teamId: team!,
				memberId: null,
				text: `${i}`,
				// Several of the same millisecond: none is lost between two pages.
				at: new Date(at.clock.ms + Math.floor(i / 7))
			}));
			await tx((db) => db.insert(t.chats).values(rows));
			const { chat } = await at.crew(at.member());
			expect(chat).toHaveLength(50);
			const { chat: before } = await at.app.chats.earlier(at.member(), at.game, chat[0]!);
			expect([...before, ...chat].map((line) => line.text)).toEqual(rows.map((row) => row.text));
		});
	});

	describe('presence', () => {
		it('shows the team, and nobody else, who is at which screen', async () => {
			await at.play();
			await at.app.crews.here(at.member(), at.game, 'client:c1');
			const seen = (await at.crew(at.captain())).members.find((one) => !one.captain)!;
			expect(seen).toMatchObject({ online: true, screen: 'client:c1' });
			const others = (await at.crew(at.captain(1))).members.map((one) => one.name);
			expect(others.sort()).toEqual(['Company 2 captain', 'Company 2 member']);
			at.clock.pass(20);
			expect((await at.crew(at.captain())).members.filter((one) => one.online)).toHaveLength(1);
			expect(await refusal(at.app.crews.here(at.member(), at.game, '<b>'))).toBe('form.invalid');
			expect(at.app.presence.of(at.game)).toMatchObject([
				{ company: 't1', connected: 1 },
				{ company: 't2', connected: 0 }
			]);
		});

		it('of a stream lasts as long as the stream', async () => {
			await at.play();
			const topics = [`game:${at.game}`, `crew:${at.game}:t1`];
			const { places } = await heard(at.app, at.member(), topics);
			expect(places).toMatchObject([{ game: at.game, company: 't1' }]);
			expect((await heard(at.app, at.room.assistant, topics)).places).toEqual([]);
			expect(await refusal(heard(at.app, at.captain(1), topics))).toBe('game.notYourCompany');
		});
	});
});
