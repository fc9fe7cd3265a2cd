import { describe, expect, it } from 'vitest';
import { rulebookOf, teamView } from '../../../sim/index.ts';
import { cell, csv } from '../../../src/lib/desk/money/csv.ts';
import { clientOfRef, filtered, ledgerOf } from '../../../src/lib/desk/money/ledger.ts';
import { balanceOf, cashFlowOf, incomeOf } from '../../../src/lib/desk/money/statements.ts';
import { preparedGame } from '../../support/prepared-game.ts';

/** Books with loans, damages, overdrafts and a restructuring in them, and books without. */
const companies = (['reckless', 'recognition', 'trader'] as const).map((hand) => {
	const game = preparedGame({ months: 5, stop: 'open', seed: 'books', hand });
	return { hand, rules: rulebookOf(game.start.scenario), view: teamView(game.world, 0) };
});

describe.each(companies)('the books of a $hand company', ({ rules, view }) => {
	const rows = ledgerOf(view.journal, rules.capital);

	it('run from the paid-in capital to the cash of today', () => {
		expect(rows.length).toBeGreaterThan(20);
		expect(rows.at(-1)!.balance).toBe(view.money.cash - view.money.overdraft);
		for (const row of rows) expect(row.amount).toBeGreaterThan(0);
	});

	it('have a balance sheet whose sides are equal, and a profit that explains net worth', () => {
		const sheet = balanceOf(view.accounts);
		expect(sheet.totalAssets).toBe(sheet.totalClaims);
		expect(sheet.capital).toBe(rules.capital);
		expect(sheet.profit).toBe(view.money.netWorth - rules.capital);
		expect(incomeOf(view.journal, 1, view.month).profit).toBe(sheet.profit);
	});

	it('have cash flows that join month to month', () => {
		let closing = rules.capital;
		for (let month = 1; month <= view.month; month++) {
			const flow = cashFlowOf(view.journal, rules.capital, month, month);
			expect(flow.opening).toBe(closing);
			closing = flow.closing;
		}
		expect(closing).toBe(view.money.cash - view.money.overdraft);
	});

	it('can be read by month and by cause', () => {
		const wages = filtered(rows, { month: '2', cause: 'wages' });
		expect(wages.length).toBeGreaterThan(0);
		expect(wages.every((row) => row.month === 2 && row.cause === 'wages')).toBe(true);
		expect(filtered(rows, { month: '', cause: '' })).toHaveLength(rows.length);
	});
});

describe('a reference', () => {
	it.each([
		['c12', 'c12'],
		['m03-c12', 'c12'],
		['m03-c12.4.1', 'c12'],
		['', '']
	])('%s names the client %s', (ref, client) => {
		expect(clientOfRef(ref)).toBe(client);
	});
});

describe('a file for a spreadsheet', () => {
	it.each([
		['=1+1', "'=1+1"],
		['+86', "'+86"],
		['-x', "'-x"],
		['@cmd', "'@cmd"],
		['\tx', "'\tx"],
		['a,b', '"a,b"'],
		['say "hi"', '"say ""hi"""'],
		['=a,"b"', `"'=a,""b"""`],
		['工资', '工资'],
		[-12.5, '-12.5']
	])('writes %j as %s', (value, text) => {
		expect(cell(value)).toBe(text);
	});

	it('begins with a byte order mark and ends its lines as spreadsheets do', () => {
		expect(
			csv([
				['a', 1],
				['b', 2]
			])
		).toBe('\uFEFFa,1\r\nb,2\r\n');
	});
});
