import { inflateRawSync } from 'node:zlib';
import Papa from 'papaparse';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { ENGINE_VERSION } from '../../sim/version.ts';
import type { App } from '../../src/lib/server/app.ts';
import { updateMember } from '../../src/lib/server/stores/members.ts';
import { appOver, refusal } from '../support/application.ts';
import { biggerTeam, type Mate } from '../support/bigger-team.ts';
import { classRoom, type ClassRoom } from '../support/class-room.ts';
import { column, onePart } from '../support/gradebook.ts';
import { playedGame } from '../support/lessons.ts';
import { onEveryStore, type TestStore } from '../support/stores.ts';
import { both } from '../support/units.ts';

/** The files of an archive by name: read by its directory at the end, as programs do. */
function unzipped(bytes: Uint8Array): Map<string, string> {
	const zip = Buffer.from(bytes);
	const end = zip.lastIndexOf('PK\x05\x06');
	let at = zip.readUInt32LE(end + 16);
	const files = new Map<string, string>();
	for (let n = zip.readUInt16LE(end + 10); n > 0; n--) {
		const name = zip.subarray(at + 46, at + 46 + zip.readUInt16LE(at + 28)).toString();
		const local = zip.readUInt32LE(at + 42);
		const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
		const packed = zip.subarray(from, from + zip.readUInt32LE(at + 20));
		files.set(name, inflateRawSync(packed).toString());
		at += 46 + name.length + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
	}
	return files;
}

onEveryStore('files of grades', (make) => {
	let test: TestStore;
	let app: App;
	let room: ClassRoom;
	let team: Mate[];
	let id: string;

	beforeAll(async () => {
		test = await make();
	});
	beforeEach(async () => {
		app = appOver(test.store);
		room = await classRoom(test.store, 2);
		team = await biggerTeam(app, room, 1);
		const facts = column({ title: both('', '=SUM(A1:A9)'), max: '20' });
		id = await app.grading.columns.add(room.owner, room.classId, facts);
		await app.grading.columns.enter(room.owner, room.classId, id, {
			[team[0]!.member]: { was: '', now: '15' },
			[team[1]!.member]: { was: '', now: 'E' },
			[team[2]!.member]: { was: '', now: '0' }
		});
		await app.grading.weights.save(room.owner, room.classId, 0, onePart([id]));
		// As a roster from elsewhere might hold it.
		const hostile = { name: '@cmd|calc', studentNumber: '-2+3' };
		await test.store.tx((db) => updateMember(db, test.store.t, team[2]!.member, hostile));
	});
	afterAll(() => test.dispose());

	const file = (name: string, bom = false, who = room.owner) =>
		app.grading.exports.file(who, room.classId, name, { bom, language: 'en' });
	const csv = async (name: string, bom = false) =>
		[...((await file(name, bom)).body as Iterable<string>)].join('');
	const rowsOf = async (name: string) => Papa.parse<string[]>((await csv(name)).trim()).data;
	const lineOf = (rows: string[][], name: string) => rows.find((row) => row.includes(name))!;

	it('are for staff alone, each download noted, and nothing else than what there is', async () => {
		for (const [who, code] of [
			[team[0]!.actor, 'access.forbidden'],
			[room.stranger, 'class.unknown'],
			[room.visitor, 'access.signIn']
		] as const)
			for (const name of ['grades.csv', 'grades.xlsx', 'moodle.csv', 'contribution.csv', 'x'])
				expect(await refusal(file(name, true, who))).toBe(code);
		expect(await refusal(file('../grades.csv'))).toBe('export.unknown');
		await csv('moodle.csv');
		const [last] = await app.grading.record(room.owner, room.classId);
		expect(last).toMatchObject({ what: 'grade.exported', about: 'moodle.csv' });
	});

	it('make harmless what a spreadsheet would run, and begin with a mark only when asked', async () => {
		const text = await csv('grades.csv');
		expect(text).toContain("'@cmd|calc");
		expect(text).toContain("'-2+3");
		expect(text).toContain("'=SUM(A1:A9) (of 20)");
		for (const name of ['grades.csv', 'moodle.csv', 'canvas.csv', 'contribution.csv']) {
			const cells = (await rowsOf(name)).flat();
			expect(cells.filter((cell) => /^[=+\-@]/.test(cell) && Number.isNaN(Number(cell)))).toEqual(
				[]
			);
			expect((await csv(name, true)).startsWith('\uFEFF')).toBe(true);
			expect((await csv(name)).startsWith('\uFEFF')).toBe(false);
		}
	});

	it('hold scores, missing, excused and totals, each apart', async () => {
		const rows = await rowsOf('grades.csv');
		const at = rows[0]!.indexOf("'=SUM(A1:A9) (of 20)");
		const total = rows[0]!.indexOf('Total');
		const cells = (name: string) => {
			const row = lineOf(rows, name);
			return [row[at], row[total]];
		};
		expect(cells(team[0]!.actor.user!.name)).toEqual(['15', '75']);
		expect(cells(team[1]!.actor.user!.name)).toEqual(['excused', '']);
		expect(cells("'@cmd|calc")).toEqual(['0', '0']);
		expect(cells('Loner')).toEqual(['', '']);
		const canvas = await rowsOf('canvas.csv');
		expect(canvas[0]).toEqual([
			...['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section', "'=SUM(A1:A9)"]
		]);
		expect(canvas[1]!.at(-1)).toBe('20');
		expect(canvas[1]![0]).toBe('    Points Possible');
		expect(lineOf(canvas, team[1]!.actor.user!.name).at(-1)).toBe('EX');
		const moodle = await rowsOf('moodle.csv');
		expect(moodle[0]!.slice(0, 3)).toEqual(['idnumber', 'fullname', 'email']);
		expect(lineOf(moodle, team[1]!.actor.user!.name)[3]).toBe('');
	});

	it('carry the hash and engine of a game beside its figures', async () => {
		const game = await playedGame(app, room, 1);
		const { proof } = await app.results.of(room.owner, room.classId, game);
		const rows = await rowsOf('grades.csv');
		const row = lineOf(rows, team[0]!.actor.user!.name);
		const column = (heading: string) => row[rows[0]!.indexOf(heading)];
		expect(column('Points for the place in Year 1: game hash')).toBe(proof.hash);
		expect(column('Score in Year 1: engine')).toBe(ENGINE_VERSION);
	});

	it('tell of each rating, and of silence', async () => {
		const round = await app.grading.contribution.open(room.owner, room.classId, {
			...{ title: both('', 'M1'), form: 'points', method: 'strict', penalty: 10, weight: 50 },
			...{ target: '', closesAt: Date.now() + 3_600_000 }
		});
		const given = Object.fromEntries(team.map(({ member }, at) => [member, [10, 10, 5][at]!]));
		const reasons = Object.fromEntries(team.map(({ member }) => [member, '=1+1']));
		const who = team[0]!.actor;
		await app.grading.contributing.submit(who, room.classId, round, { given, reasons });
		const [head, ...rows] = await rowsOf('contribution.csv');
		const at = (name: string) => head!.indexOf(name);
		const own = rows.filter((row) => row[at('rater')] === who.user!.name);
		expect(own.map((row) => row[at('points')]).sort()).toEqual(['10', '10', '5']);
		expect(own[0]![at('reason')]).toBe("'=1+1");
		expect(rows.filter((row) => row[at('silent')] === '1')).toHaveLength(6 + 4);
	});

	it('open as a workbook in which nothing is a formula', async () => {
		const { body, type } = await file('grades.xlsx');
		expect(type).toContain('spreadsheetml');
		const files = unzipped(body as Uint8Array);
		const sheet = files.get('xl/worksheets/sheet1.xml')!;
		expect([...files.keys()]).toContain('[Content_Types].xml');
		expect(sheet).toContain('<t xml:space="preserve">=SUM(A1:A9) (of 20)</t>');
		expect(sheet).toContain('<t xml:space="preserve">@cmd|calc</t>');
		expect(sheet).not.toContain('<f>');
		expect(sheet).toMatch(/<c r="D\d"><v>15<\/v><\/c>/);
	});
});
