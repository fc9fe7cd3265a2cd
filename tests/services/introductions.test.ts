import { expect, it } from 'vitest';
import { refusal } from '../support/application.ts';
import { answers, card, formingClass } from '../support/forming.ts';
import { onEveryStore } from '../support/stores.ts';

onEveryStore('what students say of themselves', (make) => {
	const room = formingClass(make);
	const answer = (at: number, seen: number, typed: unknown) =>
		room.app.introductions.answer(room.people[at]!.actor, room.classId, seen, typed);
	const introduce = (at: number, seen: number, typed: object) =>
		room.app.introductions.introduce(room.people[at]!.actor, room.classId, seen, card(typed));
	const mine = (at: number) => room.app.introductions.mine(room.people[at]!.actor, room.classId);

	it('is answered, changed, and seen by the staff', async () => {
		const [a, b] = await room.join(2);
		expect(await mine(0)).toMatchObject({
			...{ answers: null, answersVersion: 0, card: null, cardVersion: 0 },
			classmates: [{ id: b!.id, name: b!.name }]
		});
		await answer(0, 0, answers('1234', { with: [b!.id] }));
		await answer(0, 1, answers('5234', { without: [b!.id] }));
		await introduce(0, 0, {});
		const seen = await room.app.introductions.answered(room.assistant, room.classId);
		expect(seen).toMatchObject([
			{ name: a!.name, joined: true, card: true, answers: { without: [b!.id] } },
			{ name: b!.name, card: false, answers: null }
		]);
		expect(seen[0]!.answers!.skills.language).toBe(5);
		expect(await mine(0)).toMatchObject({ answersVersion: 2, cardVersion: 1 });
	});

	it('shows classmates the cards and never a rating, a wish or a free slot', async () => {
		const [, b] = await room.join(2);
		await answer(0, 0, answers('1255', { without: [b!.id] }));
		await introduce(0, 0, { rank: '<b>王者</b>', skills: [' Excel\u200b ', ''] });
		const cards = await room.app.introductions.cards(b!.actor, room.classId);
		expect(cards).toMatchObject([
			{ mine: false, card: { rank: '<b>王者</b>', skills: ['Excel'] } }
		]);
		expect(JSON.stringify(cards)).not.toMatch(/leadership|analysis|slots|without/);
		expect(Object.keys(cards[0]!.card).sort()).toEqual(
			['equipment', 'rank', 'sentence', 'skills', 'video'].sort()
		);
	});

	it('tells the second of two devices, and loses nothing of the first', async () => {
		await room.join(1);
		const answersTwice = await Promise.all([
			refusal(answer(0, 0, answers('1111'))),
			refusal(answer(0, 0, answers('2222')))
		]);
		expect(answersTwice.sort()).toEqual(['done', 'intro.changed']);
		const cardsTwice = await Promise.all([
			refusal(introduce(0, 0, {})),
			refusal(introduce(0, 0, {}))
		]);
		expect(cardsTwice.sort()).toEqual(['done', 'intro.changed']);
		expect(await mine(0)).toMatchObject({ answersVersion: 1, cardVersion: 1 });
	});

	it.each([
		['a rating out of range', { skills: { ...answers().skills, language: 6 } }, 'form.invalid'],
		['a missing rating', { skills: { language: 3 } }, 'form.invalid'],
		['a slot that is none', { slots: ['8z'] }, 'form.invalid'],
		['a wish for a stranger', { with: ['nobody'] }, 'intro.wishes'],
		['too many wishes', { with: ['a', 'b', 'c', 'd'] }, 'intro.wishes']
	])('refuses %s', async (_, part, code) => {
		await room.join(1);
		expect(await refusal(answer(0, 0, { ...answers(), ...part }))).toBe(code);
	});

	it('refuses somebody wished for and against, and oneself', async () => {
		const [a, b] = await room.join(2);
		const both = answers('3333', { with: [b!.id], without: [b!.id] });
		expect(await refusal(answer(0, 0, both))).toBe('intro.wishes');
		expect(await refusal(answer(0, 0, answers('3333', { with: [a!.id] })))).toBe('intro.wishes');
	});

	it.each([
		[{ rank: ' ' }, 'intro.short'],
		[{ sentence: { zh: '你好', en: '' } }, 'intro.short'],
		[{ skills: [] }, 'intro.list'],
		[{ equipment: Array.from({ length: 7 }, (_, i) => `e${i}`) }, 'intro.list'],
		[{ skills: ['x'.repeat(41)] }, 'intro.list'],
		[{ video: 'javascript:alert(1)' }, 'intro.video'],
		[{ video: 'http://example.com' }, 'intro.video']
	])('refuses the card %j', async (part, code) => {
		await room.join(1);
		expect(await refusal(introduce(0, 0, part))).toBe(code);
	});

	it('is between the student and the staff of the class', async () => {
		const [a] = await room.join(1);
		const { introductions } = room.app;
		const { classId, owner, stranger } = room;
		const codes = [
			refusal(introductions.mine(owner, classId)),
			refusal(introductions.answer(owner, classId, 0, answers())),
			refusal(introductions.introduce(stranger, classId, 0, card())),
			refusal(introductions.cards(stranger, classId)),
			refusal(introductions.answered(a!.actor, classId)),
			refusal(introductions.answered(stranger, classId)),
			refusal(introductions.mine({ user: null, address: '' }, classId))
		];
		expect(await Promise.all(codes)).toEqual([
			...['access.forbidden', 'access.forbidden', 'class.unknown', 'class.unknown'],
			...['access.forbidden', 'class.unknown', 'access.signIn']
		]);
	});

	it('is part of what a person gets, and goes with the person', async () => {
		const [a, b] = await room.join(2);
		await answer(0, 0, answers('1234'));
		await introduce(0, 0, {});
		await answer(1, 0, answers('3333', { with: [a!.id] }));
		const all = await room.app.accounts.exportData(a!.actor);
		expect(all.questionnaires).toMatchObject([{ answers: { skills: { analysis: 4 } } }]);
		expect(all.introductions).toHaveLength(1);
		await room.app.accounts.erase(room.owner, { classId: room.classId, memberId: a!.id });
		const left = await room.app.introductions.answered(room.owner, room.classId);
		expect(left).toMatchObject([{ memberId: b!.id, answers: { with: [] } }]);
		expect(await room.app.introductions.cards(b!.actor, room.classId)).toEqual([]);
	});
});
