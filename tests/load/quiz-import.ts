/**
 * How long reading questions takes: `node tests/load/quiz-import.ts [questions]`. Prints a line of JSON a format.
 */
import { itemSchema, type Item } from '../../src/lib/classroom/quiz/model.ts';
import { readCsv } from '../../src/lib/classroom/quiz/read/csv.ts';
import { readGift } from '../../src/lib/classroom/quiz/read/gift.ts';
import { writeCsv } from '../../src/lib/classroom/quiz/write/csv.ts';
import { writeGift } from '../../src/lib/classroom/quiz/write/gift.ts';

const count = Number(process.argv[2] ?? 1_000);

/** A question as long as those of the starter bank: both languages, four options, feedback on each. */
const itemOf = (index: number): Item =>
	itemSchema.parse({
		id: `q-${index}`,
		kind: 'single',
		title: `Question ${index}`,
		text: {
			en: `Which of these best explains why client ${index} left after the second delivery? `.repeat(
				2
			),
			zh: `以下哪一项最能解释客户 ${index} 在第二次交货后为什么离开？`.repeat(2)
		},
		options: [100, 0, 0, 25].map((weight, place) => ({
			text: { en: `Reason ${place} of {several}: price = 3 ~ 4`, zh: `原因 ${place}：价格＝3～4` },
			weight,
			feedback: { en: 'Look at the record again.', zh: '请再看一遍客户档案。' }
		})),
		feedback: { en: 'See unit 2.', zh: '见第二单元。' },
		tags: ['S4']
	});

const items = Array.from({ length: count }, (_, index) => itemOf(index));
for (const [format, write, read] of [
	['GIFT', writeGift, readGift],
	['CSV', writeCsv, readCsv]
] as const) {
	const text = write(items);
	const times = Array.from({ length: 5 }, () => {
		const start = performance.now();
		const reading = read(text);
		if (reading.items.length !== count || reading.errors.length > 0)
			throw new Error(`${format}: ${JSON.stringify(reading.errors[0])}`);
		return performance.now() - start;
	}).sort((a, b) => a - b);
	console.log(
		JSON.stringify({
			format,
			questions: count,
			bytes: Buffer.byteLength(text),
			medianMs: Math.round(times[2]!),
			slowestMs: Math.round(times[4]!)
		})
	);
}
