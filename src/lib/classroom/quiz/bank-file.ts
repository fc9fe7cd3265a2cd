import { z } from 'zod';
import { checkItem, pathText, schemaFaults, type ItemFault } from './item-faults.ts';
import type { Item } from './model.ts';
import { LANGUAGES, textSchema, type Text } from './text.ts';
import { readYaml, type FileFault } from './yaml-file.ts';

/**
 * A bank that comes with the product, a YAML file:
 *
 *     format: 1
 *     id: crm-basics
 *     title: { en: Basics of CRM, zh: 客户关系管理基础 }
 *     items:
 *       - id: crm-001
 *         kind: single
 *         title: Cost of winning a client
 *         text: { en: …, zh: … }
 *         options:
 *           - { text: { en: …, zh: … }, weight: 100, feedback: { en: …, zh: … } }
 *
 * Items are those of `model.ts`, in which each text has to have both languages here.
 */
const bankSchema = z.strictObject({
	format: z.literal(1),
	id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
	title: textSchema,
	items: z.array(z.unknown()).min(1).max(2_000)
});

export type BankError = FileFault;

export interface Bank {
	id: string;
	title: Text;
	items: Item[];
}

/** Longest bank file, in characters. */
export const MAX_BANK_CHARS = 4_000_000;

/** Reads a bank file; with every error of it, by path and line. Never throws on bad text. */
export function readBankFile(yaml: string): { bank: Bank } | { errors: BankError[] } {
	const file = readYaml(yaml, MAX_BANK_CHARS);
	if ('errors' in file) return file;
	const { data, lineOf } = file;
	const located = (faults: readonly ItemFault[]): BankError[] =>
		faults.map(({ path, code, params }) => ({
			path: pathText(path),
			line: lineOf(path),
			code,
			params
		}));
	const parsed = bankSchema.safeParse(data);
	if (!parsed.success)
		return { errors: located(parsed.error.issues.flatMap((issue) => schemaFaults(issue, data))) };
	const { format: _, ...bank } = parsed.data;
	const items: Item[] = [];
	const faults: ItemFault[] = untranslated(bank.title, ['title']);
	const seen = new Map<string, number>();
	for (const [index, entry] of bank.items.entries()) {
		const at = ['items', index];
		const checked = checkItem(entry);
		if ('faults' in checked) {
			faults.push(...checked.faults.map((fault) => ({ ...fault, path: [...at, ...fault.path] })));
			continue;
		}
		const { item } = checked;
		faults.push(...untranslated(item, at));
		const first = seen.get(item.id);
		if (first === undefined) seen.set(item.id, lineOf([...at, 'id']));
		else faults.push({ path: [...at, 'id'], code: 'idDoubled', params: { id: item.id, first } });
		items.push(item);
	}
	return faults.length > 0 ? { errors: located(faults) } : { bank: { ...bank, items } };
}

/** Texts that have one language only. */
function untranslated(value: unknown, path: readonly PropertyKey[]): ItemFault[] {
	if (Array.isArray(value))
		return value.flatMap((entry, index) => untranslated(entry, [...path, index]));
	if (typeof value !== 'object' || value === null) return [];
	const keys = Object.keys(value);
	if (keys.length > 0 && keys.every((key) => key === 'en' || key === 'zh'))
		return LANGUAGES.filter((language) => !keys.includes(language)).map((language) => ({
			path: [...path],
			code: 'untranslated' as const,
			params: { field: pathText(path.slice(2)), language }
		}));
	return Object.entries(value).flatMap(([key, entry]) => untranslated(entry, [...path, key]));
}
