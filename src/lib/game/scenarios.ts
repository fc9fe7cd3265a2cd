import cards from 'virtual:scenario-index';
import type { Text } from '#sim/world/state.ts';

/** What a person sees of a scenario before choosing it. */
export interface ScenarioCard {
	id: string;
	title: Text;
	summary: Text;
	level: string;
	months: number;
	seats: number;
	/** Yuan. */
	capital: number;
	/** Whether a coach leads the first month. */
	coach: boolean;
	difficulties: { id: string; name: Text; summary: Text; bots: string[] }[];
}

/** Every scenario of the product, the coached one first. */
export const scenarios: readonly ScenarioCard[] = cards;

export const scenarioCard = (id: string): ScenarioCard | undefined =>
	scenarios.find((s) => s.id === id);
