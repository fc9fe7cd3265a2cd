import type { Plugin, Rolldown } from 'vite';

type GetModule = Rolldown.GetModuleInfo;

/** The start of the framework. It comes first and with every page. */
const START = /(\/runtime\/client\/entry|\/client-optimized\/app)\.js$/;
/** The frame around every page. */
const PAGE = /\/src\/routes\/\+layout\.svelte$/;
/** The frame around every desk. */
const DESK = /\/src\/routes\/play\/\[save\]\/\+layout\.(svelte|ts)$/;
/** Pages without a desk. The page of all components is for development and may load what it likes. */
const OTHERS = /\/src\/routes\/(?!design\/|play\/\[save\]\/).*\+page\.svelte$/;
/** Imports every message; whoever imports it needs only the messages that it names. */
const ALL_MESSAGES = /\/paraglide\/messages\/_index\.js$/;

/**
 * Makes one file of the modules that are always loaded together. The bundler does not know that a page never comes
 * without its layouts, and writes a file for every combination of pages that share something: dozens of small files a
 * page, which compress a fifth worse than few.
 */
export function sharedFiles(): Plugin {
	/** Module id to the name of the file it goes to. */
	let files: ReadonlyMap<string, string> = new Map();
	const rolldownOptions: Rolldown.RolldownOptions = {
		// A file may export more than its entry does, for the others that share its modules.
		preserveEntrySignatures: 'allow-extension',
		output: {
			codeSplitting: {
				includeDependenciesRecursively: false,
				groups: [{ debugName: 'shared files', name: (id) => files.get(id) ?? null }]
			}
		}
	};
	return {
		name: 'shared-files',
		apply: 'build',
		config: ({ build }) => (build?.ssr ? undefined : { build: { rolldownOptions } }),
		buildEnd(error) {
			if (error || this.environment.config.build.ssr) return;
			files = filesOf([...this.getModuleIds()], (id) => this.getModuleInfo(id));
		}
	};
}

/** @throws when a page is not where it is looked for: the pages would silently grow. */
function filesOf(ids: readonly string[], get: GetModule): ReadonlyMap<string, string> {
	const messages = messageModules(ids, get);
	const files = new Map<string, string>();
	const needed = (roots: readonly string[]) => withImports(roots, files, get, messages);
	const roots = (pattern: RegExp) => {
		const found = ids.filter((id) => pattern.test(id));
		if (found.length === 0) throw new Error(`no module of the application matches ${pattern}`);
		return found;
	};
	for (const id of needed(roots(START))) files.set(id, 'start');
	for (const id of needed(roots(PAGE))) files.set(id, 'page');
	// What a page without a desk shares with the desks must not bring it all of a desk.
	const others = roots(OTHERS).map((root) => needed([root]));
	for (const id of needed(roots(DESK))) {
		const sharers = others.flatMap((other, index) => (other.has(id) ? [index] : []));
		files.set(id, ['desk', ...sharers].join('-'));
	}
	return files;
}

/** Modules and all they import, without those that have a file already. */
function withImports(
	roots: readonly string[],
	placed: ReadonlyMap<string, string>,
	get: GetModule,
	messages: ReadonlyMap<string, string>
): ReadonlySet<string> {
	const found = new Set<string>();
	const waiting = [...roots];
	for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
		if (found.has(id) || placed.has(id) || ALL_MESSAGES.test(id)) continue;
		found.add(id);
		const info = get(id);
		waiting.push(...(info?.importedIds ?? []));
		for (const [, name] of (info?.code ?? '').matchAll(/\bm\.(\w+)/g)) {
			const message = messages.get(name!);
			if (message) waiting.push(message);
		}
	}
	return found;
}

/** The module of each message by the message's name, which is not the name of the module's file. */
function messageModules(ids: readonly string[], get: GetModule): ReadonlyMap<string, string> {
	const all = ids.find((id) => ALL_MESSAGES.test(id));
	const modules = (all && get(all)?.importedIds) || [];
	return new Map(modules.flatMap((id) => (get(id)?.exports ?? []).map((name) => [name, id])));
}
