import { z } from 'zod';
import { scenarioSchema } from '#sim/scenario/schema.ts';
import { keysOf } from './fields.ts';

/** What the engine takes at a place of a scenario. */
export interface Limits {
	min?: number;
	max?: number;
	/** Whether only whole numbers are taken. */
	whole?: boolean;
	/** Words to choose from, instead of a number. */
	words?: string[];
}

interface Node {
	type?: string;
	minimum?: number;
	maximum?: number;
	enum?: string[];
	properties?: Record<string, Node>;
	prefixItems?: Node[];
	items?: Node;
}

let root: Node | undefined;

/** The limits that the engine's own schema sets; read from it, so that there is no second list of them. */
export function limitsAt(path: string): Limits {
	root ??= z.toJSONSchema(scenarioSchema, { io: 'input' }) as Node;
	let node: Node | undefined = root;
	for (const key of keysOf(path))
		node =
			typeof key === 'number' ? (node?.prefixItems?.[key] ?? node?.items) : node?.properties?.[key];
	if (!node) return {};
	const { minimum, maximum, type, enum: words } = node;
	return {
		...(minimum !== undefined && { min: minimum }),
		...(maximum !== undefined && { max: maximum }),
		...(type === 'integer' && { whole: true }),
		...(words && { words })
	};
}
