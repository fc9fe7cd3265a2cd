import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../src/lib/server/app.ts';
import { materialOf } from '../../src/lib/server/services/exports.ts';
import { csvLines } from '../../src/lib/export/csv.ts';
import { dictionary, TABLES } from '../../src/lib/export/tables.ts';
import { replay } from '../../sim/log/replay.ts';
import { appOver } from '../support/application.ts';
import { refusal } from '../support/classroom.ts';
import { classRoom, type ClassRoom } from '../support/class-room.ts';
import { playedGame, playMonths } from '../support/lessons.ts';
import { onEveryStore, type TestStore } from '../support/stores.ts';

const text = ({ pieces }: { pieces: Iterable<string> }) => [...pieces].join('');
type Row = Record<string, string>;
const rowsOf = (csv: string) => Papa.parse<Row>(csv.trim(), { header: true }).data;

onEveryStore('an export', (make) => {
	let opened: TestStore;
	let app: App;
	let room: ClassRoom;
	let game: string;
	beforeAll(async () => {
		opened = await make();
		app = appOver(opened.store);
		room = await classRoom(opened.store);
		game = await playedGame(app, room, 3);
	});
	afterAll(() => opened.dispose());

	const captain = (team: number) => room.students[team]![0]!;
	const table = async (name: string, actor = room.owner) =>
		rowsOf(text(await app.exports.table(actor, game, name, false)));

	it('gives every table to the staff, one row one observation', async () => {
		expect(await table('teams')).toHaveLength(4);
		expect(await table('months')).toHaveLength(4 * 3);
		const ids = (await table('commands')).map((row) => Number(row.seq));
		expect(ids).toEqual(ids.map((_, i) => i + 1));
		for (const { name, columns } of TABLES) {
			const rows = await table(name, room.assistant);
			expect(rows.length).toBeGreaterThan(0);
			const keys = columns.filter(({ key }) => key).map((column) => column.name);
			const seen = new Set(rows.map((row) => keys.map((k) => row[k]).join('|')));
			expect([name, seen.size]).toEqual([name, rows.length]);
		}
	});

	it('gives a student the own company’s rows and no others', async () => {
		for (const { name } of TABLES) {
			const rows = await table(name, captain(1));
			expect([name, [...new Set(rows.map((row) => row.company_id))]]).toEqual([name, ['t2']]);
		}
		expect(await refusal(app.exports.log(captain(1), game))).toBe('access.forbidden');
	});

	it('tells nothing to those who do not play or do not belong', async () => {
		const asked = (actor: typeof room.owner) =>
			refusal(app.exports.table(actor, game, 'bids', true));
		expect(await asked(room.loner)).toBe('game.notYourCompany');
		expect(await asked(room.stranger)).toBe('game.unknown');
		expect(await asked(room.visitor)).toBe('access.signIn');
		expect(await refusal(app.exports.log(room.stranger, game))).toBe('game.unknown');
		expect(await refusal(app.exports.table(room.owner, game, 'people', true))).toBe(
			'export.unknown'
		);
	});

	it('can be computed again from its log, every number of it', async () => {
		const { ok, game: again, hash } = replay(text(await app.exports.log(room.owner, game)));
		expect(ok).toBe(true);
		const material = materialOf(game, again!, null);
		for (const sheet of TABLES) {
			const written = text(await app.exports.table(room.owner, game, sheet.name, false));
			expect(written).toBe(csvLines(sheet.cells(material)));
			for (const row of rowsOf(written)) expect(row.game_hash).toBe(hash);
		}
		const months = await table('months');
		for (const team of again!.state.teams)
			for (const record of team.history) {
				const row = months.find(
					(r) => r.company_id === team.id && Number(r.month) === record.month
				)!;
				expect(Number(row.cash_yuan)).toBe(record.cash / 100);
				expect(Number(row.score_points)).toBe(record.score / 100);
				expect(row.month_hash).toBe(again!.monthHashes[record.month - 1]);
			}
	});

	it('keeps books that balance and lead to the cash of the last month', async () => {
		const lines = await table('ledger');
		const capital = (await app.desks.open(captain(0), game)).rules.capital / 100;
		const fen = (row: Row) => Math.round(Number(row.amount_yuan) * 100);
		const entries = Map.groupBy(lines, (row) => `${row.company_id}-${row.entry}`);
		for (const entry of entries.values())
			expect(entry.reduce((sum, row) => sum + fen(row), 0)).toBe(0);
		for (const team of await table('teams')) {
			const cash = lines
				.filter((row) => row.company_id === team.company_id && row.account === 'cash')
				.reduce((sum, row) => sum + fen(row), 0);
			expect(capital * 100 + cash).toBe(Math.round(Number(team.cash_yuan) * 100));
		}
	});

	it('names people by their pseudonyms only', async () => {
		const all = await Promise.all(TABLES.map(({ name }) => table(name)));
		const names = room.students.flat().map(({ user }) => user!.name);
		const written = JSON.stringify(all);
		expect(names.filter((name) => written.includes(name))).toEqual([]);
	});

	describe('while envelopes are sealed', () => {
		beforeAll(async () => {
			await app.lessons.move(room.owner, game, 'prepareMonth');
			await app.lessons.move(room.owner, game, 'openMonth');
			await app.lessons.move(room.owner, game, 'lockMonth');
		});
		afterAll(async () => {
			await app.lessons.move(room.owner, game, 'revealMonth');
			await playMonths(app, room, game, 1);
		});

		it('gives a student no month and no bid, and the staff all of them', async () => {
			expect(await table('months', captain(0))).toEqual([]);
			expect(await table('bids', captain(0))).toEqual([]);
			expect(await table('months')).toHaveLength(4 * 4);
			const log = replay(text(await app.exports.log(room.owner, game)));
			expect(log.game!.state.phase).toBe('settled');
			expect(await table('commands')).toHaveLength(log.game!.log.length);
		});
	});

	it('has a dictionary of exactly the columns that are written, in both languages', async () => {
		const words = rowsOf(text(await app.exports.dictionary(captain(0), game, false)));
		for (const { name } of TABLES) {
			const [first] = await table(name);
			const described = words.filter((w) => w.table_name === name && w.column_name);
			expect(described.map((w) => w.column_name)).toEqual(Object.keys(first!));
		}
		expect(words.filter((w) => !w.meaning_en || !/\p{Script=Han}/u.test(w.meaning_zh!))).toEqual(
			[]
		);
		expect(words).toHaveLength(dictionary().length - 1);
	});
});

describe('a file for spreadsheets', () => {
	it('makes formulas plain text, and leaves numbers numbers', () => {
		const csv = csvLines([
			['=1+1', '+a', '-b', '@c', '＝d', 'e"f', 'g,h'],
			[-5, 0.5, null, '', 'x', 'y', 'z']
		]);
		expect(csv).toBe(`"'=1+1","'+a","'-b","'@c","'＝d","e""f","g,h"\r\n-5,0.5,,,x,y,z\r\n`);
	});
});
