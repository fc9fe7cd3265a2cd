import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { applyRepairs } from '../../../../src/lib/classroom/quiz/read/gift-repair.ts';
import { readGift } from '../../../../src/lib/classroom/quiz/read/gift.ts';

/** The only item of a file without errors. */
const one = (gift: string) => {
	const read = readGift(gift);
	expect(read.errors).toEqual([]);
	expect(read.items).toHaveLength(1);
	return read.items[0];
};
const errorsOf = (gift: string) => readGift(gift).errors.map(({ line, code }) => [line, code]);
const warningsOf = (gift: string) => readGift(gift).warnings.map(({ line, code }) => [line, code]);
const en = (text: string) => ({ en: text });

describe('a file in GIFT', () => {
	it('is read whole: a question of each kind, ended by blank lines', () => {
		const read = readGift(readFileSync('tests/fixtures/quiz/every-rule.gift', 'utf8'));
		expect(read.errors).toEqual([]);
		expect(read.items.map(({ id, kind, category }) => `${id} ${kind} ${category}`)).toEqual([
			'q1 single ',
			'q2 single ',
			'q3 trueFalse ',
			'q4 trueFalse ',
			'q5 short ',
			'q6 numerical ',
			'q7 numerical ',
			'q8 numerical ',
			'q9 matching ',
			'q10 multiple Retention/Loyalty',
			'q11 essay Retention/Loyalty',
			'q12 description Retention/Loyalty',
			'crm-13 short 客户价值',
			'q14 single 客户价值'
		]);
	});

	it('reads the same with byte order mark and with any line ends', () => {
		const gift = readFileSync('tests/fixtures/quiz/every-rule.gift', 'utf8');
		const { items } = readGift(gift);
		expect(readGift(`\ufeff${gift.replaceAll('\n', '\r\n')}`).items).toEqual(items);
		expect(readGift(gift.replaceAll('\n', '\r')).items).toEqual(items);
	});
});

describe('GIFT, rule by rule', () => {
	it('takes the name from between double colons, or the text', () => {
		expect(one('::Cost \\: benefit::What? {T}')).toMatchObject({ title: 'Cost : benefit' });
		expect(one('What is\nCRM? {T}')).toMatchObject({
			title: 'What is CRM?',
			text: en('What is\nCRM?')
		});
	});

	it('takes escaped signs for themselves, and a backslash before others too', () => {
		expect(one('a\\: b\\# c\\= d\\{ e\\} f\\~ g\\\\ h\\ni \\x {T}')).toMatchObject({
			text: en('a: b# c= d{ e} f~ g\\ h\ni \\x')
		});
	});

	it('makes a blank where the answers stand inside the text', () => {
		expect(one('A client {=leaves ~stays} at last.')).toMatchObject({
			text: en('A client _____ at last.')
		});
		expect(one('A client leaves. {T}')).toMatchObject({ text: en('A client leaves.') });
	});

	it.each([
		['T', true],
		['TRUE', true],
		['F', false],
		['FALSE', false],
		[' TRUE ', true]
	])('takes {%s} for true or false', (written, correct) => {
		expect(one(`Q {${written}}`)).toMatchObject({ kind: 'trueFalse', correct });
	});

	it.each(['true', 'false', 't', 'True', '对', '=T'])(
		'takes {%s} for a short answer',
		(written) => {
			const gift = `Q {${written}}`;
			expect(one(gift)).toMatchObject({
				kind: 'short',
				answers: [{ text: written.replace('=', '') }]
			});
			expect(warningsOf(gift)).toEqual(written === '=T' ? [] : [[1, 'trueIsText']]);
		}
	);

	it('gives the feedback of a true or false question for wrong and for right answers', () => {
		expect(one('Q {FALSE#Look again.#Well seen.####Both are common.}')).toMatchObject({
			correct: false,
			wrongFeedback: en('Look again.'),
			rightFeedback: en('Well seen.'),
			feedback: en('Both are common.')
		});
		expect(one('Q {T##Well seen.}')).not.toHaveProperty('wrongFeedback');
	});

	it('weighs options, with full marks for = and none for ~', () => {
		expect(one('Q {=a ~%50%b ~%-33.33333%c ~d # why ####all}')).toMatchObject({
			kind: 'single',
			options: [
				{ text: en('a'), weight: 100 },
				{ text: en('b'), weight: 50 },
				{ text: en('c'), weight: -33.33333 },
				{ text: en('d'), weight: 0, feedback: en('why') }
			],
			feedback: en('all')
		});
		expect(one('Q {~%33.3333333%a ~%33.3333333%b ~%33.3333333%c ~d}')).toMatchObject({
			kind: 'multiple',
			options: [{ weight: 33.33333 }, { weight: 33.33333 }, { weight: 33.33333 }, { weight: 0 }]
		});
	});

	it('weighs short answers, and keeps feedback for any other', () => {
		expect(one('Q {=CRM =%50%crm system#nearly =*#no}')).toMatchObject({
			kind: 'short',
			answers: [
				{ text: 'CRM', weight: 100 },
				{ text: 'crm system', weight: 50, feedback: en('nearly') }
			],
			otherwise: en('no')
		});
	});

	it.each([
		['#87', '87', '87'],
		['#87:0.5', '86.5', '87.5'],
		['#86.5..87.5', '86.5', '87.5'],
		['#-3..-1', '-3', '-1'],
		['#=3.1415:0.0005', '3.141', '3.142'],
		['#８７', '87', '87'],
		['#1.5e3', '1500', '1500']
	])('reads the numbers of {%s}', (written, min, max) => {
		expect(one(`Q {${written}}`)).toMatchObject({ kind: 'numerical', answers: [{ min, max }] });
	});

	it('reads a list of numbers with weights, and feedback for any other', () => {
		expect(one('Q {#\n =1822:0 # exact\n =%50%1822:2 # close\n ~# far\n}')).toMatchObject({
			answers: [
				{ min: '1822', max: '1822', weight: 100, feedback: en('exact') },
				{ min: '1820', max: '1824', weight: 50, feedback: en('close') }
			],
			otherwise: en('far')
		});
	});

	it('pairs what an arrow joins; a right side alone is a distractor', () => {
		expect(one('Q {=churn -> leaving =upsell->better = -> cheaper}')).toMatchObject({
			kind: 'matching',
			pairs: [
				{ left: en('churn'), right: en('leaving') },
				{ left: en('upsell'), right: en('better') }
			],
			distractors: [en('cheaper')]
		});
	});

	it('takes empty braces for an essay and no braces for a text', () => {
		expect(one('Why? {}')).toMatchObject({ kind: 'essay' });
		expect(one('Why? { ####Think.}')).toMatchObject({ kind: 'essay', feedback: en('Think.') });
		expect(one('Read this.')).toMatchObject({ kind: 'description' });
	});

	it('keeps id and tags of comments and skips other comments', () => {
		expect(
			one('// hello\n// [id:c-7] [tag:S4] [tag:myth or evidence]\n  // x\nQ {T}')
		).toMatchObject({
			id: 'c-7',
			tags: ['S4', 'myth or evidence']
		});
		expect(readGift('// only a comment\n\n// another').items).toEqual([]);
	});

	it('makes what another bank calls a question fit for this one, and says so', () => {
		const gift = '// [id:客户 1] [tag:a;b]\nQ {T}';
		expect(one(gift)).toMatchObject({ id: 'q1', tags: ['a-b'] });
		expect(warningsOf(gift)).toEqual([
			[2, 'idReplaced'],
			[2, 'tagChanged']
		]);
	});

	it('makes Markdown of HTML where the format says HTML or nothing', () => {
		expect(
			one('[html]<p>A <b>bold </b>&amp; <i>fine</i><br>line</p><ul><li>x</li></ul>{T}')
		).toMatchObject({
			text: en('A **bold** & *fine*\nline\n\n- x')
		});
		expect(one('See <a href\\="https\\://a.b/c">this</a> {T}')).toMatchObject({
			text: en('See [this](https://a.b/c)')
		});
		expect(one('[plain]2 &lt; 3 {T}')).toMatchObject({ text: en('2 &lt; 3') });
		expect(one('[markdown]**x** &amp; {T}')).toMatchObject({ text: en('**x** &amp;') });
		expect(one('a<b and c>d {T}')).toMatchObject({ text: en('a&lt;b and c>d') });
	});

	it.each([
		'<script>alert(1)</script>Q {T}',
		'<script >alert(1)</script\n>Q {T}',
		'[markdown]<img src\\=x onerror\\=alert(1)>Q {T}',
		'[plain]<script>alert(1)</script>Q {T}',
		'Q {\\=<svg/onload\\=alert(1)> ~<iframe src\\="javascript\\:alert(1)"> =b}',
		'<a href\\="javascript\\:alert(1)">Q</a> {T}',
		'<scr<script>ipt>alert(1)</script>Q {T}',
		'::<script>x</script>::Q {T}'
	])('lets no script through: %s', (gift) => {
		const text = JSON.stringify(readGift(gift).items);
		expect(text).not.toMatch(/<[a-z/!]|\]\(javascript/i);
	});

	it('reads both languages from the spans of the multi-language filter, either filter', () => {
		const text = { en: 'client', zh: '客户' };
		const span = (lang: string, of: string) =>
			`<span lang\\="${lang}" class\\="multilang">${of}</span>`;
		expect(one(`${span('en', 'client')}${span('zh_cn', '客户')} {T}`)).toMatchObject({ text });
		expect(one('\\{mlang en\\}client\\{mlang\\}\\{mlang zh\\}客户\\{mlang\\} {T}')).toMatchObject({
			text
		});
		expect(one(`A ${span('en', 'good')}${span('zh', '好')} {T}`)).toMatchObject({
			text: { en: 'A good', zh: 'A 好' }
		});
	});

	it('takes a question for Chinese when most of it is', () => {
		expect(one('什么是 CRM？{=Customer Relationship Management ~x}')).toMatchObject({
			text: { zh: '什么是 CRM？' },
			options: [{ text: { zh: 'Customer Relationship Management' } }, {}]
		});
	});
});

describe('faults in GIFT', () => {
	it.each([
		['Q {=a ~b', [[1, 'giftBraces']]],
		['\n\nQ =a ~b}', [[3, 'giftBraces']]],
		[
			'Q {=a\n\n~b}',
			[
				[1, 'giftBraces'],
				[3, 'giftBraces']
			]
		],
		['Q {T} and {F}', [[1, 'giftTwoBlocks']]],
		['Q {~a}', [[1, 'giftFewAnswers']]],
		['Q {\n~a\n~b}', [[1, 'weightsSum']]],
		['Q {=a =b -> c}', [[1, 'giftArrow']]],
		['Q {\n=a -> b}', [[2, 'giftFewAnswers']]],
		['Q {\n=a\n~%x%b}', [[3, 'giftWeight']]],
		['Q {\n=a\n~%150%b}', [[3, 'outOfRange']]],
		['Q {oops =a ~b}', [[1, 'giftMark']]],
		['Q {#}', [[1, 'giftFewAnswers']]],
		['Q {#\n=12\n=many}', [[3, 'number']]],
		['Q {#5..3}', [[1, 'range']]],
		['{T}', [[1, 'missing']]],
		['Q {=a ~a}', [[1, 'doubled']]],
		['Q {=%50%a}', [[1, 'noFullWeight']]],
		['// [id:a]\nQ {T}\n\n// [id:a]\nR {T}', [[5, 'idDoubled']]],
		['', [[1, 'empty']]]
	])('are named with their line: %j', (gift, errors) => {
		expect(errorsOf(gift)).toEqual(errors);
	});

	it('name a question with thousands of answers without looking at each', () => {
		expect(errorsOf(`Q {${'='.repeat(50_000)}}`)).toEqual([[1, 'tooMany']]);
	});

	it('cost no other question', () => {
		const read = readGift('Good {T}\n\nBad {=a\n\nGood too {F}');
		expect(read.items.map(({ title }) => title)).toEqual(['Good', 'Good too']);
		expect(read.errors).toHaveLength(1);
	});

	it('end at 10,000 questions', () => {
		const read = readGift('Q {T}\n\n'.repeat(10_001));
		expect(read.items).toHaveLength(10_000);
		expect(read.errors.map(({ code }) => code)).toEqual(['tooManyItems']);
	});
});

describe('full-width signs', () => {
	it.each([
		['：：题：：什么是CRM｛＝系统 ～游戏＃不对｝', '::题::什么是CRM{=系统 ~游戏#不对}'],
		['客户会流失。｛Ｔ｝', '客户会流失。{T}'],
		['保持率？｛＃８７：０．５｝', '保持率？{#８７:０．５}'],
		['题 {＝甲 ～乙}', '题 {=甲 ~乙}'],
		['题 ｛～％５０％甲 ～％５０％乙｝', '题 {~%50%甲 ~%50%乙}'],
		['题 ｛～％50％甲 ～％50％乙｝', '题 {~%50%甲 ~%50%乙}'],
		['配对 ｛＝甲－＞乙 ＝丙→丁｝', '配对 {=甲->乙 =丙->丁}']
	])('in %s get an offer of repair', (gift, text) => {
		const offer = readGift(gift).warnings.find(({ code }) => code === 'fullWidth');
		expect(offer?.repair).toEqual({ from: 1, to: 1, text });
	});

	it('are repaired in place, line by line', () => {
		const gift = 'A {T}\n\n// [id:x]\n题 ｛\n＝甲\n～乙\n｝\n\nB {F}';
		const read = readGift(gift);
		const repaired = readGift(applyRepairs(gift, read.warnings));
		expect(repaired.warnings).toEqual([]);
		expect(repaired.items.map(({ id, kind }) => `${id} ${kind}`)).toEqual([
			'q1 trueFalse',
			'x single',
			'q3 trueFalse'
		]);
	});

	it.each(['利润＝收入－成本吗？{T}', '占比８０％：对吗 {=对 ~不对，是２０％}', '“客户～关系” {}'])(
		'that belong to the text are left alone: %s',
		(gift) => {
			expect(warningsOf(gift)).toEqual([]);
		}
	);
});
