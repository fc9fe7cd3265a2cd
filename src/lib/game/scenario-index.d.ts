declare module 'virtual:scenario-index' {
	import type { ScenarioCard } from './scenarios';
	const cards: ScenarioCard[];
	export default cards;
}
