import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import { crossCheck } from './cross-check.ts';
import { schemaFaults } from './schema-faults.ts';
import { scenarioSchema, type Scenario } from './schema.ts';

/** One fault in a scenario file: where, and what is expected there. */
export interface ScenarioError {
	/** Path in the file, as in `industries[2].must[0]`. */
	path: string;
	/** Line in the file, from 1. */
	line: number;
	/** A sentence in English from the libraries that read it; '' when only `code` says it. */
	message: string;
	/** What is wrong (the message `cli_check_<code>`), with its values; none for plain objects. */
	code?: string;
	params?: Record<string, string | number>;
}

export type LoadResult = { ok: true; scenario: Scenario } | { ok: false; errors: ScenarioError[] };

/** Largest scenario text accepted: a file of this size holds hundreds of industries. */
export const MAX_SCENARIO_CHARS = 1_000_000;

/** Parses and checks a scenario file. Never throws on bad text. */
export function checkScenario(yamlText: string): LoadResult {
	if (yamlText.length > MAX_SCENARIO_CHARS)
		return { ok: false, errors: [{ path: '', line: 1, message: '', code: 'tooLong', params: {} }] };
	const lines = new LineCounter();
	const doc = parseDocument(yamlText, { lineCounter: lines, prettyErrors: false });
	if (doc.errors.length > 0)
		return {
			ok: false,
			errors: doc.errors.map((e) => ({
				path: '',
				line: lines.linePos(e.pos[0]).line,
				message: e.message,
				code: 'yaml',
				params: { reason: e.code, detail: e.message }
			}))
		};
	let data: unknown;
	try {
		data = doc.toJS({ maxAliasCount: 100 });
	} catch (error) {
		const detail = (error as Error).message;
		return {
			ok: false,
			errors: [
				{ path: '', line: 1, message: detail, code: 'yaml', params: { reason: 'ALIAS', detail } }
			]
		};
	}
	const parsed = scenarioSchema.safeParse(data);
	if (!parsed.success)
		return {
			ok: false,
			errors: parsed.error.issues.flatMap((issue) =>
				schemaFaults(issue, data).map((fault) => ({
					path: pathText(fault.path),
					line: lineOf(doc, lines, fault.path),
					message: issue.message,
					code: fault.code,
					params: fault.params
				}))
			)
		};
	const faults = crossCheck(parsed.data);
	if (faults.length > 0)
		return {
			ok: false,
			errors: faults.map((f) => ({
				path: pathText(f.path),
				line: lineOf(doc, lines, f.path),
				message: '',
				code: f.code,
				params: f.params
			}))
		};
	return { ok: true, scenario: parsed.data };
}

/** A scenario file that must be valid; throws {@link InvalidScenario} otherwise. */
export function loadScenario(yamlText: string): Scenario {
	const result = checkScenario(yamlText);
	if (!result.ok) throw new InvalidScenario(result.errors);
	return result.scenario;
}

/** Checks a scenario object that did not come from a file (a log's start, a class's own form). */
export function checkScenarioObject(data: unknown): LoadResult {
	const parsed = scenarioSchema.safeParse(data);
	const errors: ScenarioError[] = parsed.success
		? crossCheck(parsed.data).map((f) => ({
				path: pathText(f.path),
				line: 0,
				message: '',
				code: f.code,
				params: f.params
			}))
		: parsed.error.issues.map((i) => ({ path: pathText(i.path), line: 0, message: i.message }));
	return parsed.success && errors.length === 0
		? { ok: true, scenario: parsed.data }
		: { ok: false, errors };
}

export class InvalidScenario extends Error {
	readonly errors: ScenarioError[];
	constructor(errors: ScenarioError[]) {
		super(errors.map((e) => `${e.path}:${e.line} ${e.message || e.code}`).join('\n'));
		this.name = 'InvalidScenario';
		this.errors = errors;
	}
}

function pathText(path: readonly PropertyKey[]): string {
	return path.reduce<string>(
		(out, part) =>
			typeof part === 'number' ? `${out}[${part}]` : out ? `${out}.${String(part)}` : String(part),
		''
	);
}

/** The line of the deepest node on `path` that exists in the file. */
function lineOf(doc: Document.Parsed, lines: LineCounter, path: readonly PropertyKey[]): number {
	for (let depth = path.length; depth >= 0; depth--) {
		const node = doc.getIn(path.slice(0, depth), true);
		if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
	}
	return 1;
}
