import { afterAll, beforeAll, expect, it } from 'vitest';
import type { App } from '../../src/lib/server/app.ts';
import { formOf, itemIn } from '../../src/lib/classroom/quiz/item-form.ts';
import { writeGift } from '../../src/lib/classroom/quiz/write/gift.ts';
import { rowOf } from '../../src/lib/server/services/bank-rows.ts';
import { BankQuery } from '../../src/lib/server/services/quiz-bank.ts';
import { insertBankItems } from '../../src/lib/server/stores/bank.ts';
import { appOver, refusal, TestClock } from '../support/application.ts';
import { starterBank } from '../support/bank.ts';
import { classRoom, type ClassRoom } from '../support/class-room.ts';
import { ITEMS, publishedQuiz, quiz } from '../support/quizzes.ts';
import { onEveryStore, type TestStore } from '../support/stores.ts';
import { publishedUnit } from '../support/units.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

onEveryStore('the bank of a class', (make) => {
	let test: TestStore;
	let app: App;
	let room: ClassRoom;
	const clock = new TestClock();
	const starter = starterBank();

	beforeAll(async () => {
		test = await make();
		app = appOver(test.store, clock.now);
		room = await classRoom(test.store);
	});
	afterAll(() => test.dispose());

	const search = (query: Record<string, unknown>) => BankQuery.parse(query);
	const list = (query: Record<string, unknown> = {}, classId = room.classId, who = room.owner) =>
		app.quizzes.bank.list(who, classId, search(query));
	const fresh = async () => {
		const other = await classRoom(test.store, 1);
		return { ...other, own: [other.owner, other.classId] as const };
	};

	it('is for the staff alone', async () => {
		const { bank, files } = app.quizzes;
		const asked = (who: typeof room.owner) => [
			() => list({}, room.classId, who),
			() => bank.takeStarter(who, room.classId, []),
			() => bank.tags(who, room.classId),
			() => bank.view(who, room.classId, 'one'),
			() => bank.add(who, room.classId, ITEMS[0]),
			() => bank.change(who, room.classId, 'one', 1, ITEMS[0]),
			() => bank.remove(who, room.classId, 'one'),
			() => bank.file(who, room.classId, 'gift'),
			() => files.take(who, room.classId, 'a.gift', bytes('x')),
			() => files.paste(who, room.classId, 'x', ''),
			() => files.dryRun(who, room.classId),
			() => files.repair(who, room.classId),
			() => files.apply(who, room.classId, { partly: false }),
			() => files.drop(who, room.classId)
		];
		for (const [who, code] of [
			[room.students[0]![0]!, 'access.forbidden'],
			[room.stranger, 'class.unknown'],
			[room.visitor, 'access.signIn']
		] as const)
			for (const ask of asked(who)) expect(await refusal(ask())).toBe(code);
		expect((await list({}, room.classId, room.assistant)).size).toBe(0);
	});

	it('takes the starter bank with one press, or some topics, and no question twice', async () => {
		const { own } = await fresh();
		const { topics } = await app.quizzes.bank.list(...own, search({}));
		const added = await app.quizzes.bank.takeStarter(...own, [topics[0]!.id]);
		expect(added).toBe(topics[0]!.n);
		expect(await app.quizzes.bank.takeStarter(...own, [])).toBe(starter.length - added);
		expect(await app.quizzes.bank.takeStarter(...own, [])).toBe(0);
		expect(await refusal(app.quizzes.bank.takeStarter(...own, ['none']))).toBe('bank.nothing');
		const bank = await app.quizzes.bank.list(...own, search({}));
		expect([bank.size, bank.total]).toEqual([starter.length, starter.length]);
		expect(bank.topics.every(({ left }) => left === 0)).toBe(true);
		const hard = await app.quizzes.bank.list(...own, search({ tag: 'S32', difficulty: '3' }));
		const wanted = starter.filter((i) => i.tags.includes('S32') && i.difficulty === 3);
		expect(hard.items.map(({ id }) => id).sort()).toEqual(wanted.map(({ id }) => id).sort());
		const found = await app.quizzes.bank.list(...own, search({ words: '市场 MARKET share' }));
		expect(found.items.map(({ id }) => id)).toContain('analysis-market-share');
		expect((await app.quizzes.bank.list(...own, search({ words: "%' or 1=1 --" }))).total).toBe(0);
		const second = await app.quizzes.bank.list(...own, search({ page: '2' }));
		expect(second.items[0]!.id).not.toBe(bank.items[0]!.id);
	});

	it('changes a question in one hand; the second editor is told', async () => {
		const { own } = await fresh();
		for (const item of ITEMS) await app.quizzes.bank.add(...own, item);
		expect(await refusal(app.quizzes.bank.add(...own, ITEMS[0]))).toBe('bank.changed');
		const { item, version } = await app.quizzes.bank.view(...own, 'one');
		const change = (title: string, seen = version) =>
			refusal(app.quizzes.bank.change(...own, 'one', seen, { ...item, title }));
		expect(await change('<script>alert(1)</script>')).toBe('done');
		expect(await change('second')).toBe('bank.changed');
		expect((await app.quizzes.bank.view(...own, 'one')).item.title).toBe(
			'&lt;script>alert(1)&lt;/script>'
		);
		expect(await refusal(app.quizzes.bank.change(...own, 'none', 1, item))).toBe('bank.unknown');
		const wrong = { ...ITEMS[0], options: [] };
		expect(await refusal(app.quizzes.bank.change(...own, 'one', 2, wrong))).toBe('bank.item');
		await app.quizzes.bank.remove(...own, 'one');
		expect(await refusal(app.quizzes.bank.view(...own, 'one'))).toBe('bank.unknown');
	});

	it('reaches quizzes that nobody has begun, and no other', async () => {
		const other = await fresh();
		const { own, classId, owner } = other;
		const unit = await publishedUnit(app, owner, classId);
		const [idle, begun] = [
			await publishedQuiz(app, owner, classId, unit, {}, ['true']),
			await publishedQuiz(app, owner, classId, unit, {}, ['true'])
		];
		await app.quizzes.taking.begin(other.students[0]![0]!, classId, unit, begun);
		const { item, version } = await app.quizzes.bank.view(...own, 'true');
		await app.quizzes.bank.change(...own, 'true', version, { ...item, title: 'Changed' });
		const titleIn = async (id: string) =>
			(await app.quizzes.view(owner, classId, unit, id)).items[0]!.title;
		expect([await titleIn(idle), await titleIn(begun)]).toEqual(['Changed', 'true']);
		const arrange = (id: string) =>
			refusal(app.quizzes.arrange(owner, classId, unit, id, 3, 'true', 'remove'));
		expect(await arrange(begun)).toBe('quiz.begun');
		expect(await refusal(app.quizzes.publish(owner, classId, unit, begun, false))).toBe(
			'quiz.begun'
		);
	});

	it('imports after a dry run, the good part only when that is accepted, and nothing twice', async () => {
		const { own } = await fresh();
		const { files } = app.quizzes;
		expect(await files.dryRun(...own)).toBeNull();
		expect(await refusal(files.apply(...own, { partly: false }))).toBe('bank.noImport');
		const gift = '::A:: One? {=yes ~no}\r\n\r\n::B:: Two? {=yes ~no\r\n\r\n::C:: Three? {T}';
		await files.take(...own, 'mine.gift', bytes(`\ufeff${gift}`));
		const run = (await files.dryRun(...own))!;
		expect(run).toMatchObject({ format: 'gift', added: 2, replaced: 0, errorCount: 1 });
		expect(run.errors[0]).toMatchObject({ line: 3, code: 'giftBraces' });
		expect((await app.quizzes.bank.list(...own, search({}))).size).toBe(0);
		expect(await refusal(files.apply(...own, { partly: false }))).toBe('bank.faults');
		expect((await app.quizzes.bank.list(...own, search({}))).size).toBe(0);
		expect(await files.apply(...own, { partly: true })).toEqual({ added: 2, replaced: 0 });
		await files.paste(...own, gift.replace(' ~no\r', ' ~no}\r'), '');
		expect(await files.dryRun(...own)).toMatchObject({ added: 1, unchanged: 2, errorCount: 0 });
		// Numbers that readers give are another file's own.
		await files.paste(...own, 'Something else? {=yes ~no}', '');
		expect(await files.apply(...own, { partly: false })).toEqual({ added: 1, replaced: 0 });
		expect((await app.quizzes.bank.list(...own, search({}))).size).toBe(3);
	});

	it('repairs full-width signs when asked to', async () => {
		const { own } = await fresh();
		await app.quizzes.files.paste(...own, '客户价值是什么？｛＝对　～错｝', '');
		const before = (await app.quizzes.files.dryRun(...own))!;
		expect(before.repairs).toBe(1);
		await app.quizzes.files.repair(...own);
		const after = (await app.quizzes.files.dryRun(...own))!;
		expect(after).toMatchObject({ repairs: 0, errorCount: 0, kinds: [{ kind: 'single', n: 1 }] });
		await app.quizzes.files.drop(...own);
		expect(await app.quizzes.files.dryRun(...own)).toBeNull();
	});

	it('refuses files that are none: empty, binary, too large, office, entities from outside', async () => {
		const { own } = await fresh();
		const take = (name: string, content: Uint8Array) =>
			refusal(app.quizzes.files.take(...own, name, content));
		expect(await take('a.gift', new Uint8Array())).toBe('upload.broken');
		expect(await refusal(app.quizzes.files.paste(...own, ' ', ''))).toBe('upload.broken');
		expect(await take('a.gift', new Uint8Array([1, 0, 2]))).toBe('bank.item');
		expect(await take('a.csv', new Uint8Array([0x50, 0x4b, 3, 4]))).toBe('bank.item');
		expect(await take('a.gift', new Uint8Array([0xbf, 0xcd, 0xbb, 0xa7]))).toBe('bank.item');
		expect(await take('a.gift', new Uint8Array(5_000_001).fill(97))).toBe('upload.tooLarge');
		const outside =
			'<?xml version="1.0"?><!DOCTYPE q [<!ENTITY x SYSTEM "file:///etc/passwd">]><quiz><question type="truefalse"><questiontext><text>&x;</text></questiontext></question></quiz>';
		expect(await take('a.xml', bytes(outside))).toBe('done');
		expect(await app.quizzes.files.dryRun(...own)).toMatchObject({
			added: 0,
			errors: [{ code: 'xmlDoctype' }]
		});
	});

	it('exports what imports again as the same, and replaces by id what was changed outside', async () => {
		const [one, two] = [await fresh(), await fresh()];
		for (const item of ITEMS) await app.quizzes.bank.add(...one.own, item);
		for (const format of ['gift', 'csv'] as const) {
			const text = await app.quizzes.bank.file(...one.own, format);
			await app.quizzes.files.take(...two.own, `bank.${format}`, bytes(text));
			const { added, unchanged, errorCount } = (await app.quizzes.files.dryRun(...two.own))!;
			expect([added + unchanged, errorCount]).toEqual([ITEMS.length, 0]);
			await app.quizzes.files.apply(...two.own, { partly: false });
		}
		const changed = (await app.quizzes.bank.file(...one.own, 'gift')).replace('good B', 'best B');
		await app.quizzes.files.paste(...two.own, changed, 'gift');
		expect(await app.quizzes.files.dryRun(...two.own)).toMatchObject({
			...{ added: 0, replaced: 1, unchanged: ITEMS.length - 1 }
		});
		expect(await app.quizzes.files.apply(...two.own, { partly: false })).toEqual({
			...{ added: 0, replaced: 1 }
		});
	});

	it('takes 1,000 questions in two seconds and 10,000 of one file, but no more than it holds', async () => {
		const { own, classId } = await fresh();
		const many = (n: number, from = 0) =>
			Array.from({ length: n }, (_, at) => ({
				...starter[at % starter.length]!,
				id: `x${from + at}`
			}));
		const thousand = writeGift(many(1_000));
		const began = performance.now();
		await app.quizzes.files.take(...own, 'many.gift', bytes(thousand));
		expect((await app.quizzes.files.dryRun(...own))!.added).toBe(1_000);
		await app.quizzes.files.apply(...own, { partly: false });
		const took = performance.now() - began;
		// The goal is two seconds on a machine of one's own; tests share theirs.
		expect(took).toBeLessThan(10_000);
		if (process.env.MEASURE) console.log(`1,000 GIFT questions: ${Math.round(took)} ms`);
		const rows = Array.from({ length: 10_001 }, (_, at) => `Question ${at}?,yes,no,A`);
		const table = ['text,optionA,optionB,answer', ...rows].join('\n');
		await app.quizzes.files.paste(...own, table, 'csv');
		const run = (await app.quizzes.files.dryRun(...own))!;
		expect(run).toMatchObject({ added: 10_000, errors: [{ code: 'tooManyItems' }] });
		const applied = await app.quizzes.files.apply(...own, { partly: true });
		expect(applied.added).toBe(10_000);
		await test.store.tx((db) =>
			insertBankItems(
				db,
				test.store.t,
				many(8_950, 2_000).map((item) => rowOf(classId, item, clock.now()))
			)
		);
		expect(await refusal(app.quizzes.bank.takeStarter(...own, []))).toBe('bank.full');
	}, 120_000);

	it('edits every question of the starter bank through its form without losing anything', () => {
		for (const item of starter) {
			const again = itemIn(item.kind, item.id, formOf(item));
			expect(rowOf('c', again as typeof item, clock.now()).words.length).toBeGreaterThan(0);
			expect(JSON.parse(JSON.stringify(again))).toMatchObject(
				JSON.parse(
					JSON.stringify(item, (key, value) => (key === 'caseSensitive' ? undefined : value))
				)
			);
		}
	});

	it('makes quizzes of it: chosen, drawn, ordered; refuses what is too much or out of order', async () => {
		const { own, classId, owner } = await fresh();
		const unit = await publishedUnit(app, owner, classId);
		const make_ = (facts = {}) => app.quizzes.add(owner, classId, unit, quiz(facts));
		const id = await make_();
		const at = [owner, classId, unit, id] as const;
		expect(await refusal(app.quizzes.draw(...at, 1, { tag: '', difficulty: null, n: 5 }))).toBe(
			'bank.nothing'
		);
		await app.quizzes.bank.takeStarter(...own, []);
		expect(await refusal(app.quizzes.addItems(...at, 1, ['none']))).toBe('bank.nothing');
		await app.quizzes.draw(...at, 1, { tag: 'S32', difficulty: null, n: 5 });
		expect(await refusal(app.quizzes.addItems(...at, 1, ['client-recognition-what']))).toBe(
			'quiz.changed'
		);
		await app.quizzes.addItems(...at, 2, ['client-recognition-what']);
		const added = 'client-recognition-what';
		await app.quizzes.arrange(...at, 3, added, 'up');
		await app.quizzes.arrange(...at, 4, added, { points: 3 });
		const view = await app.quizzes.view(...at);
		expect(view.items.map((item) => item.tags.includes('S32')).filter(Boolean)).toHaveLength(5);
		expect(view.items[4]).toMatchObject({ id: added, points: 3 });
		const ids = starter.map((item) => item.id);
		expect(await refusal(app.quizzes.addItems(...at, 5, ids))).toBe('quiz.full');
		expect(await refusal(make_({ opensAt: 2, dueAt: 1 }))).toBe('quiz.times');
		expect(await refusal(make_({ feedback: 'closed' }))).toBe('quiz.times');
		expect(await refusal(app.quizzes.change(...at, 1, quiz()))).toBe('quiz.changed');
		expect(await refusal(app.quizzes.remove(owner, classId, unit, 'none'))).toBe('quiz.unknown');
		await app.quizzes.remove(...at);
		expect(await app.quizzes.list(owner, classId, unit)).toEqual([]);
	});
});
