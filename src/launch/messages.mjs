/**
 * `npm run i18n`: compiles the messages when they have changed, and replaces only the files that differ, each in one
 * step. The compiler itself empties and rewrites the whole folder, under the feet of a server or test that reads it.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
	existsSync,
	mkdirSync,
	readFileSync,
	readdirSync,
	renameSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import path from 'node:path';
import { projectNode, root } from './root.mjs';

const target = path.join(root, 'src/lib/paraglide');
const fresh = path.join(root, `node_modules/.messages-${process.pid}`);
const stamp = path.join(target, '.inputs');
const compiler = path.join(root, 'node_modules/@inlang/paraglide-js/bin/run.js');

const strategy = ['cookie', 'preferredLanguage', 'baseLocale'];

function digest() {
	const messages = readdirSync(path.join(root, 'messages')).sort();
	const files = [...messages.map((name) => `messages/${name}`), 'project.inlang/settings.json'];
	const hash = createHash('sha256');
	for (const file of [...files, 'package-lock.json', 'src/launch/messages.mjs'])
		hash.update(file).update(readFileSync(path.join(root, file)));
	return hash.digest('hex');
}

/** @param {string} folder @returns {string[]} */
const filesIn = (folder) =>
	readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));

/** @param {string} file @param {string | Buffer} content */
function replace(file, content) {
	if (existsSync(file) && readFileSync(file).equals(Buffer.from(content))) return;
	mkdirSync(path.dirname(file), { recursive: true });
	const draft = `${file}.${process.pid}`;
	writeFileSync(draft, content);
	renameSync(draft, file);
}

const wanted = digest();
if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) process.exit(0);

const options = ['--project', './project.inlang', '--outdir', fresh, '--strategy', ...strategy];
const { status } = spawnSync(
	projectNode(),
	[compiler, 'compile', ...options, '--emit-ts-declarations', '--silent'],
	{ cwd: root, stdio: 'inherit' }
);
if (status !== 0) process.exit(1);

const names = filesIn(fresh);
// What is imported comes before what imports it, so that a reader in between finds every name it asks for.
const lastOnes = ['messages/_index.js', 'messages/_index.d.ts', 'messages.js', 'messages.d.ts'];
names.sort((a, b) => lastOnes.indexOf(a) - lastOnes.indexOf(b));
for (const name of names) replace(path.join(target, name), readFileSync(path.join(fresh, name)));
const kept = new Set([...names, '.inputs']);
const isDraft = (/** @type {string} */ name) => /\.\d+$/.test(name);
for (const name of filesIn(target))
	if (!kept.has(name) && !isDraft(name)) rmSync(path.join(target, name), { force: true });
rmSync(fresh, { recursive: true });
replace(stamp, wanted);
