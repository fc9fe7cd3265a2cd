/** A rule says no: why, and the figures that belong into the sentence. Nothing has changed. */
export interface Refusal<Code extends string> {
	refused: Code;
	params?: Record<string, string | number>;
}

export const isRefusal = <T extends object, Code extends string>(
	outcome: T | Refusal<Code>
): outcome is Refusal<Code> => 'refused' in outcome;

export const refuse = <Code extends string>(
	refused: Code,
	params?: Record<string, string | number>
): Refusal<Code> => (params ? { refused, params } : { refused });
