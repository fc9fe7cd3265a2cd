import type { ScenarioError } from '../../scenario/load.ts';
import type { Text } from '../terminal/text.ts';

/** The sentence of a fault in a scenario file: what is there and what is expected. */
export function faultSentence(error: ScenarioError, text: Text): string {
	if (error.code === undefined) return error.message;
	const precise = error.params?.reason;
	return (
		(precise === undefined
			? undefined
			: text.find(`cli_check_${error.code}_${String(precise)}`, error.params)) ??
		text.say(`check_${error.code}`, error.params)
	);
}
