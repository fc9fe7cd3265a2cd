import { describe, expect, it } from 'vitest';
import { answers, formingClass, NAMES, type Placed } from '../support/forming.ts';
import { onEveryStore } from '../support/stores.ts';

onEveryStore('companies play however they were formed', (make) => {
	const room = formingClass(make);

	/** Each way leaves everybody in companies. */
	const ways: Record<string, () => Promise<unknown>> = {
		random: async () => {
			const make = { how: 'random', split: { size: 4 }, who: 'joined' } as const;
			await room.app.plans.make(room.owner, room.classId, make);
			const plan = (await room.app.plans.view(room.owner, room.classId))!;
			await room.app.plans.apply(room.owner, room.classId, plan.token, NAMES);
		},
		balanced: async () => {
			for (const { actor } of room.people)
				await room.app.introductions.answer(actor, room.classId, 0, answers());
			const make = { how: 'balanced', split: { teams: 2 }, who: 'joined' } as const;
			await room.app.plans.make(room.owner, room.classId, make);
			const plan = (await room.app.plans.view(room.owner, room.classId))!;
			await room.app.plans.apply(room.owner, room.classId, plan.token, NAMES);
		},
		'dealt at once': () =>
			room.app.forming.distribute(room.owner, room.classId, {
				...{ split: { size: 4 }, who: 'joined', whom: 'rest', names: NAMES }
			}),
		'by hand': async () => {
			const { teams } = room.app;
			for (const [name, from] of [
				['Red', 0],
				['Blue', 4]
			] as const) {
				const team = await teams.create(room.owner, room.classId, { name });
				const ids = room.people.slice(from, from + 4).map(({ id }) => id);
				await teams.putAll(room.owner, room.classId, ids, team);
			}
		},
		'free choice': async () => {
			const [a, b] = [room.people.slice(0, 4), room.people.slice(4)];
			for (const [name, group] of [
				['Red', a],
				['Blue', b]
			] as const) {
				const team = await room.app.teams.create(group[0]!.actor, room.classId, { name });
				for (const { actor } of group.slice(1))
					await room.app.teams.join(actor, room.classId, team);
			}
		},
		'captains’ draft': async () => {
			const draft = room.app.captainsDraft;
			const captains = [room.people[2]!.id, room.people[6]!.id];
			const facts = { captains, who: 'joined', turn: 60, contest: 0 } as const;
			await draft.prepare(room.owner, room.classId, facts);
			await draft.begin(room.owner, room.classId);
			await draft.fill(room.owner, room.classId);
			await draft.apply(room.owner, room.classId, NAMES);
		}
	};

	describe.each(Object.keys(ways))('%s', (way) => {
		it('feeds captains, roles and approval to the game', async () => {
			await room.join(8);
			await ways[way]!();
			const { teams } = await room.board();
			expect(teams.map(({ members }) => members.length)).toEqual([4, 4]);
			expect(teams.map(({ members }) => members.filter((p) => p.captain).length)).toEqual([1, 1]);
			const who = (id: string): Placed => room.people.find((person) => person.id === id)!;
			const [company] = teams;
			const captain = who(company!.members.find((p) => p.captain)!.memberId);
			const member = who(company!.members.find((p) => !p.captain)!.memberId);
			const { app, classId, owner } = room;
			await app.teams.setRoles(member.actor, classId, member.id, ['finance', 'sales']);
			const game = await app.games.create(owner, classId, {
				...{ title: 'Year 1', scenario: 'campus-lab', seed: 'LESSON', access: 'race' },
				...{ decisionMode: 'direct', approvalLimit: 100, monthSeconds: 300 }
			});
			await app.lessons.move(owner, game, 'openMonth');
			const crew = await app.crews.view(member.actor, game);
			expect(crew).toMatchObject({ captain: false, me: member.id, approvalLimit: 100 });
			expect(crew.members[0]).toMatchObject({ id: captain.id, captain: true });
			expect(crew.members.find(({ id }) => id === member.id)!.roles).toEqual(['finance', 'sales']);
			expect((await app.crews.view(captain.actor, game)).captain).toBe(true);
			const press = async (person: Placed, id: string) => {
				const action = { type: 'buyStock', features: [], quantity: 1 };
				const { answers: told } = await app.desks.act(person.actor, game, [{ id, action }]);
				return told[0]!.ok ? 'ok' : told[0]!.refusal.code;
			};
			// What costs more than the limit waits for the captain; the captain needs nobody's yes.
			expect(await press(member, 'a')).toBe('link.approval');
			expect((await app.crews.view(captain.actor, game)).drafts).toMatchObject([
				{ member: member.id, why: 'approval' }
			]);
			expect(await press(captain, 'b')).toBe('ok');
		});
	});
});
