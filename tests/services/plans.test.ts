import { expect, it } from 'vitest';
import { totalSpread } from '../../src/lib/classroom/forming/balance.ts';
import type { MakePlan } from '../../src/lib/server/services/plans.ts';
import { refusal } from '../support/application.ts';
import { answers, formingClass, NAMES } from '../support/forming.ts';
import { onEveryStore } from '../support/stores.ts';

onEveryStore('plans of a class', (make) => {
	const room = formingClass(make);
	const plan = (how: Partial<MakePlan> = {}) =>
		room.app.plans.make(room.owner, room.classId, {
			...{ how: 'balanced', split: { size: 5 }, who: 'joined', seed: 'SEED' },
			...how
		});
	const view = async () => (await room.app.plans.view(room.owner, room.classId))!;
	const apply = async (token?: string) =>
		room.app.plans.apply(room.owner, room.classId, token ?? (await view()).token, NAMES);
	const pair = (kind: 'together' | 'apart', a: number, b: number) =>
		room.app.plans.wish(room.owner, room.classId, kind, [room.people[a]!.id, room.people[b]!.id]);
	async function rated(count: number): Promise<void> {
		for (const [i, { actor }] of (await room.join(count)).entries()) {
			const digits = [(i % 5) + 1, ((i * 3) % 5) + 1, ((i * 7) % 5) + 1, (i % 3) + 2].join('');
			await room.app.introductions.answer(actor, room.classId, 0, answers(digits));
		}
	}

	it('are looked at before they count, and then become the companies', async () => {
		await rated(13);
		await plan();
		expect(await room.teams()).toEqual([]);
		const seen = await view();
		expect(seen.teams.map(({ people }) => people.length)).toEqual([5, 4, 4]);
		expect(seen).toMatchObject({ how: 'balanced', gone: 0, late: [] });
		expect(seen.report).toMatchObject({ partitions: 1_000 });
		expect(seen.report!.all.beats).toBeGreaterThan(0.9);
		await apply(seen.token);
		const names = seen.teams.map(({ people }) => people.map((p) => p.name).sort());
		expect((await room.teams()).map((team) => team.toSorted())).toEqual(names);
		expect(
			(await room.board()).teams.every((t) => t.members.filter((p) => p.captain).length === 1)
		).toBe(true);
		expect(await room.app.plans.view(room.owner, room.classId)).toBeNull();
	});

	it('keep the pairs that must and must not be together', async () => {
		await rated(12);
		await pair('together', 0, 1);
		await pair('apart', 0, 2);
		await pair('apart', 1, 3);
		await plan({ split: { teams: 3 } });
		const teams = (await view()).teams.map(({ people }) => people.map(({ name }) => name));
		const at = (i: number) => teams.findIndex((team) => team.includes(room.people[i]!.name));
		expect([at(0) === at(1), at(0) === at(2), at(1) === at(3)]).toEqual([true, false, false]);
	});

	it('name the pairs that contradict each other, and nothing else', async () => {
		await rated(9);
		await pair('together', 0, 1);
		await pair('together', 1, 2);
		await pair('apart', 2, 0);
		await pair('apart', 5, 6);
		const { contradiction } = await plan();
		expect(contradiction.map(({ people }) => people.map((p) => p.name).sort())).toEqual([
			['S01', 'S02'],
			['S02', 'S03'],
			['S01', 'S03']
		]);
		expect(await room.app.plans.view(room.owner, room.classId)).toBeNull();
		await room.app.plans.unwish(room.owner, room.classId, contradiction[2]!.id);
		expect((await plan()).contradiction).toEqual([]);
	});

	it('change the kind of a pair that is set again, and refuse what is no pair', async () => {
		const [a, b] = await room.join(2);
		await pair('together', 0, 1);
		await pair('apart', 1, 0);
		expect(await room.app.plans.wishes(room.owner, room.classId)).toMatchObject([
			{ kind: 'apart' }
		]);
		expect(await refusal(pair('apart', 0, 0))).toBe('forming.wish');
		await room.withdraw(b!);
		expect(
			await refusal(room.app.plans.wish(room.owner, room.classId, 'apart', [a!.id, b!.id]))
		).toBe('forming.wish');
	});

	it('tell a class that is too small, sizes that do not fit, and that nobody has answered', async () => {
		expect(await refusal(plan({ how: 'random' }))).toBe('forming.tooFew');
		await room.join(3);
		expect(await refusal(plan())).toBe('forming.tooFew');
		await room.join(6);
		expect(await refusal(plan({ split: { teams: 5 } }))).toBe('forming.teams');
		expect(await refusal(plan())).toBe('forming.noAnswers');
		expect(await refusal(plan({ split: { size: 8 } }))).toBe('form.invalid');
		await plan({ how: 'random' });
		expect((await view()).report).toBeNull();
	});

	it('are not applied twice, nor another one than was seen', async () => {
		await rated(8);
		await plan();
		const { token } = await view();
		await plan({ seed: 'OTHER' });
		expect(await refusal(apply(token))).toBe('forming.changed');
		const present = (await view()).token;
		const codes = await Promise.all([refusal(apply(present)), refusal(apply(present))]);
		expect(codes.sort()).toEqual(['done', 'forming.changed']);
		await plan();
		await room.app.plans.drop(room.owner, room.classId);
		expect(await refusal(apply('none'))).toBe('forming.changed');
	});

	it('leave out who has gone since, and tell who has come', async () => {
		await rated(8);
		await plan();
		await room.withdraw(room.people[0]!);
		await room.join(1);
		expect(await view()).toMatchObject({ gone: 1, late: [{ name: 'S09' }] });
		await apply();
		expect((await room.teams()).flat().sort()).toEqual(
			['S02', 'S03', 'S04', 'S05', 'S06', 'S07', 'S08'].sort()
		);
		expect((await room.board()).free.map(({ name }) => name)).toEqual(['S09']);
	});

	it('change nothing once a company plays', async () => {
		await rated(8);
		const team = await room.company('Jade', room.people.slice(0, 2));
		await plan();
		await room.play(team);
		expect(await refusal(apply())).toBe('company.inGame');
		expect(await refusal(plan())).toBe('company.inGame');
		expect(await room.teams()).toHaveLength(1);
	});

	it('judge the companies that are there', async () => {
		await rated(10);
		const strong = room.people.filter((_, i) => i % 5 > 2);
		await room.company('Strong', strong);
		await room.company('Rest', room.people.filter((p) => !strong.includes(p)).slice(0, 6));
		const judged = await room.app.plans.judge(room.assistant, room.classId);
		expect(judged.teams.map(({ name, people }) => [name, people.length])).toEqual([
			['Strong', 4],
			['Rest', 6]
		]);
		expect(judged.report!.skills.language.beats).toBeLessThan(0.1);
		expect(judged.teams[0]!.means!.language).toBeGreaterThan(judged.teams[1]!.means!.language);
		expect(totalSpread(judged.teams[0]!.means!)).toBeGreaterThan(4);
	});

	it('wait in a line that has an end', async () => {
		await room.join(8);
		const many = Array.from({ length: 40 }, () => refusal(plan({ how: 'random' })));
		const codes = new Set(await Promise.all(many));
		expect(codes).toEqual(new Set(['done', 'forming.busy']));
	});

	it('belong to the staff of the class', async () => {
		const [a] = await room.join(1);
		const { plans } = room.app;
		const { classId, stranger } = room;
		const facts: MakePlan = { how: 'random', split: { size: 4 }, who: 'joined' };
		const codes = (actor: typeof stranger) =>
			Promise.all([
				refusal(plans.wishes(actor, classId)),
				refusal(plans.wish(actor, classId, 'apart', ['a', 'b'])),
				refusal(plans.unwish(actor, classId, 'a')),
				refusal(plans.make(actor, classId, facts)),
				refusal(plans.view(actor, classId)),
				refusal(plans.apply(actor, classId, 'x', NAMES)),
				refusal(plans.drop(actor, classId)),
				refusal(plans.judge(actor, classId))
			]);
		expect(new Set(await codes(a!.actor))).toEqual(new Set(['access.forbidden']));
		expect(new Set(await codes(stranger))).toEqual(new Set(['class.unknown']));
	});
});
