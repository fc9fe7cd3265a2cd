import { z } from 'zod';

/**
 * The scenario file: everything about a game that an author may change. Amounts are yuan,
 * ratios percent, recognition 0–100, as an author thinks of them; `rules.ts` turns them into the
 * integer units of the engine. Defaults are the campus lab's.
 */

// The engine runs under content policies that forbid code made from strings.
z.config({ jitless: true });

export const text = z.strictObject({ en: z.string().min(1), zh: z.string().min(1) });
const id = z.string().regex(/^[a-z][a-zA-Z0-9-]{0,39}$/);
const percentage = z.number().min(0).max(100);
const money = z.number().min(0).max(1_000_000_000);
const count = (min: number, max: number) => z.number().int().min(min).max(max);
const range = (min: number, max: number) => z.tuple([count(min, max), count(min, max)]);
const three = <T extends z.ZodType>(value: T) => z.strictObject({ A: value, B: value, C: value });
const boothSizes = <T extends z.ZodType>(value: T) =>
	z.strictObject({ S: value, M: value, L: value });

const weights = z.strictObject({
	recognition: percentage,
	price: percentage,
	service: percentage,
	fit: percentage
});

const feature = z.strictObject({ id, name: text, cost: money });

const industry = z.strictObject({
	id,
	name: text,
	/** Features every tender of the industry requires. */
	must: z.array(id).min(1).max(4),
	/** Endings of company names in this industry. */
	names: z.array(text).min(1)
});

const archetype = z.strictObject({ id, name: text, share: count(1, 100), weights });

const newsKind = z.strictObject({
	kind: z.enum(['demand', 'purchasePrice', 'fair', 'newBuyer']),
	/** Chance a month, percent. */
	chance: percentage,
	/** Change in percent, either sign drawn by the seed where it makes sense. */
	change: range(-90, 300)
});

export const scenarioSchema = z.strictObject({
	format: z.literal(1),
	id,
	version: count(1, 1_000_000),
	level: z.enum(['L1']).default('L1'),
	title: text,
	summary: text,
	months: count(1, 36),
	seats: count(1, 40).default(8),
	capital: money.min(10_000),
	access: z.enum(['race', 'sealed']).default('sealed'),
	absence: z.enum(['carry', 'botDraft', 'botPlay', 'nothing']).default('carry'),
	/** Steps of the coach for a first month; empty = no coach. */
	coach: z.array(id).default([]),
	features: z.array(feature).min(2).max(24),
	industries: z.array(industry).min(1).max(12),
	places: z.array(text).min(1),
	people: z.strictObject({ names: z.array(text).min(1), positions: z.array(text).min(1) }),
	clients: z.strictObject({
		perTeam: count(1, 40).default(7),
		minPerIndustry: count(1, 40).default(3),
		/** Percent of clients of each size, sum 100. */
		sizes: three(percentage),
		performanceFeatures: count(0, 6).default(2),
		excitementFeatures: count(0, 6).default(1),
		slots: z
			.strictObject({ teamsPerSlot: count(1, 20), min: count(1, 40), max: count(1, 40) })
			.default({ teamsPerSlot: 3, min: 2, max: 6 })
	}),
	archetypes: z.array(archetype).min(1),
	tenders: z.strictObject({
		quantity: three(range(1, 100_000)),
		/** Months between two tenders of a client, drawn once a client. */
		interval: three(range(1, 12)),
		/** Ceiling price in percent of the unit cost of the required set. */
		ceiling: range(100, 400),
		/** What each size adds to that percentage: large clients bargain harder. */
		ceilingBySize: three(z.number().int().min(-50).max(100)).default({ A: 0, B: 0, C: 0 }),
		dueMonths: range(1, 6),
		/** Days from delivery to payment; one is drawn. */
		paymentDays: z.array(z.union([z.literal(0), z.literal(30), z.literal(60)])).min(1),
		damages: range(0, 100),
		minRecognition: three(percentage),
		bond: percentage.default(1),
		abnormallyLow: z
			.strictObject({ below: percentage, treat: z.enum(['allow', 'flag', 'reject']) })
			.default({ below: 80, treat: 'allow' })
	}),
	product: z.strictObject({
		baseCost: money,
		discounts: z.array(z.strictObject({ from: count(1, 1_000_000), off: percentage })).default([]),
		leadMonths: count(0, 6).default(0),
		/** Yuan a unit to the client's door. */
		delivery: money
	}),
	service: z.strictObject({
		/** Levels from plain to best: yuan a unit, and award points for the promise. */
		levels: z
			.array(z.strictObject({ name: text, cost: money, points: percentage }))
			.min(1)
			.max(5),
		/** On-time record assumed of a company that has not delivered yet, percent. */
		startRecord: percentage,
		/** Points for each month promised earlier than asked. */
		earlyPoints: percentage,
		/** Share of the points that is earned by the promise alone, percent. */
		promiseShare: percentage
	}),
	fit: z.strictObject({ performanceShare: percentage }),
	claim: z.strictObject({ cost: money, days: count(0, 80), lift: percentage }),
	campaigns: z.strictObject({
		exhibition: z.strictObject({
			cost: boothSizes(money),
			lift: boothSizes(percentage),
			days: boothSizes(count(0, 80)),
			/** Share of the lift that reaches clients not yet claimed, percent. */
			unclaimed: percentage
		}),
		seminar: z.strictObject({
			cost: money,
			lift: percentage,
			days: count(0, 80),
			maxClients: count(1, 20)
		}),
		web: z.strictObject({
			cost: money,
			lift: percentage,
			days: count(0, 80),
			unclaimed: percentage
		}),
		conference: z.strictObject({
			cost: money,
			lift: percentage,
			days: count(0, 80),
			maxIndustries: count(1, 12),
			unclaimed: percentage
		}),
		visit: z.strictObject({ cost: money, lift: percentage, days: count(0, 80) }),
		/** A client's attention in a month scales every lift: percent, drawn. */
		attention: range(50, 150),
		/** What a repeat in the same month is worth, percent of the time before. */
		repeat: percentage
	}),
	recognition: z.strictObject({
		decay: z.strictObject({ formation: percentage, stable: percentage, unclaimed: percentage }),
		/** From here courting becomes formation. */
		formation: percentage,
		/** From here a client may be promoted to stable. */
		promotion: percentage,
		/** A stable client under this declines. */
		decline: percentage,
		/** A claimed client under this for `neglectMonths` months is lost. */
		neglect: percentage,
		neglectMonths: count(1, 24),
		delivered: percentage,
		defaulted: percentage
	}),
	wordOfMouth: z.strictObject({
		/** Chance that another client of the industry hears of a delivery or default, percent. */
		reach: percentage,
		delivered: percentage,
		defaulted: percentage
	}),
	staff: z.strictObject({
		representatives: count(1, 40),
		days: count(1, 31),
		wage: money,
		/** Representatives left after a restructuring. */
		restructured: count(1, 40)
	}),
	money: z.strictObject({
		/** Loans and overdraft together, percent of net worth. */
		creditLine: percentage,
		loanInterest: percentage,
		overdraftInterest: percentage,
		factoring: percentage,
		/** Yuan a month for each stable client. */
		care: money,
		/** Chance that a payment comes a month late, percent. */
		latePayment: percentage,
		insolvency: z.enum(['restructure', 'close']).default('restructure'),
		/** Months over which a restructured company pays its old debts. */
		planMonths: count(1, 24),
		/** Yuan advanced to a restructured company to play on with; added to its plan. */
		bridge: money.default(100_000)
	}),
	score: z.strictObject({
		netWorth: percentage,
		marketShare: percentage,
		portfolio: percentage,
		reliability: percentage
	}),
	news: z.array(newsKind).default([]),
	board: z.enum(['relative', 'full']).default('relative'),
	rivals: z.enum(['named', 'pseudonymous']).default('pseudonymous'),
	/** Opponents by difficulty for a solo game: bot names in seat order. */
	difficulties: z
		.array(z.strictObject({ id, name: text, summary: text, bots: z.array(id).min(1) }))
		.min(1)
});

export type Scenario = z.output<typeof scenarioSchema>;
