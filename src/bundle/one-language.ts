import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { minifySync, type Manifest, type MinifyOptions, type Plugin } from 'vite';

const LOCALES = ['en', 'zh'] as const;
const COOKIE = 'PARAGLIDE_LOCALE';

/** Stands for the locale of the page until each file is written once a language. */
const MARK = '__PAGE_LOCALE__';
const RUNTIME = /\/paraglide\/runtime\.js$/;
const UNSETTLED = 'experimentalStaticLocale = undefined';
const MESSAGE = /\/paraglide\/messages\/(?!_index)[^/]+\.js$/;
/** What a compiled message comes to in the end: a function that picks one of `en_name` and `zh_name`. */
const PICK =
	/\(\(inputs(?: = \{\})?, options = \{\}\) => \{[\s\S]*?return en_(\w+)\(inputs\)\s*\}\)/;

/** What a page runs to know its language: the last choice, else that of the page as it was sent. */
const ASK = `/(?:^|; )${COOKIE}=(${LOCALES.join('|')})/.exec(document.cookie)?.[1]??document.documentElement.lang.slice(0,2)`;

/**
 * Writes every file of the browser's build that holds messages, or loads one that does, once a language: `x.en.js` and
 * `x.zh.js`, each without the texts of the other. The few files before them ask for the language when they load one of
 * them. A page keeps its language until it is loaded again, as choosing a language does. On the server and in
 * development each message still holds both.
 */
export function oneLanguage(): Plugin {
	return {
		name: 'one-language',
		apply: 'build',
		enforce: 'post',
		transform(code, id) {
			if (this.environment.config.build.ssr) return undefined;
			if (MESSAGE.test(id)) return { code: picked(code, id), map: null, moduleSideEffects: false };
			if (RUNTIME.test(id)) return { code: settled(code), map: null };
			return undefined;
		},
		writeBundle({ dir }) {
			const { ssr, target } = this.environment.config.build;
			if (!ssr && dir) splitFiles(dir, { target: target || undefined });
		}
	};
}

/** A message that is one of its languages, so that the minifier can drop the others. */
function picked(code: string, id: string): string {
	const [pick, name] = PICK.exec(code) ?? [];
	const known = LOCALES.every((locale) => code.includes(`const ${locale}_${name} =`));
	if (!pick || !known) throw new Error(`${id} is not a message as the compiler used to write it`);
	return code.replace(pick, () => `(${MARK} === 'zh' ? zh_${name} : en_${name})`);
}

/** The compiler's runtime, told the locale. */
function settled(code: string): string {
	if (!code.includes(UNSETTLED)) throw new Error(`the message runtime has no “${UNSETTLED}”`);
	return code.replace(UNSETTLED, `experimentalStaticLocale = ${MARK}`);
}

/** Splits the files in a folder by language and writes both into the manifest, which Kit reads next. */
function splitFiles(dir: string, compress: MinifyOptions['compress'] & object): void {
	const manifestFile = path.join(dir, '.vite/manifest.json');
	const manifest: Manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
	const code = new Map(
		Object.entries(manifest)
			.filter(([, { file }]) => file.endsWith('.js'))
			.map(([key, { file }]) => [key, readFileSync(path.join(dir, file), 'utf8')])
	);
	const speaking = speakingFiles(manifest, code);
	const names = [...speaking].map((key) => path.basename(manifest[key]!.file, '.js'));
	const named = `(?<=/)(${names.map((name) => name.replaceAll('.', '\\.')).join('|')})\\.js`;
	const put = (file: string, text: string) => writeFileSync(path.join(dir, file), text);

	for (const [key, text] of code) {
		const entry = manifest[key]!;
		const { file } = entry;
		if (!speaking.has(key)) {
			const asked = text.replace(
				new RegExp(`(["'\`])([^"'\`]*)${named}\\1`, 'g'),
				'`$2$3.${$page}.js`'
			);
			if (asked !== text) put(file, `const $page=${ASK};${asked}`);
			continue;
		}
		for (const [index, locale] of LOCALES.entries()) {
			const own = text
				.replaceAll(MARK, `"${locale}"`)
				.replace(new RegExp(named, 'g'), `$1.${locale}.js`);
			const ownFile = file.replace(/\.js$/, `.${locale}.js`);
			put(ownFile, minifySync(ownFile, own, { module: true, compress, mangle: true }).code);
			if (index === 0) entry.file = ownFile;
			else {
				manifest[`${key}?${locale}`] = { file: ownFile };
				entry.imports = [...(entry.imports ?? []), `${key}?${locale}`];
			}
		}
		rmSync(path.join(dir, file));
	}
	writeFileSync(manifestFile, JSON.stringify(manifest, null, '\t'));
}

/** Keys of the files that hold messages or load, at once, a file that does. */
function speakingFiles(manifest: Manifest, code: ReadonlyMap<string, string>): ReadonlySet<string> {
	const speaking = new Set([...code].filter(([, text]) => text.includes(MARK)).map(([key]) => key));
	let before: number;
	do {
		before = speaking.size;
		for (const key of code.keys())
			if (manifest[key]!.imports?.some((other) => speaking.has(other))) speaking.add(key);
	} while (speaking.size > before);
	return speaking;
}
