import type { ClientView, Rulebook } from '#sim/view/types.ts';
import type { Size, Stage } from '#sim/world/state.ts';
import type { Sort } from '$lib/ui/table';

export const SHOWS = ['all', 'ours', 'free', 'tender'] as const;
export type Show = (typeof SHOWS)[number];

export const RECOGNITIONS = ['any', '0', 'low', 'ready', 'promotion'] as const;
export type RecognitionFilter = (typeof RECOGNITIONS)[number];

export interface Filters {
	text: string;
	show: Show;
	/** '' = any. */
	industry: string;
	size: Size | '';
	stage: Stage | '';
	recognition: RecognitionFilter;
}

const none = (): Filters => ({
	text: '',
	show: 'all',
	industry: '',
	size: '',
	stage: '',
	recognition: 'any'
});

const SHOW: Record<Show, (c: ClientView) => boolean> = {
	all: () => true,
	ours: (c) => c.ours || c.claimPlaced,
	free: (c) => c.taken < c.slots,
	tender: (c) => c.tender !== undefined
};

const RECOGNITION: Record<RecognitionFilter, (c: ClientView, rules: Rulebook) => boolean> = {
	any: () => true,
	'0': (c) => c.recognition === 0,
	low: (c, rules) => c.recognition < rules.minRecognition[c.size],
	ready: (c, rules) => c.recognition >= rules.minRecognition[c.size],
	promotion: (c, rules) => c.recognition >= rules.thresholds.promotion
};

/** Whether a client is one of the kind that a chip shows. */
export const shows = (show: Show, client: ClientView): boolean => SHOW[show](client);

/** Whether a client passes all filters; the text is looked for in both languages' names. */
export function passes(client: ClientView, filters: Filters, rules: Rulebook): boolean {
	const text = filters.text.trim().toLowerCase();
	const { en, zh } = client.name;
	return (
		SHOW[filters.show](client) &&
		(filters.industry === '' || client.industry === filters.industry) &&
		(filters.size === '' || client.size === filters.size) &&
		(filters.stage === '' || client.stage === filters.stage) &&
		RECOGNITION[filters.recognition](client, rules) &&
		(text === '' || en.toLowerCase().includes(text) || zh.includes(text))
	);
}

/** How the market is being looked at; kept while a person walks between clients and back. */
class MarketLook {
	filters = $state(none());
	sort = $state<Sort | null>({ id: 'tender', dir: 'desc' });
	selected = $state<string[]>([]);

	/** Filters behind the filter button that are on. */
	get narrowed(): number {
		const { industry, size, stage, recognition } = this.filters;
		return [industry, size, stage].filter((v) => v !== '').length + Number(recognition !== 'any');
	}

	clear(): void {
		this.filters = none();
	}
}

export const look = new MarketLook();
