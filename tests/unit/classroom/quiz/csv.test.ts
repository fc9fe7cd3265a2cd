import { describe, expect, it } from 'vitest';
import { readCsv } from '../../../../src/lib/classroom/quiz/read/csv.ts';
import { decodeFile, MAX_FILE_BYTES } from '../../../../src/lib/classroom/quiz/read/file.ts';
import { writeCsv } from '../../../../src/lib/classroom/quiz/write/csv.ts';

const errorsOf = (csv: string) => readCsv(csv).errors.map(({ line, code }) => [line, code]);

describe('a table of questions', () => {
	it('is read as teachers keep it, in Chinese', () => {
		const read = readCsv(
			[
				'题型,题目,选项A,选项B,选项C,答案,解析,难度,知识点',
				'单选题,什么是客户流失？,客户离开,客户留下,,A,见第二章,易,S4；客户流失',
				'多选题,哪些会导致流失？,迟交,态度差,月圆,AB,,难,',
				'判断题,留住客户比赢得客户便宜。,,,,对,,,',
				'填空题,CLV 的中文？,,,,客户终身价值|终身价值,,,',
				'数值题,保持率是多少？,,,,87:0.5,,,',
				'简答题,为什么？,,,,,,,'
			].join('\r\n')
		);
		expect(read.errors).toEqual([]);
		expect(read.items).toMatchObject([
			{
				kind: 'single',
				text: { zh: '什么是客户流失？' },
				options: [{ text: { zh: '客户离开' }, weight: 100 }, { weight: 0 }],
				feedback: { zh: '见第二章' },
				difficulty: 1,
				tags: ['S4', '客户流失']
			},
			{
				kind: 'multiple',
				options: [{ weight: 50 }, { weight: 50 }, { weight: -50 }],
				difficulty: 3
			},
			{ kind: 'trueFalse', correct: true },
			{ kind: 'short', answers: [{ text: '客户终身价值' }, { text: '终身价值' }] },
			{ kind: 'numerical', answers: [{ min: '86.5', max: '87.5' }] },
			{ kind: 'essay', text: { zh: '为什么？' } }
		]);
	});

	it('tells the kind where no column does, with any delimiter', () => {
		const read = readCsv(
			'Question;A;B;Answer\nOne?;x;y;B\nTwo?;x;y;A B\nThree?;;;True\nFour?;;;CRM\nFive?;;;'
		);
		expect(read.items.map(({ kind }) => kind)).toEqual([
			'single',
			'multiple',
			'trueFalse',
			'short',
			'essay'
		]);
	});

	it('counts lines also behind a cell of several lines', () => {
		const csv = 'kind,text,option1,option2,answer\nsingle,"one\ntwo",a,b,A\nsingle,three,a,b,Z\n';
		expect(readCsv(csv).items).toMatchObject([{ text: { en: 'one\ntwo' } }]);
		expect(errorsOf(csv)).toEqual([[4, 'csvAnswer']]);
	});

	it.each([
		['', [[1, 'empty']]],
		['a,b\n1,2', [[1, 'csvColumns']]],
		['kind,text', [[1, 'csvColumns']]],
		['"a\nb"\n1', [[1, 'csvColumns']]],
		['kind,text\nriddle,Q', [[2, 'kindUnknown']]],
		['kind,text,answer\ntrueFalse,Q,maybe', [[2, 'csvAnswer']]],
		['kind,text,option1,option2,answer\nsingle,Q,a,b,', [[2, 'csvAnswer']]],
		['kind,text,option1,option1_weight,option2\nsingle,Q,a,lots,b', [[2, 'type']]],
		['kind,text,answer\nnumerical,Q,many', [[2, 'number']]],
		['kind,text,rubric\nessay,Q,{{', [[2, 'type']]],
		['kind,text\nessay,"Q', [[2, 'csvQuotes']]],
		['id,kind,text\na,essay,Q\na,essay,R', [[3, 'idDoubled']]]
	])('names what is wrong in %j', (csv, errors) => {
		expect(errorsOf(csv)).toEqual(errors);
	});

	it('with more columns than a bank has is refused', () => {
		expect(errorsOf(`text,${'option1,'.repeat(300_000)}\nQ`)).toEqual([[1, 'csvColumns']]);
	});

	it('ends at 10,000 questions', () => {
		const csv = `kind,text\n${'essay,Q\n'.repeat(10_005)}`;
		expect(readCsv(csv).items).toHaveLength(10_000);
		expect(errorsOf(csv)).toEqual([[10_002, 'tooManyItems']]);
	});

	it('gives no formula to a spreadsheet and comes back unharmed', () => {
		const read = readCsv("kind,text,answer\nshort,'=1+1,'=SUM(A1)|-2\nessay,'tis so,");
		const csv = writeCsv(read.items);
		expect(csv).toContain("'=1+1");
		expect(csv).toContain("'-2");
		expect(csv).toContain("''tis so");
		expect(readCsv(csv).items).toEqual(read.items);
		expect(read.items).toMatchObject([
			{ text: { en: '=1+1' }, answers: [{ text: '=SUM(A1)' }, { text: '-2' }] },
			{ text: { en: "'tis so" } }
		]);
	});
});

describe('the bytes of a file', () => {
	const bytes = (...values: number[]) => new Uint8Array(values);

	it.each([
		['UTF-8', new TextEncoder().encode('客户'), '客户'],
		['UTF-16 with mark', bytes(0xff, 0xfe, 0xa2, 0x5b), '客']
	])('are read as %s', (_, data, text) => {
		expect(decodeFile(data)).toEqual({ text });
	});

	it.each([
		['in GBK', bytes(0xbf, 0xcd, 0xbb, 0xa7), 'notUtf8'],
		['of a workbook', bytes(0x50, 0x4b, 3, 4, 0), 'workbook'],
		['of a picture', bytes(0x89, 0x50, 0x4e, 0x47, 0, 0), 'binary'],
		['of nothing', bytes(), 'empty'],
		['without end', new Uint8Array(MAX_FILE_BYTES + 1), 'tooLarge']
	])('%s are refused', (_, data, code) => {
		expect(decodeFile(data)).toMatchObject({ code });
	});
});
