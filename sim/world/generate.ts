import { stream, type Stream } from '../kernel/random.ts';
import { clamp } from '../kernel/units.ts';
import type { Rules } from '../scenario/rules.ts';
import { rulesOf } from '../scenario/rules.ts';
import { openBooks } from './ledger.ts';
import { FACTS, SIZES, type Client, type GameState, type Size, type Weights } from './state.ts';
import { announceNews, installNewBuyers, openTenders } from './tenders.ts';
import { worldOf, type Start, type World } from './world.ts';

/** The world before the first month: clients, empty companies, first tenders and news. */
export function generateWorld(start: Start): World {
	const rules = rulesOf(start.scenario);
	const seats = start.teams.length;
	const state: GameState = {
		month: 1,
		phase: 'prepare',
		clients: generateClients(rules, start.seed, seats),
		teams: start.teams.map((t) => ({
			id: t.id,
			name: t.name,
			color: t.color,
			bot: t.bot,
			status: 'active',
			insolventMonth: 0,
			reps: rules.staff.representatives,
			daysLeft: rules.staff.representatives * rules.staff.days,
			accounts: openBooks(rules.capital),
			instalment: 0,
			stock: [],
			incoming: [],
			orders: [],
			receivables: [],
			relations: [],
			plan: [],
			claims: [],
			acted: 0,
			dueUnits: 0,
			onTimeUnits: 0,
			revenue: 0,
			journal: [],
			history: []
		})),
		tenders: [],
		bids: [],
		awards: [],
		news: [],
		claimResults: [],
		seq: 0,
		practice: start.practice === true,
		over: false
	};
	for (const team of state.teams) team.relations = state.clients.map(() => null);
	const world = worldOf(start, state);
	announceNews(world, 1);
	announceNews(world, 2);
	installNewBuyers(world, 1);
	openTenders(world, 1);
	return world;
}

/** Clients of a game with `seats` companies: GAME.md section 4. */
export function generateClients(rules: Rules, seed: string, seats: number): Client[] {
	const s = rules.scenario;
	const industries = s.industries.length;
	const total = Math.max(seats * s.clients.perTeam, industries * s.clients.minPerIndustry);
	const draws = stream(seed, 0, 'world');
	const sizes = draws.shuffle(sizeList(rules, total));
	const places = draws.shuffle(s.places);
	const slots = clamp(
		Math.floor((2 * seats + s.clients.slots.teamsPerSlot) / (2 * s.clients.slots.teamsPerSlot)),
		s.clients.slots.min,
		s.clients.slots.max
	);
	return sizes.map((size, i) => {
		const id = `c${String(i + 1).padStart(2, '0')}`;
		const industry = i % industries;
		const own = stream(seed, 0, 'client', id);
		const kinds = s.industries[industry]!.names;
		const place = places[i % places.length]!;
		const kind = kinds[Math.floor(i / industries) % kinds.length]!;
		const tastes = pickTastes(rules, industry, own);
		const interval = own.int(...s.tenders.interval[size]);
		return {
			id,
			name: { en: `${place.en} ${kind.en}`, zh: `${place.zh}${kind.zh}` },
			contact: { name: own.pick(s.people.names), position: own.pick(s.people.positions) },
			industry,
			size,
			slots,
			weights: drawWeights(rules, own),
			...tastes,
			interval,
			firstTender: own.int(1, interval),
			factOrder: own.shuffle(FACTS.map((_, f) => f))
		};
	});
}

/** Sizes in their exact shares (largest remainders go to the small clients). */
function sizeList(rules: Rules, total: number): Size[] {
	const { sizes } = rules.scenario.clients;
	const a = Math.floor((total * sizes.A + 50) / 100);
	const b = Math.floor((total * sizes.B + 50) / 100);
	return Array.from({ length: total }, (_, i) => SIZES[i < a ? 0 : i < a + b ? 1 : 2]);
}

/** Performance and excitement features: distinct, and none of the industry's must features. */
function pickTastes(rules: Rules, industry: number, draws: Stream) {
	const { performanceFeatures, excitementFeatures } = rules.scenario.clients;
	const free = draws.shuffle(
		rules.featureIds.map((_, i) => i).filter((i) => !(rules.must[industry]! & (1 << i)))
	);
	const mask = (from: number, to: number) => free.slice(from, to).reduce((m, i) => m | (1 << i), 0);
	return {
		performance: mask(0, performanceFeatures),
		excitement: mask(performanceFeatures, performanceFeatures + excitementFeatures)
	};
}

/** The weights of an archetype drawn by its share. */
export function drawWeights(rules: Rules, draws: Stream): Weights {
	const total = rules.archetypes.reduce((sum, a) => sum + a.share, 0);
	let ticket = draws.int(1, total);
	for (const archetype of rules.archetypes) {
		ticket -= archetype.share;
		if (ticket <= 0) return { ...archetype.weights };
	}
	return { ...rules.archetypes[0]!.weights };
}
