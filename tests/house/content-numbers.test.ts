import { expect, it } from 'vitest';
import { starterBank, textsOf } from '../support/bank.ts';
import { courseFiles } from '../support/course.ts';
import { campusLab as lab } from '../support/engine.ts';

const english = new Map(
	starterBank().map((item) => [
		item.id,
		textsOf(item)
			.map(({ en }) => en)
			.join('\n')
	])
);
const amount = (yuan: number) => yuan.toLocaleString('en');
const { campaigns, recognition, tenders, product, staff, money } = lab;
const { loyal, thrifty, demanding } = Object.fromEntries(
	lab.archetypes.map(({ id, weights }) => [id, weights])
) as Record<'loyal' | 'thrifty' | 'demanding', (typeof lab.archetypes)[number]['weights']>;
const weights = lab.archetypes.map((a) => a.weights);
const range = (key: keyof typeof loyal) => {
	const all = weights.map((w) => w[key]);
	return `${Math.min(...all)} to ${Math.max(...all)}`;
};
const booth = campaigns.exhibition;
const costOf = (id: string) => amount(lab.features.find((f) => f.id === id)!.cost);
const names = (industry: string) =>
	lab.industries
		.find(({ id }) => id === industry)!
		.must.map((id) => lab.features.find((f) => f.id === id)!.name.en.toLowerCase());

/** What an item says of the campus lab, in the words of the item and the numbers of the scenario. */
const facts: readonly [item: string, ...said: string[]][] = [
	['client-seminar-lift', `lift of ${campaigns.seminar.lift} ×`],
	[
		'client-seminar-then-decay',
		`(${campaigns.seminar.lift} × (1 − R/100)`,
		`decay of ${recognition.decay.formation}%`,
		`which needs ${recognition.promotion}`
	],
	[
		'client-stages-order',
		`recognition ${recognition.formation} or more`,
		`at ${recognition.promotion} or more`
	],
	[
		'client-promote-when',
		`Recognition of ${recognition.promotion} or more`,
		`${amount(money.care)} yuan of care a month`,
		`from ${recognition.decay.formation}% to ${recognition.decay.stable}%`,
		`Recognition of ${recognition.decline} or more`,
		`${amount(campaigns.seminar.cost)} yuan`
	],
	['client-care-worth', `decay ${recognition.decay.stable}%`, `(${recognition.decay.formation}%)`],
	['client-decline-name', `under ${recognition.decline}`],
	[
		'client-exhibition-or-seminar',
		`${amount(booth.cost.S)}, ${amount(booth.cost.M)} or ${amount(booth.cost.L)} yuan`,
		`seminar (${campaigns.seminar.lift})`,
		`booth (${booth.lift.L})`
	],
	[
		'client-deep-or-wide',
		`${amount(booth.cost.L)} yuan for ${booth.lift.L * 0.8}`,
		`${amount(2 * campaigns.seminar.cost)} yuan for ${campaigns.seminar.lift * 0.8} points`,
		`lift of ${booth.lift.M} holds`
	],
	[
		'client-visit-choice',
		`costs ${campaigns.visit.cost} yuan and ${campaigns.visit.days} representative-days`,
		`about ${campaigns.visit.lift} points`
	],
	[
		'client-slots',
		`least (${lab.clients.slots.min}) and the most (${lab.clients.slots.max})`,
		`÷ ${lab.clients.slots.teamsPerSlot}`
	],
	['client-sealed', `same ${amount(lab.claim.cost)} yuan`],
	['tender-heaviest', `weighs ${range('recognition')}`, `weighs ${range('service')}`],
	[
		'tender-total-score',
		`recognition ${loyal.recognition}, price ${loyal.price}, service ${loyal.service} and fit ${loyal.fit}`
	],
	['tender-how-high', `recognition ${loyal.recognition} and price ${loyal.price}`],
	[
		'tender-price-watcher',
		`recognition ${thrifty.recognition} and price ${thrifty.price}`,
		`recognition ${demanding.recognition} and price ${demanding.price}`,
		`visit costs ${campaigns.visit.cost} yuan`
	],
	[
		'tender-invalid',
		`ask for ${tenders.minRecognition.A}, medium ones for ${tenders.minRecognition.B}, small ones for ${tenders.minRecognition.C}`,
		`bond is ${tenders.bond}%`
	],
	['tender-unknown-cheap', `at least ${tenders.minRecognition.A}`],
	['tender-abnormally-low', `under ${tenders.abnormallyLow.below}%`, 'campus lab allows'],
	[
		'tender-unit-cost',
		`costs ${product.baseCost} yuan, a barcode scanner ${costOf('scanner')} and a receipt printer ${costOf('printer')}`,
		`${product.discounts[1]!.from} or more at once gives ${product.discounts[1]!.off}% off`
	],
	[
		'tender-service-points',
		`Premium service level (${lab.service.levels[2]!.points} points)`,
		`(${lab.service.promiseShare}% + ${100 - lab.service.promiseShare}% × record)`
	],
	['tender-fit-points', `carry ${lab.fit.performanceShare}% of the fit points`],
	['money-delivery-cost', `${product.delivery} yuan a unit`],
	['money-cash-needed', `${product.delivery} yuan a unit`],
	['money-199-or-200', `${product.discounts[0]!.off}% from ${product.discounts[0]!.from} units`],
	['money-factoring', `at ${money.factoring}%`],
	['money-credit-line', `credit line ${money.creditLine}% of it`],
	[
		'money-default-price',
		`${recognition.defaulted} points of recognition`,
		`chance of ${lab.wordOfMouth.reach}% and takes off ${lab.wordOfMouth.defaulted} points`,
		`kept order gains ${recognition.delivered}`
	],
	['money-words', `${lab.score.netWorth}% of the score`],
	[
		'money-wages',
		`${staff.representatives} representatives at ${amount(staff.wage)} yuan`,
		`${lab.months} months`
	],
	['sales-cost-per-lead', `at ${amount(campaigns.conference.cost)} yuan`]
];

it.each(facts)('%s says what the campus lab does', (item, ...said) => {
	const text = english.get(item) ?? '';
	expect(said.filter((words) => !text.includes(words))).toEqual([]);
});

it('names the must features of each industry asked for', () => {
	const text = english.get('tender-musts')!.toLowerCase();
	for (const industry of ['retail', 'finance', 'electronics', 'realEstate'])
		expect(text).toContain(names(industry).join(' and '));
});

it('speaks of late payments, low bids and large clients as the scenario has them', () => {
	expect(money.latePayment).toBe(10);
	expect(english.get('money-avoid-default')).toContain('a tenth of the payments');
	expect(tenders.abnormallyLow.treat).toBe('allow');
	expect(lab.clients.sizes.A).toBe(20);
	expect(english.get('myth-pareto')).toContain(
		'In the campus lab 20% of the clients are of size A'
	);
});

/** The same for the readings of the sample course, in both languages. */
const readings: readonly [reading: string, en: readonly string[], zh: readonly string[]][] = [
	[
		'1-know-your-clients',
		[
			`(${amount(campaigns.seminar.cost)} yuan a client)`,
			`lift of ${campaigns.seminar.lift}`,
			`(${amount(booth.cost.S)}, ${amount(booth.cost.M)} or ${amount(booth.cost.L)} yuan)`,
			`(${campaigns.visit.cost} yuan`,
			`by ${recognition.decay.unclaimed}% where you have no slot, ${recognition.decay.formation}% in the formation stage, ${recognition.decay.stable}% in the stable stage`,
			`recognition ${recognition.formation} or more`,
			`at ${recognition.promotion} or more`,
			`under ${recognition.decline}`,
			`${amount(money.care)} yuan a month`
		],
		[
			`每家 ${amount(campaigns.seminar.cost)} 元`,
			`没有名额的客户降 ${recognition.decay.unclaimed}%，形成期降 ${recognition.decay.formation}%，稳定期降 ${recognition.decay.stable}%`,
			`认可度达到 ${recognition.formation}`,
			`每月 ${amount(money.care)} 元`
		]
	],
	[
		'2-winning-work',
		[
			`(${tenders.minRecognition.A}, ${tenders.minRecognition.B} or ${tenders.minRecognition.C} for size A, B or C)`,
			`bid bond of ${tenders.bond}%`,
			`recognition ${loyal.recognition}, price ${loyal.price}, service ${loyal.service}, fit ${loyal.fit}`,
			`price ${thrifty.price} and recognition ${thrifty.recognition}`,
			`together they carry ${lab.fit.performanceShare}%`,
			`(${product.baseCost} yuan)`,
			`${product.discounts[0]!.off}% from ${product.discounts[0]!.from} units or ${product.discounts[1]!.off}% from ${product.discounts[1]!.from}`,
			`(${money.creditLine}% of net worth)`,
			`for ${100 - money.factoring}% of its value`,
			`capital of ${amount(lab.capital)}`
		],
		[
			`分别为 ${tenders.minRecognition.A}、${tenders.minRecognition.B}、${tenders.minRecognition.C}`,
			`满 ${product.discounts[0]!.from} 台优惠 ${product.discounts[0]!.off}%，满 ${product.discounts[1]!.from} 台优惠 ${product.discounts[1]!.off}%`,
			`净资产的 ${money.creditLine}%`,
			`按 ${100 - money.factoring}% 的价格`
		]
	],
	[
		'3-keeping-clients',
		[
			`adds ${recognition.delivered} points of recognition`,
			`default takes ${recognition.defaulted} points`,
			`chance of ${lab.wordOfMouth.reach}%`,
			`${amount(money.care)} yuan a month and recognition fades by ${recognition.decay.stable}% instead of ${recognition.decay.formation}%`
		],
		[
			`上升 ${recognition.delivered} 分`,
			`扣 ${recognition.defaulted} 分`,
			`${lab.wordOfMouth.reach}% 的可能`,
			`从 ${recognition.decay.formation}% 降到 ${recognition.decay.stable}%`
		]
	]
];

it.each(readings)('the reading %s says what the campus lab does', (reading, en, zh) => {
	const files = courseFiles('campus-lab-course');
	const missing = (said: readonly string[], language: string) =>
		said.filter((words) => !files.get(`${reading}.${language}.md`)!.includes(words));
	expect([...missing(en, 'en'), ...missing(zh, 'zh')]).toEqual([]);
});
