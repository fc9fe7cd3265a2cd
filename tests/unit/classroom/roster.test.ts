import { describe, expect, it } from 'vitest';
import { decodeRoster, MAX_ROSTER, readRoster } from '../../../src/lib/classroom/roster.ts';
import { planRoster, type Place } from '../../../src/lib/classroom/roster-plan.ts';

/** What was read, without line numbers. */
function rowsOf(text: string): unknown {
	const read = readRoster(text);
	return 'unreadable' in read
		? read.unreadable
		: [...read.rows.map(({ name, number, email }) => [name, number, email]), ...read.faults];
}
const two = [
	['王小明', '20230101', null],
	['李雷', '20230102', null]
];

describe('a class list is read', () => {
	it.each([
		['with headings in Chinese', '学号,姓名\n20230101,王小明\n20230102,李雷'],
		['with headings in English', 'Student ID;Full name\n20230101;王小明\n20230102;李雷'],
		['without headings', '王小明,20230101\n李雷,20230102'],
		['with a mark of UTF-8', '\ufeff姓名,学号\n王小明,20230101\n李雷,20230102'],
		['with carriage returns', '姓名,学号\r\n王小明,20230101\r\n李雷,20230102\r\n'],
		[
			'pasted from a spreadsheet',
			'序号\t学号\t姓名\t性别\n1\t20230101\t王小明\t男\n2\t20230102\t李雷\t男'
		],
		['pasted without headings', '1\t20230101\t王小明\n2\t20230102\t李雷'],
		['below a title', '2026 秋 客户关系管理\n\n序号,姓名,学号\n1,王小明,20230101\n2,李雷,20230102'],
		['with full-width commas', '姓名，学号\n王小明，20230101\n李雷，20230102'],
		['with blanks between', '20230101 王小明\n20230102 李雷'],
		['with full-width digits', '姓名,学号\n王小明,２０２３０１０１\n李 雷,2023 0102'],
		['with guarded numbers', '姓名,学号\n王小明,"=""20230101"""\n李雷,\'20230102'],
		['with numbers that got decimals', '姓名,学号\n王小明,20230101.0\n李雷,20230102.00'],
		['with quoted cells', '"姓名","学号"\n"王小明","20230101"\n"李雷","20230102"'],
		['with a named separator', 'sep=;\n姓名;学号\n王小明;20230101\n李雷;20230102'],
		[
			'with a line that stands there twice',
			'姓名,学号\n王小明,20230101\n王小明,20230101\n李雷,20230102'
		],
		['with empty lines and columns', '姓名,学号,,\n\n王小明,20230101,,\n,,,\n李雷,20230102,,']
	])('%s', (_, text) => {
		expect(rowsOf(text)).toEqual(two);
	});

	it('with family name and given name in two columns', () => {
		expect(rowsOf('Last name,First name,No.\nSmith,Anna,17\n王,小明,18')).toEqual([
			['Anna Smith', '17', null],
			['王小明', '18', null]
		]);
	});

	it('with addresses', () => {
		expect(rowsOf('姓名,学号,邮箱\n王小明,1001,Wang@Example.edu')).toEqual([
			['王小明', '1001', 'wang@example.edu']
		]);
	});

	it('names every line that cannot be read, and reads the others', () => {
		const text = [
			'姓名,学号,邮箱',
			'王小明,20230101,',
			',20230103,',
			'李雷,,',
			'韩梅梅,2.02301E+11,',
			'张三,20230104;--,',
			'李四,20230105,nowhere',
			'赵六,20230101,',
			`${'长'.repeat(41)},20230106,`
		].join('\n');
		const read = readRoster(text);
		if ('unreadable' in read) throw new Error(read.unreadable);
		expect(read.rows).toHaveLength(1);
		expect(read.faults.map(({ line, code }) => [line, code])).toEqual([
			[3, 'noName'],
			[4, 'noNumber'],
			[5, 'rounded'],
			[6, 'number'],
			[7, 'email'],
			[8, 'doubled'],
			[9, 'name']
		]);
		expect(read.headings).toEqual(['姓名', '学号']);
	});

	it.each([
		['', 'empty'],
		[' \n\n', 'empty'],
		['hello world\nthis is no list', 'columns'],
		['姓名\n王小明', 'columns'],
		['x,1\n'.repeat(MAX_ROSTER + 1), 'long']
	])('unless it is none: %#', (text, why) => {
		expect(rowsOf(text)).toBe(why);
	});
});

describe('a file is decoded', () => {
	const text = '姓名,学号\n王小明,20230101';
	it.each([
		['UTF-8', Buffer.from(text)],
		['UTF-8 with mark', Buffer.from(`\ufeff${text}`)],
		['UTF-16 with mark', Buffer.from(`\ufeff${text}`, 'utf16le')],
		// The same in GB18030, as Excel on a Chinese computer saves it.
		['GB18030', Buffer.from('d0d5c3fb2cd1a7bac50acdf5d0a1c3f72c3230323330313031', 'hex')]
	])('from %s', (_, bytes) => {
		const decoded = decodeRoster(bytes);
		expect(typeof decoded === 'string' && rowsOf(decoded)).toEqual([['王小明', '20230101', null]]);
	});

	it('unless it is a workbook or no text', () => {
		expect(decodeRoster(Buffer.from('PK\u0003\u0004rest'))).toEqual({ unreadable: 'workbook' });
		expect(decodeRoster(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1]))).toEqual({
			unreadable: 'workbook'
		});
		expect(decodeRoster(Buffer.from([1, 0, 2, 0]))).toEqual({ unreadable: 'binary' });
	});
});

describe('a list compared with the class', () => {
	const place = (id: string, number: string, rest: Partial<Place> = {}): Place => ({
		id,
		name: `S${id}`,
		number,
		email: null,
		status: 'active',
		...rest
	});
	const row = (name: string, number: string, email: string | null = null) => ({
		line: 1,
		name,
		number,
		email
	});

	it('tells new, changed, returning, unchanged, missing and banned apart', () => {
		const plan = planRoster(
			[
				place('a', '1'),
				place('b', '2'),
				place('c', '3', { status: 'withdrawn' }),
				place('d', '4'),
				place('e', '5', { status: 'banned' })
			],
			[row('Sa', '1'), row('New name', '2'), row('Sc', '3'), row('Se', '5'), row('New', '6')]
		);
		expect(plan.added.map((r) => r.number)).toEqual(['6']);
		expect(plan.changed.map((c) => c.place.id)).toEqual(['b']);
		expect(plan.returning.map((c) => c.place.id)).toEqual(['c']);
		expect(plan.unchanged.map((p) => p.id)).toEqual(['a']);
		expect(plan.missing.map((p) => p.id)).toEqual(['d']);
		expect(plan.banned.map((p) => p.id)).toEqual(['e']);
	});

	it('does not wipe out an address that the list does not give', () => {
		const known = place('a', '1', { email: 'a@b.cd' });
		expect(planRoster([known], [row('Sa', '1')]).unchanged).toEqual([known]);
		expect(planRoster([known], [row('Sa', '1', 'x@b.cd')]).changed).toHaveLength(1);
	});
});
