import { refuse, type Refusal } from './refusals.ts';

/**
 * Field tables: the schema of a command's payload as data. The same table checks a command on
 * arrival, gives screens their limits, and is fast enough to run on every command of a
 * simulation (a general validator costs more than the command itself).
 */
export type Field =
	| { kind: 'id' }
	| { kind: 'text'; max: number }
	| { kind: 'int'; min: number; max: number; optional?: true }
	| { kind: 'enum'; of: readonly string[] }
	| { kind: 'ids'; min: number; max: number }
	| { kind: 'optionalText'; max: number }
	| { kind: 'optionalFlag' }
	| { kind: 'objects'; max: number };

export type Fields = Readonly<Record<string, Field>>;

/** Largest number any field takes: 10^12 fen is ten billion yuan, far under 2^53. */
export const MAX_AMOUNT = 1_000_000_000_000;

/** Checks `payload` against `fields`; undefined when all fit. Unknown fields are refused too. */
export function checkFields(payload: Record<string, unknown>, fields: Fields): Refusal | undefined {
	for (const name of Object.keys(fields)) {
		const refusal = checkField(name, payload[name], fields[name]!);
		if (refusal) return refusal;
	}
	return undefined;
}

function checkField(name: string, value: unknown, field: Field): Refusal | undefined {
	switch (field.kind) {
		case 'id':
			return typeof value === 'string' && value.length > 0 && value.length <= 64
				? undefined
				: refuse('command.field', name);
		case 'text':
			return typeof value === 'string' && value.length > 0 && value.length <= field.max
				? undefined
				: refuse('command.field', name);
		case 'optionalText':
			return value === undefined || (typeof value === 'string' && value.length <= field.max)
				? undefined
				: refuse('command.field', name);
		case 'optionalFlag':
			return value === undefined || typeof value === 'boolean'
				? undefined
				: refuse('command.field', name);
		case 'enum':
			return typeof value === 'string' && field.of.includes(value)
				? undefined
				: refuse('command.field', name);
		case 'int':
			if (value === undefined && field.optional) return undefined;
			if (typeof value !== 'number' || !Number.isInteger(value))
				return refuse('command.field', name);
			return value >= field.min && value <= field.max
				? undefined
				: refuse('command.range', name, { min: field.min, max: field.max });
		case 'ids':
			return checkIds(name, value, field.min, field.max);
		case 'objects':
			if (!Array.isArray(value)) return refuse('command.field', name);
			if (value.length > field.max) return refuse('plan.size', name, { max: field.max });
			return value.every((item) => typeof item === 'object' && item !== null)
				? undefined
				: refuse('command.field', name);
	}
}

function checkIds(name: string, value: unknown, min: number, max: number): Refusal | undefined {
	if (!Array.isArray(value)) return refuse('command.field', name);
	if (value.length < min || value.length > max) return refuse('command.range', name, { min, max });
	for (let i = 0; i < value.length; i++) {
		if (typeof value[i] !== 'string' || value[i].length > 64) return refuse('command.field', name);
		if (value.indexOf(value[i]) !== i) return refuse('command.field', name);
	}
	return undefined;
}
