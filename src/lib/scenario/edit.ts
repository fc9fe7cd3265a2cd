import { Document, isMap, isSeq, parseDocument, visit, type Node, type YAMLMap } from 'yaml';
import { keysOf, valueAt } from './fields.ts';

/** What a form changes of a scenario's file. */
export interface ScenarioEdit {
	/** By path, as in `tenders.ceiling.0`. */
	values: Readonly<Record<string, number | string>>;
	/** Ids of the industries to keep, in the base's order; undefined = as they are. */
	industries?: readonly string[];
}

/** Who a file is: set by the class, whatever an author wrote. */
export interface Identity {
	id: string;
	version: number;
	name: string;
}

const WIDTH = { lineWidth: 120 };

/** What is edited: a sound file, what the engine reads from it, and the file of the base. */
export interface EditedFile {
	text: string;
	/** With the engine's defaults for what the file leaves out. */
	scenario: object;
	/** Industries that this file has dropped are taken from there. */
	base: string;
}

/** The file with some values changed; remarks and order stay. */
export function editScenario({ text, scenario, base }: EditedFile, edit: ScenarioEdit): string {
	const doc = editable(text);
	for (const [path, value] of Object.entries(edit.values)) {
		const keys = keysOf(path);
		// A part left out is there by default as a whole: it is written out before one value of it changes.
		const parent = keys.findIndex((_, i) => i > 0 && !doc.hasIn(keys.slice(0, i)));
		if (parent > 0) {
			const missing = keys.slice(0, parent);
			doc.setIn(missing, doc.createNode(valueAt(scenario, missing.join('.'))));
		}
		doc.setIn(keys, value);
	}
	if (edit.industries) setIndustries(doc, parseDocument(base), edit.industries);
	return doc.toString(WIDTH);
}

/** The file under the class's own id, version and name. */
export function signScenario(text: string, { id, version, name }: Identity): string {
	const doc = editable(text);
	doc.set('id', id);
	doc.set('version', version);
	for (const language of ['en', 'zh']) doc.setIn(['title', language], name);
	return doc.toString(WIDTH);
}

/** The file as a document whose every value stands for itself: one that is repeated by reference is written out. */
function editable(text: string): Document {
	const doc = parseDocument(text);
	let shared = false;
	visit(doc, {
		Alias() {
			shared = true;
			return visit.BREAK;
		}
	});
	return shared
		? new Document(doc.toJS({ maxAliasCount: 100 }), { aliasDuplicateObjects: false })
		: doc;
}

const industriesOf = (doc: Document): Map<string, YAMLMap> => {
	const list = doc.get('industries', true) as unknown as Node | undefined;
	if (!isSeq(list)) return new Map();
	return new Map(
		list.items.flatMap((item): [string, YAMLMap][] =>
			isMap(item) ? [[String(item.get('id')), item]] : []
		)
	);
};

function setIndustries(doc: Document, base: Document, ids: readonly string[]): void {
	const [own, known] = [industriesOf(doc), industriesOf(base)];
	const list = doc.get('industries', true) as unknown as Node | undefined;
	if (!isSeq(list)) return;
	const wanted = new Set(ids);
	const order = [...new Set([...known.keys(), ...own.keys()])];
	list.items = order
		.filter((id) => wanted.has(id))
		.map((id) => own.get(id) ?? (known.get(id)!.clone() as YAMLMap));
}
