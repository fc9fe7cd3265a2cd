import { isMap, isNode, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import { z } from 'zod';
import type { Fault } from './faults.ts';
import { checkItem, pathText, schemaFaults, type ItemFault } from './item-faults.ts';
import type { Item } from './model.ts';
import { LANGUAGES, textSchema, type Text } from './text.ts';

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

export interface BankError extends Fault {
	/** Path in the file, as in `items[2].options[0].text`. */
	path: string;
}

export interface Bank {
	id: string;
	title: Text;
	items: Item[];
}

/** Longest bank file, in characters. */
export const MAX_BANK_CHARS = 4_000_000;

/** Reads a bank file; with every error of it, by path and line. Never throws on bad text. */
export function readBankFile(yaml: string): { bank: Bank } | { errors: BankError[] } {
	if (yaml.length > MAX_BANK_CHARS)
		return {
			errors: [{ path: '', line: 1, code: 'tooLarge', params: { max: MAX_BANK_CHARS / 1_000_000 } }]
		};
	const lines = new LineCounter();
	const doc = parseDocument(yaml, { lineCounter: lines, prettyErrors: false });
	const broken = (line: number, detail: string): BankError => ({
		path: '',
		line,
		code: 'yaml',
		params: { detail }
	});
	if (doc.errors.length > 0)
		return { errors: doc.errors.map((e) => broken(lines.linePos(e.pos[0]).line, e.message)) };
	let data: unknown;
	try {
		data = doc.toJS({ maxAliasCount: 100 });
	} catch (error) {
		return { errors: [broken(1, (error as Error).message)] };
	}
	const located = (faults: readonly ItemFault[]): BankError[] =>
		faults.map(({ path, code, params }) => ({
			path: pathText(path),
			line: lineOf(doc, lines, path),
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
		if (first === undefined) seen.set(item.id, lineOf(doc, lines, [...at, 'id']));
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

/** The line of the deepest node on `path` that exists in the file; of its key, where it has one. */
function lineOf(doc: Document.Parsed, lines: LineCounter, path: readonly PropertyKey[]): number {
	let node: unknown = doc.contents;
	let offset = 0;
	for (const step of path) {
		if (isMap(node)) {
			const pair = node.items.find(({ key }) => isNode(key) && String(key) === step);
			if (!pair || !isNode(pair.key)) break;
			offset = pair.key.range?.[0] ?? offset;
			node = pair.value;
		} else if (isSeq(node) && isNode(node.items[Number(step)])) {
			node = node.items[Number(step)];
			offset = (isNode(node) && node.range?.[0]) || offset;
		} else break;
	}
	return lines.linePos(offset).line;
}
