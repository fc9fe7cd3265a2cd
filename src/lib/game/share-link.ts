import { readSeed, rollSeed } from './names';
import { scenarioCard, scenarios, type ScenarioCard } from './scenarios';

/** What a link or a form chooses of a new game. */
export interface Choice {
	scenario: string;
	difficulty: string;
	seed: string;
}

/** Something in a link that this product does not have. */
export type LinkFault = { part: 'scenario' | 'difficulty' | 'seed'; value: string };

/** Address of the page that starts this game; `page` is the address of the page itself. */
export function shareLink(page: string, { scenario, difficulty, seed }: Choice): string {
	return `${page}?${new URLSearchParams({ scenario, seed, difficulty })}`;
}

/**
 * What a link chooses, completed with the defaults: the coached scenario, its first rivals, a fresh
 * seed. What the link names and the product does not have is replaced and reported.
 */
export function readLink(params: URLSearchParams): {
	choice: Choice;
	linked: boolean;
	faults: LinkFault[];
} {
	const faults: LinkFault[] = [];
	const asked = (part: LinkFault['part']) => params.get(part) ?? undefined;
	const fault = (part: LinkFault['part']) =>
		faults.push({ part, value: asked(part)!.slice(0, 60) });

	const named = asked('scenario');
	const known = named === undefined ? undefined : scenarioCard(named);
	if (named !== undefined && !known) fault('scenario');
	const card = known ?? scenarios[0]!;

	const difficulty = asked('difficulty');
	const rivals = card.difficulties.find((d) => d.id === difficulty);
	// Rivals of an unknown scenario are no second mistake.
	if (difficulty !== undefined && !rivals && faults.length === 0) fault('difficulty');

	const typed = asked('seed');
	const read = typed === undefined ? undefined : readSeed(typed);
	if (read?.fault) fault('seed');
	const seed = read && !read.fault ? read.seed : rollSeed();

	const choice = { scenario: card.id, difficulty: (rivals ?? firstRivals(card)).id, seed };
	return { choice, linked: (known ?? typed ?? rivals) !== undefined, faults };
}

/** The rivals proposed first: the middle of three, the only ones of one. */
export function firstRivals(card: ScenarioCard): ScenarioCard['difficulties'][number] {
	return card.difficulties[Math.floor((card.difficulties.length - 1) / 2)]!;
}
