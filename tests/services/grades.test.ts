import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { ENGINE_VERSION } from '../../sim/version.ts';
import type { App } from '../../src/lib/server/app.ts';
import { appOver, refusal, TestClock } from '../support/application.ts';
import { biggerTeam, type Mate } from '../support/bigger-team.ts';
import { classRoom, type ClassRoom } from '../support/class-room.ts';
import { cellsOf, column, onePart } from '../support/gradebook.ts';
import { playedGame } from '../support/lessons.ts';
import { onEveryStore, type TestStore } from '../support/stores.ts';
import { both, publishedUnit } from '../support/units.ts';

const HOUR = 3_600_000;

onEveryStore('grades', (make) => {
	let test: TestStore;
	let app: App;
	let room: ClassRoom;
	let team: Mate[];
	const clock = new TestClock();

	beforeAll(async () => {
		test = await make();
	});
	beforeEach(async () => {
		app = appOver(test.store, clock.now);
		room = await classRoom(test.store, 2);
		team = await biggerTeam(app, room, 1);
	});
	afterAll(() => test.dispose());

	const grid = () => app.grading.grid(room.owner, room.classId);
	const add = (more = {}) => app.grading.columns.add(room.owner, room.classId, column(more));
	const enter = (id: string, marks: Record<string, [was: string, now: string]>) =>
		app.grading.columns.enter(
			room.owner,
			room.classId,
			id,
			Object.fromEntries(Object.entries(marks).map(([m, [was, now]]) => [m, { was, now }]))
		);
	const weigh = (version: number, weights: ReturnType<typeof onePart>) =>
		app.grading.weights.save(room.owner, room.classId, version, weights);
	const set = (member: string, id: string, kind: string, score: string, reason: string, v = 0) =>
		app.grading.sheets.override(room.owner, room.classId, member, id, {
			...{ kind, score, reason, version: v }
		});
	const sheet = (at: number) => app.grading.sheets.of(room.owner, room.classId, team[at]!.member);
	const totals = async () => {
		const { rows } = await grid();
		return team.map(({ member }) => rows.find(({ id }) => id === member)!.total);
	};

	it('are seen and set by staff alone; a student sees the own ones once they are published', async () => {
		const id = await add();
		const mate = team[0]!;
		const made = { kind: 'score', score: '1', reason: 'x', version: 0 };
		const curve = { kind: 'root' as const, figure: '', cap: '' };
		const asked = (who: typeof room.owner) => [
			() => app.grading.grid(who, room.classId),
			() => app.grading.publish(who, room.classId, 0, true),
			() => app.grading.sheets.of(who, room.classId, mate.member),
			() => app.grading.sheets.override(who, room.classId, mate.member, id, made),
			() => app.grading.columns.add(who, room.classId, column()),
			() => app.grading.columns.view(who, room.classId, id),
			() => app.grading.columns.change(who, room.classId, id, 1, column()),
			() => app.grading.columns.enter(who, room.classId, id, {}),
			() => app.grading.columns.tryCurve(who, room.classId, id, curve),
			() => app.grading.columns.set(who, room.classId, id, 0, curve),
			() => app.grading.columns.remove(who, room.classId, id),
			() => app.grading.weights.view(who, room.classId),
			() => app.grading.weights.tryOut(who, room.classId, onePart([id])),
			() => app.grading.weights.save(who, room.classId, 0, onePart([id])),
			() => app.grading.reports.of(who, room.classId, mate.member)
		];
		for (const [who, code] of [
			[mate.actor, 'access.forbidden'],
			[room.stranger, 'class.unknown'],
			[room.visitor, 'access.signIn']
		] as const)
			for (const ask of asked(who)) expect(await refusal(ask())).toBe(code);
		for (const who of [room.assistant, mate.actor, room.stranger])
			expect(await refusal(app.grading.record(who, room.classId))).not.toBe('done');
		const own = (who: typeof room.owner) => refusal(app.grading.sheets.mine(who, room.classId));
		expect(await own(room.owner)).toBe('access.forbidden');
		expect(await own(room.stranger)).toBe('class.unknown');
		// Somebody of another class is nobody here.
		const other = await classRoom(test.store, 1);
		const foreign = app.grading.sheets.of(other.owner, other.classId, mate.member);
		expect(await refusal(foreign)).toBe('member.unknown');

		expect(await app.grading.sheets.mine(mate.actor, room.classId)).toBeNull();
		expect((await app.grading.reports.mine(mate.actor, room.classId)).sheet).toBeNull();
		await enter(id, { [mate.member]: ['', '80'] });
		await weigh(0, onePart([id]));
		const publish = (version: number, shown = true) =>
			refusal(app.grading.publish(room.owner, room.classId, version, shown));
		expect(await publish(0)).toBe('grades.stale');
		expect(await publish(1)).toBe('done');
		expect(await publish(1)).toBe('done');
		const mine = (await app.grading.sheets.mine(mate.actor, room.classId))!;
		expect(mine).toMatchObject({ total: '80', scheme: 1, unused: [] });
		// Other weights show only when they are published.
		const second = await add({ title: both('', 'Second') });
		await enter(second, { [mate.member]: ['', '40'] });
		await weigh(1, { ...onePart([second]), aside: [id] });
		expect((await app.grading.sheets.mine(mate.actor, room.classId))!.total).toBe('80');
		expect((await totals())[0]).toBe('40');
		expect(await publish(2, false)).toBe('done');
		expect(await app.grading.sheets.mine(mate.actor, room.classId)).toBeNull();
	});

	it('tell missing, zero and excused apart, and say why', async () => {
		const open = await add();
		const closed = await add({ closed: true });
		await enter(open, { [team[0]!.member]: ['', '50'] });
		await enter(closed, {
			[team[0]!.member]: ['', '0'],
			[team[2]!.member]: ['', '免']
		});
		await weigh(0, onePart([open, closed]));
		const table = await grid();
		expect(cellsOf(table, team[0]!.member)).toEqual({ [open]: ['50', 'c'], [closed]: ['0', 'c'] });
		expect(cellsOf(table, team[1]!.member)).toEqual({ [open]: ['', 'p'], [closed]: ['', 'z'] });
		expect(cellsOf(table, team[2]!.member)).toEqual({ [open]: ['', 'p'], [closed]: ['', 'e'] });
		expect(await totals()).toEqual(['25', '0', null]);
		const rules = (at: number) =>
			sheet(at).then(({ parts }) =>
				parts[0]!.cells.map(({ why }) => why.steps.map(({ rule }) => rule))
			);
		expect(await rules(0)).toEqual([
			['basis', 'ratio'],
			['basis', 'ratio']
		]);
		expect(await rules(1)).toEqual([['pending'], ['zero']]);
		expect(await rules(2)).toEqual([['pending'], ['excused']]);
	});

	it('hold an override with its reason, and tell the second editor', async () => {
		const id = await add();
		const { member } = team[0]!;
		await enter(id, { [member]: ['', '50'] });
		await weigh(0, onePart([id]));
		expect(await refusal(set(member, id, 'score', '90', '  '))).toBe('grades.reason');
		expect(await refusal(set(member, id, 'score', 'ninety', 'ill'))).toBe('grades.figure');
		expect(await refusal(set(member, 'none', 'score', '90', 'ill'))).toBe('grades.columnUnknown');
		expect(await refusal(set(member, id, 'score', '９０', 'ill <b>'))).toBe('done');
		expect(await refusal(set(member, id, 'score', '10', 'late', 0))).toBe('grades.stale');
		expect((await totals())[0]).toBe('90');
		const [part] = (await sheet(0)).parts;
		const [, step] = part!.cells[0]!.why.steps;
		expect(step).toMatchObject({
			rule: 'override',
			params: { reason: 'ill <b>', before: '50', after: '90', by: room.owner.user!.name }
		});
		expect(cellsOf(await grid(), member)[id]).toEqual(['90', 'C']);
		expect(await refusal(set(member, id, 'back', '', 'by mistake', 1))).toBe('done');
		expect((await totals())[0]).toBe('50');
		expect(await refusal(set(member, id, 'excused', '', 'ill', 2))).toBe('done');
		expect((await totals())[0]).toBeNull();
	});

	it('save weights that sum to 100 as versions, each tried before', async () => {
		const id = await add();
		await enter(id, { [team[0]!.member]: ['', '80'], [team[1]!.member]: ['', '60'] });
		const wrong = onePart([id]);
		wrong.parts.push({ ...wrong.parts[0]!, id: 'more', columns: [], weight: '0.5' });
		expect(await refusal(weigh(0, wrong))).toBe('grades.sum');
		const twice = onePart([id]);
		twice.bonus.columns.push(id);
		expect(await refusal(weigh(0, twice))).toBe('grades.columnTwice');
		expect(await refusal(weigh(0, { ...onePart([id]), parts: [] }))).toBe('grades.sum');
		const same = onePart([id], { weight: '50' });
		expect(await refusal(weigh(0, { ...same, parts: [...same.parts, ...same.parts] }))).toBe(
			'grades.partTwice'
		);
		const nothing = onePart([]);
		nothing.parts[0]!.columns = [{ id, weight: '0' }];
		expect(await refusal(weigh(0, nothing))).toBe('grades.noWeight');
		await weigh(0, onePart([id]));
		// Pressed twice it is saved once; a second editor is told.
		await weigh(0, onePart([id]));
		expect(await refusal(weigh(0, onePart([id], { cap: '70' })))).toBe('grades.stale');
		const tried = await app.grading.weights.tryOut(
			room.owner,
			room.classId,
			onePart([id], { cap: '70' })
		);
		expect(tried.students).toEqual([
			{ id: team[0]!.member, name: expect.any(String), before: '80', after: '70', change: '-10' }
		]);
		expect(tried).toMatchObject({ before: { mean: '70' }, after: { mean: '65' } });
		expect((await totals())[0]).toBe('80');
		await weigh(1, onePart([id], { cap: '70' }));
		expect((await totals())[0]).toBe('70');
		const { versions } = await app.grading.weights.view(room.owner, room.classId);
		expect(versions.map(({ version }) => version)).toEqual([2, 1]);
	});

	it('drop the lowest, and place what comes later', async () => {
		const [a, b] = [await add({ source: 'task' }), await add({ source: 'task' })];
		await enter(a, { [team[0]!.member]: ['', '40'] });
		await enter(b, { [team[0]!.member]: ['', '80'] });
		await weigh(0, onePart([a, b], { dropLowest: 1 }));
		expect(cellsOf(await grid(), team[0]!.member)[a]).toEqual(['40', 'd']);
		expect((await totals())[0]).toBe('80');
		// A task that comes after the weights were saved counts where tasks count; one set aside does not.
		const c = await add({ source: 'task' });
		await enter(c, { [team[0]!.member]: ['', '60'] });
		expect((await totals())[0]).toBe('70');
		await weigh(1, { ...onePart([a, b], { dropLowest: 1 }), aside: [c] });
		expect((await totals())[0]).toBe('80');
		await app.grading.columns.remove(room.owner, room.classId, b);
		expect((await totals())[0]).toBe('40');
	});

	it('take marks that two people enter at once, and refuse what is none', async () => {
		const id = await add({ max: '20' });
		const [one, two] = team.map(({ member }) => member) as [string, string];
		expect(await enter(id, { [one]: ['', '12.5'], [two]: ['', ''] })).toBe(1);
		expect(await enter(id, { [two]: ['', '7'] })).toBe(1);
		expect(await refusal(enter(id, { [one]: ['', '13'], [two]: ['7', '8'] }))).toBe('grades.stale');
		expect(await refusal(enter(id, { [one]: ['12.5', 'much'] }))).toBe('grades.figure');
		expect(await enter(id, { [one]: ['', '12.5'], nobody: ['', '20'] })).toBe(1);
		const { marks } = await app.grading.columns.view(room.owner, room.classId, id);
		const byId = new Map(marks.map((mark) => [mark.id, mark.text]));
		expect([byId.get(one), byId.get(two)]).toEqual(['12.5', '7']);
		for (const max of ['0', '-5', 'x', ''])
			expect(await refusal(add({ max }))).toBe('grades.figure');
		const change = (version: number) =>
			refusal(app.grading.columns.change(room.owner, room.classId, id, version, column()));
		expect(await change(1)).toBe('done');
		expect(await change(1)).toBe('grades.stale');
		const { manualColumns } = test.store.t;
		await test.store.tx((db) =>
			db.insert(manualColumns).values(
				Array.from({ length: 59 }, (_, at) => ({
					...{ id: `${room.classId}${at}`, classId: room.classId, place: at, version: 1 },
					...{ source: 'manual' as const, title: both('', 'x'), max: '1', closed: false }
				}))
			)
		);
		expect(await refusal(add())).toBe('grades.full');
	});

	it('curve with a preview, and keep the figure fixed', async () => {
		const id = await add();
		const [one, two] = team.map(({ member }) => member) as [string, string];
		const to = (kind: 'mean' | 'shift' | 'root', figure: string, cap = '') => ({
			...{ kind, figure, cap }
		});
		const save = (version: number, typed: ReturnType<typeof to>) =>
			refusal(app.grading.columns.set(room.owner, room.classId, id, version, typed));
		expect(await save(0, to('mean', '75'))).toBe('grades.noScores');
		await enter(id, { [one]: ['', '0'] });
		expect(await save(0, to('mean', '75'))).toBe('grades.allZero');
		await enter(id, { [one]: ['0', '40'], [two]: ['', '60'] });
		await weigh(0, onePart([id]));
		const tried = await app.grading.columns.tryCurve(
			room.owner,
			room.classId,
			id,
			to('mean', '75')
		);
		expect(tried).toMatchObject({ before: { mean: '50' }, after: { mean: '75' }, factor: '1.5' });
		expect((await totals())[0]).toBe('40');
		expect(await save(0, to('mean', '75', '80'))).toBe('done');
		expect(await save(0, to('shift', '5'))).toBe('grades.stale');
		expect(await save(1, to('shift', '1000'))).toBe('grades.figure');
		expect((await totals()).slice(0, 2)).toEqual(['60', '80']);
		await enter(id, { [team[2]!.member]: ['', '20'] });
		expect(await totals()).toEqual(['60', '80', '30']);
	});

	it('come from sign-ins, posts, the game with its proof, and contribution', async () => {
		const unit = await publishedUnit(app, room.owner, room.classId);
		await app.units.change(room.owner, room.classId, unit, {
			...{ title: both('第一周', 'Week one'), lessonAt: null },
			signIn: {
				...{ opensAt: clock.ms - HOUR, closesAt: clock.ms - 1, lateUntil: clock.ms + HOUR },
				latePercent: 50
			}
		});
		await app.signIns.signIn(team[0]!.actor, room.classId, unit);
		await app.discussion.post(team[1]!.actor, room.classId, unit, 'why?', null);
		const game = await playedGame(app, room, 1);
		const first = cellsOf(await grid(), team[0]!.member);
		expect(first[`signIn:${unit}`]).toEqual(['50', 'c']);
		expect(first.posts).toEqual(['0', 'c']);
		expect(first[`gameProcess:${game}`]).toEqual(['1', 'c']);
		const second = cellsOf(await grid(), team[1]!.member);
		expect([second[`signIn:${unit}`], second.posts]).toEqual([
			['', 'p'],
			['1', 'c']
		]);
		expect(second[`gameProcess:${game}`]).toEqual(['0', 'c']);
		const cells = (await sheet(0)).parts.flatMap(({ cells }) => cells);
		const rank = cells.find(({ column }) => column === `gameResult:${game}:rank`)!;
		const results = await app.results.of(room.owner, room.classId, game);
		expect(rank.why.steps[0]!.params).toMatchObject({
			...{ rule: 'gameRank', month: '1', engine: ENGINE_VERSION, hash: results.proof.hash },
			rank: String(results.years.find(({ company }) => company === 't1')!.rank)
		});
		// Who is in no company of any game has nothing.
		const members = await test.store.db.select().from(test.store.t.members);
		const loner = members.find(({ userId }) => userId === room.loner.user!.id)!.id;
		expect(cellsOf(await grid(), loner)[`gameResult:${game}:score`]).toEqual(['', 'p']);
	});

	it('make each member’s figure of the team’s by a published round', async () => {
		const id = await add();
		await enter(
			id,
			Object.fromEntries(team.map(({ member }) => [member, ['', '80'] as [string, string]]))
		);
		await weigh(0, onePart([id]));
		const round = await app.grading.contribution.open(room.owner, room.classId, {
			...{ title: both('', 'M1'), form: 'points', method: 'strict', penalty: 10, weight: 50 },
			...{ target: id, closesAt: clock.ms + HOUR }
		});
		const rows = [
			[10, 12, 8],
			[12, 10, 8]
		];
		for (const [at, row] of rows.entries())
			await app.grading.contributing.submit(team[at]!.actor, room.classId, round, {
				given: Object.fromEntries(team.map(({ member }, n) => [member, row[n]!])),
				reasons: {}
			});
		await app.grading.contribution.close(room.owner, room.classId, round);
		expect(await totals()).toEqual(['80', '80', '80']);
		await app.grading.contribution.publish(room.owner, room.classId, round, true);
		// Two of three have rated: the first two have one rater each, so 1; the last 0.8, and a tenth less for silence.
		expect(await totals()).toEqual(['80', '80', '57.6']);
		const [part] = (await sheet(2)).parts;
		expect(part!.cells[0]!.why.steps[0]!.params).toEqual({
			...{ rule: 'contributed', team: '80', factor: '0.8', penalty: '10', weight: '50' }
		});
	});

	it('go without whoever has withdrawn, and note every look at them', async () => {
		const id = await add();
		const gone = team[2]!.member;
		await enter(id, { [gone]: ['', '80'] });
		await sheet(2);
		// A page that loads itself again within a minute is the same look.
		await sheet(2);
		await app.rosters.setStatus(room.owner, room.classId, gone, 'withdrawn');
		expect((await grid()).rows.some((row) => row.id === gone)).toBe(false);
		expect(await refusal(sheet(2))).toBe('member.unknown');
		expect(await enter(id, { [gone]: ['80', '90'] })).toBe(0);
		const lines = await app.grading.record(room.owner, room.classId);
		expect(lines.map(({ what, about }) => `${what} ${about}`)).toEqual([
			'grade.viewed table',
			'grade.viewed person',
			`grade.entered ${id}`
		]);
		clock.pass(61);
		await grid();
		expect(await app.grading.record(room.owner, room.classId)).toHaveLength(4);
		expect(lines[1]).toMatchObject({ by: room.owner.user!.name, member: 'Mate 0' });
	});
});
