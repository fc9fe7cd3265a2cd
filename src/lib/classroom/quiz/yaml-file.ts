import { isMap, isNode, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import type { Fault } from './faults.ts';

/** A fault of a YAML file by path and line. */
export interface FileFault extends Fault {
	/** Path in the file, as in `items[2].options[0].text`; '' for the file as a whole. */
	path: string;
}

/** The data of a YAML file, and where in it they stand. */
export interface YamlFile {
	data: unknown;
	/** The line (from 1) of the deepest node on a path that exists in the file; of its key, where it has one. */
	lineOf(path: readonly PropertyKey[]): number;
}

/**
 * Reads a YAML file of the product or of an archive. Never throws on bad text.
 * @param max longest text, in characters
 */
export function readYaml(text: string, max: number): YamlFile | { errors: FileFault[] } {
	if (text.length > max)
		return { errors: [{ path: '', line: 1, code: 'tooLarge', params: { max: max / 1_000_000 } }] };
	const lines = new LineCounter();
	const doc = parseDocument(text, { lineCounter: lines, prettyErrors: false });
	const broken = (line: number, detail: string): FileFault => ({
		path: '',
		line,
		code: 'yaml',
		params: { detail }
	});
	if (doc.errors.length > 0)
		return { errors: doc.errors.map((e) => broken(lines.linePos(e.pos[0]).line, e.message)) };
	try {
		const data: unknown = doc.toJS({ maxAliasCount: 100 });
		return { data, lineOf: (path) => lineOf(doc, lines, path) };
	} catch (error) {
		return { errors: [broken(1, (error as Error).message)] };
	}
}

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
