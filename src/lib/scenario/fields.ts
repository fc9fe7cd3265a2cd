/**
 * What of a scenario an instructor changes by a form: paths into the file, in the file's own units. What a value may
 * be comes from the engine's schema (`limits.ts`), what it means from the messages (`texts.ts`).
 */

/** Unit of a value as a person reads it. */
export type Unit =
	'yuan' | 'percent' | 'points' | 'days' | 'months' | 'clients' | 'pieces' | 'people' | 'none';

/** A choice of a few words, or a number. */
export interface Cell {
	/** Keys and places joined by dots, as in `tenders.ceiling.0`. */
	path: string;
	unit: Unit | 'choice';
	/** Message suffix of the short name within its row; none where the row has one cell. */
	short?: string;
}

/** Cells that mean the same for several things, such as three sizes. */
export interface Row {
	/** Message suffix of name and meaning. */
	id: string;
	cells: readonly Cell[];
	/** The cells have to add up to this. */
	sum?: number;
}

export interface Section {
	id: string;
	rows: readonly Row[];
}

const SIZES = ['A', 'B', 'C'];
const BOOTHS = ['S', 'M', 'L'];

const one = (id: string, path: string, unit: Cell['unit']): Row => ({
	id,
	cells: [{ path, unit }]
});
const each = (
	id: string,
	path: string,
	keys: readonly string[],
	unit: Unit,
	sum?: number
): Row => ({
	id,
	cells: keys.map((key) => ({ path: `${path}.${key}`, unit, short: key })),
	...(sum !== undefined && { sum })
});
const span = (path: string, unit: Unit, prefix = ''): Cell[] => [
	{ path: `${path}.0`, unit, short: `${prefix}from` },
	{ path: `${path}.1`, unit, short: `${prefix}to` }
];
const range = (id: string, path: string, unit: Unit): Row => ({ id, cells: span(path, unit) });
const sizeRanges = (id: string, path: string, unit: Unit): Row => ({
	id,
	cells: SIZES.flatMap((size) => span(`${path}.${size}`, unit, size))
});
/** A campaign: what it costs, how long it takes, what it lifts. */
const campaign = (id: string, path: string, more: readonly Cell[] = []): Row => ({
	id,
	cells: [
		{ path: `${path}.cost`, unit: 'yuan', short: 'cost' },
		{ path: `${path}.days`, unit: 'days', short: 'days' },
		{ path: `${path}.lift`, unit: 'points', short: 'lift' },
		...more
	]
});
const wide = (path: string): Cell => ({
	path: `${path}.unclaimed`,
	unit: 'percent',
	short: 'unclaimed'
});

const WEIGHTS = ['recognition', 'price', 'service', 'fit'];

/** Sections that every scenario has. */
const FIXED: readonly Section[] = [
	{
		id: 'frame',
		rows: [
			one('months', 'months', 'months'),
			one('capital', 'capital', 'yuan'),
			one('access', 'access', 'choice'),
			one('absence', 'absence', 'choice'),
			one('board', 'board', 'choice'),
			one('rivals', 'rivals', 'choice'),
			one('insolvency', 'money.insolvency', 'choice')
		]
	},
	{
		id: 'clients',
		rows: [
			one('perTeam', 'clients.perTeam', 'clients'),
			one('minPerIndustry', 'clients.minPerIndustry', 'clients'),
			each('sizes', 'clients.sizes', SIZES, 'percent', 100),
			each('slots', 'clients.slots', ['teamsPerSlot', 'min', 'max'], 'none'),
			one('performanceFeatures', 'clients.performanceFeatures', 'none'),
			one('excitementFeatures', 'clients.excitementFeatures', 'none')
		]
	},
	{
		id: 'tenders',
		rows: [
			sizeRanges('quantity', 'tenders.quantity', 'pieces'),
			sizeRanges('interval', 'tenders.interval', 'months'),
			range('ceiling', 'tenders.ceiling', 'percent'),
			each('ceilingBySize', 'tenders.ceilingBySize', SIZES, 'percent'),
			range('dueMonths', 'tenders.dueMonths', 'months'),
			range('damages', 'tenders.damages', 'percent'),
			each('minRecognition', 'tenders.minRecognition', SIZES, 'points'),
			one('bond', 'tenders.bond', 'percent'),
			one('abnormalBelow', 'tenders.abnormallyLow.below', 'percent'),
			one('abnormalTreat', 'tenders.abnormallyLow.treat', 'choice')
		]
	},
	{
		id: 'campaigns',
		rows: [
			campaign('claim', 'claim'),
			campaign('visit', 'campaigns.visit'),
			campaign('seminar', 'campaigns.seminar', [
				{ path: 'campaigns.seminar.maxClients', unit: 'clients', short: 'maxClients' }
			]),
			each('exhibitionCost', 'campaigns.exhibition.cost', BOOTHS, 'yuan'),
			each('exhibitionDays', 'campaigns.exhibition.days', BOOTHS, 'days'),
			each('exhibitionLift', 'campaigns.exhibition.lift', BOOTHS, 'points'),
			campaign('web', 'campaigns.web', [wide('campaigns.web')]),
			campaign('conference', 'campaigns.conference', [wide('campaigns.conference')]),
			range('attention', 'campaigns.attention', 'percent'),
			one('repeat', 'campaigns.repeat', 'percent')
		]
	},
	{
		id: 'recognition',
		rows: [
			{
				id: 'decay',
				cells: ['Formation', 'Stable', 'Unclaimed'].map((stage) => ({
					path: `recognition.decay.${stage.toLowerCase()}`,
					unit: 'percent',
					short: `decay${stage}`
				}))
			},
			each('thresholds', 'recognition', ['formation', 'promotion', 'decline', 'neglect'], 'points'),
			one('neglectMonths', 'recognition.neglectMonths', 'months'),
			each('deeds', 'recognition', ['delivered', 'defaulted'], 'points'),
			one('reach', 'wordOfMouth.reach', 'percent'),
			each('wordOfMouth', 'wordOfMouth', ['delivered', 'defaulted'], 'points')
		]
	},
	{
		id: 'product',
		rows: [
			one('baseCost', 'product.baseCost', 'yuan'),
			one('delivery', 'product.delivery', 'yuan'),
			one('leadMonths', 'product.leadMonths', 'months'),
			one('startRecord', 'service.startRecord', 'percent'),
			one('earlyPoints', 'service.earlyPoints', 'points'),
			one('promiseShare', 'service.promiseShare', 'percent'),
			one('performanceShare', 'fit.performanceShare', 'percent')
		]
	},
	{
		id: 'money',
		rows: [
			each('people', 'staff', ['representatives', 'restructured'], 'people'),
			one('staffDays', 'staff.days', 'days'),
			one('wage', 'staff.wage', 'yuan'),
			one('creditLine', 'money.creditLine', 'percent'),
			each('interest', 'money', ['loanInterest', 'overdraftInterest', 'factoring'], 'percent'),
			one('care', 'money.care', 'yuan'),
			one('latePayment', 'money.latePayment', 'percent'),
			one('planMonths', 'money.planMonths', 'months'),
			one('bridge', 'money.bridge', 'yuan')
		]
	},
	{
		id: 'score',
		rows: [
			each(
				'score',
				'score',
				['netWorth', 'marketShare', 'portfolio', 'reliability'],
				'percent',
				100
			)
		]
	}
];

/** The parts of a scenario that the sections depend on. */
interface Lists {
	archetypes: readonly unknown[];
	news: readonly unknown[];
}

/** The form's sections for a scenario, in the order in which an instructor thinks of them. */
export function sectionsOf({ archetypes, news }: Lists): Section[] {
	const kinds: Section = {
		id: 'award',
		rows: archetypes.map((_, i) => ({
			id: `archetype.${i}`,
			sum: 100,
			cells: WEIGHTS.map((key) => ({
				path: `archetypes.${i}.weights.${key}`,
				unit: 'percent' as const,
				short: key
			}))
		}))
	};
	const shares: Row = {
		id: 'archetypeShares',
		cells: archetypes.map((_, i) => ({
			path: `archetypes.${i}.share`,
			unit: 'none',
			short: `archetype.${i}`
		}))
	};
	const events: Section = {
		id: 'news',
		rows: news.map((_, i) => ({
			id: `news.${i}`,
			cells: [
				{ path: `news.${i}.chance`, unit: 'percent', short: 'chance' },
				...span(`news.${i}.change`, 'percent')
			]
		}))
	};
	const award = { ...kinds, rows: [shares, ...kinds.rows] };
	const at = FIXED.findIndex(({ id }) => id === 'campaigns');
	return [
		...FIXED.slice(0, at),
		award,
		...FIXED.slice(at),
		...(events.rows.length > 0 ? [events] : [])
	];
}

/** Every cell of a scenario's form by its path. */
export const cellsOf = (scenario: Lists): Map<string, Cell> =>
	new Map(
		sectionsOf(scenario)
			.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells))
			.map((cell) => [cell.path, cell])
	);

/** Keys of a path; places in a list are numbers. */
export const keysOf = (path: string): (string | number)[] =>
	path.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key));

/** What a scenario has at a path; undefined where there is nothing. */
export const valueAt = (scenario: object, path: string): unknown =>
	keysOf(path).reduce<unknown>(
		(value, key) =>
			typeof value === 'object' && value !== null
				? (value as Record<string | number, unknown>)[key]
				: undefined,
		scenario
	);
