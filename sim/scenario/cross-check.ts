import { CRITERIA } from '../world/state.ts';
import type { Scenario } from './schema.ts';

/** What a single field cannot show: a fault between fields, with the path to blame. */
export interface Fault {
	path: (string | number)[];
	/** Message key suffix (`cli_check_<code>`) and its values. */
	code: string;
	params: Record<string, string | number>;
}

/** Checks of a scenario across its fields. Order follows the file. */
export function crossCheck(s: Scenario): Fault[] {
	const faults: Fault[] = [];
	const fault = (path: (string | number)[], code: string, params: Fault['params'] = {}) =>
		faults.push({ path, code, params });

	const unique = (path: string, ids: string[]) =>
		ids.forEach((id, i) => {
			if (ids.indexOf(id) !== i) fault([path, i, 'id'], 'twice', { id });
		});
	unique(
		'features',
		s.features.map((f) => f.id)
	);
	unique(
		'industries',
		s.industries.map((f) => f.id)
	);
	unique(
		'archetypes',
		s.archetypes.map((f) => f.id)
	);
	unique(
		'difficulties',
		s.difficulties.map((f) => f.id)
	);

	const features = new Set(s.features.map((f) => f.id));
	const required = new Set<string>();
	s.industries.forEach((industry, i) =>
		industry.must.forEach((id, j) => {
			required.add(id);
			if (!features.has(id)) fault(['industries', i, 'must', j], 'unknownFeature', { id });
			else if (industry.must.indexOf(id) !== j)
				fault(['industries', i, 'must', j], 'twice', { id });
		})
	);
	const free = s.features.length - Math.max(...s.industries.map((i) => i.must.length));
	if (s.clients.performanceFeatures + s.clients.excitementFeatures > free)
		fault(['clients', 'performanceFeatures'], 'tooFewFeatures', { free });
	// With nothing to tell clients apart, only the industries' own features ever come into play.
	if (s.clients.performanceFeatures + s.clients.excitementFeatures === 0)
		s.features.forEach((f, i) => {
			if (!required.has(f.id)) fault(['features', i, 'id'], 'featureUnused', { id: f.id });
		});

	s.archetypes.forEach((archetype, i) => {
		const sum = CRITERIA.reduce((total, c) => total + archetype.weights[c], 0);
		if (sum !== 100) fault(['archetypes', i, 'weights'], 'sum', { sum, expected: 100 });
	});
	const sums: [string[], number][] = [
		[['clients', 'sizes'], s.clients.sizes.A + s.clients.sizes.B + s.clients.sizes.C],
		[['score'], s.score.netWorth + s.score.marketShare + s.score.portfolio + s.score.reliability]
	];
	for (const [path, sum] of sums) if (sum !== 100) fault(path, 'sum', { sum, expected: 100 });

	const ranges: [(string | number)[], readonly number[]][] = [
		[['tenders', 'ceiling'], s.tenders.ceiling],
		[['tenders', 'dueMonths'], s.tenders.dueMonths],
		[['tenders', 'damages'], s.tenders.damages],
		[['campaigns', 'attention'], s.campaigns.attention],
		...(['A', 'B', 'C'] as const).flatMap((size): [(string | number)[], readonly number[]][] => [
			[['tenders', 'quantity', size], s.tenders.quantity[size]],
			[['tenders', 'interval', size], s.tenders.interval[size]]
		]),
		...s.news.map((n, i): [(string | number)[], readonly number[]] => [
			['news', i, 'change'],
			n.change
		])
	];
	for (const [path, [low, high]] of ranges)
		if (low! > high!) fault(path, 'order', { low: low!, high: high! });
	(['A', 'B', 'C'] as const).forEach((size) => {
		if (s.tenders.interval[size][1] > s.months)
			fault(['tenders', 'interval', size], 'beyondMonths', { months: s.months });
	});
	if (s.tenders.dueMonths[1] > s.months)
		fault(['tenders', 'dueMonths'], 'beyondMonths', { months: s.months });

	const { S, M, L } = s.campaigns.exhibition.lift;
	if (!(S <= M && M <= L)) fault(['campaigns', 'exhibition', 'lift'], 'rising', { S, M, L });
	if (s.campaigns.seminar.lift < L)
		fault(['campaigns', 'seminar', 'lift'], 'seminarWeakest', {
			seminar: s.campaigns.seminar.lift,
			L
		});
	if (s.recognition.decline > s.recognition.promotion)
		fault(['recognition', 'decline'], 'order', {
			low: s.recognition.decline,
			high: s.recognition.promotion
		});
	if (s.staff.restructured > s.staff.representatives)
		fault(['staff', 'restructured'], 'order', {
			low: s.staff.restructured,
			high: s.staff.representatives
		});
	s.product.discounts.forEach((step, i) => {
		const before = s.product.discounts[i - 1];
		if (before && step.from <= before.from)
			fault(['product', 'discounts', i, 'from'], 'order', { low: before.from, high: step.from });
	});
	s.difficulties.forEach((d, i) => {
		if (d.bots.length > s.seats - 1)
			fault(['difficulties', i, 'bots'], 'tooManyBots', { seats: s.seats });
	});
	return faults;
}
