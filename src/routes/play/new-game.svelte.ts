import { browser } from '$app/environment';
import { goto } from '$app/navigation';
import { resolve } from '$app/paths';
import { cleanName, readSeed, rollSeed, spin } from '$lib/game/names';
import { scenarioCard, scenarios } from '$lib/game/scenarios';
import { firstRivals, readLink, type LinkFault } from '$lib/game/share-link';
import { askToKeep, soloLine } from '$lib/game/solo';
import { m } from '$lib/paraglide/messages';

const SPINS = 3;
const companyNames = () => m.play_company_names().split('|');

/** The choices for a new game, complete from the start, so that one press begins. */
export class NewGameForm {
	scenario = $state('');
	difficulty = $state('');
	seed = $state('');
	company = $state('');
	spinsLeft = $state(SPINS);
	/** Whether a link chose, and what in it does not exist here. */
	readonly linked: boolean;
	readonly faults: readonly LinkFault[];
	busy = $state(false);
	failed = $state(false);
	/** Faults are shown once a person has tried to start. */
	private tried = $state(false);

	readonly card = $derived(scenarioCard(this.scenario) ?? scenarios[0]!);
	readonly rivals = $derived(
		this.card.difficulties.find((d) => d.id === this.difficulty) ?? firstRivals(this.card)
	);
	readonly seedFault = $derived(readSeed(this.seed).fault);
	readonly companyFault = $derived(this.tried && cleanName(this.company) === '');

	constructor(params: URLSearchParams) {
		const { choice, linked, faults } = readLink(params);
		this.scenario = choice.scenario;
		this.difficulty = choice.difficulty;
		// What is drawn by chance would differ between server and browser.
		if (browser || params.has('seed')) this.seed = choice.seed;
		if (browser) this.company = spin(companyNames(), '');
		this.linked = linked;
		this.faults = faults;
	}

	/** Another scenario has other rivals. */
	chooseScenario = (id: string) => {
		this.scenario = id;
		this.difficulty = firstRivals(this.card).id;
	};

	roll = () => (this.seed = rollSeed());

	spin = () => {
		if (this.spinsLeft === 0) return;
		this.spinsLeft -= 1;
		this.company = spin(companyNames(), this.company);
	};

	/** Starts the game and goes to its market. A second press while it starts does nothing. */
	start = async () => {
		this.tried = true;
		this.failed = false;
		const company = cleanName(this.company);
		if (this.busy || this.seedFault || company === '') return;
		this.busy = true;
		try {
			void askToKeep();
			const { id } = await soloLine().call('create', {
				scenario: this.card.id,
				difficulty: this.rivals.id,
				seed: readSeed(this.seed).seed,
				company,
				rivals: m
					.play_rival_names()
					.split('|')
					.filter((name) => name !== company),
				name: company
			});
			await goto(resolve(`/play/${id}/market`));
		} catch {
			this.failed = true;
		} finally {
			this.busy = false;
		}
	};
}
