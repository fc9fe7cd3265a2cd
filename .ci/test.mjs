/** `npm test`: installs what is missing, runs every check, and ends with one line that counts them. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { install } from '../src/launch/install.mjs';
import { projectNode, root } from '../src/launch/root.mjs';
import { audit, sentence } from './audit.mjs';

install();
// From here on everything runs on the Node that the project brings along.
process.env.PATH = [
	path.dirname(projectNode()),
	path.join(root, 'node_modules/.bin'),
	process.env.PATH
].join(path.delimiter);

const results = path.join(root, 'test-results');
rmSync(results, { recursive: true, force: true });
mkdirSync(results);

/** @param {string} title @param {string} command */
function run(title, command) {
	console.log(`\n# ${title}`);
	return spawnSync(command, { cwd: root, stdio: 'inherit', shell: true }).status === 0;
}

/** @param {string} file */
function read(file) {
	try {
		return JSON.parse(readFileSync(path.join(results, file), 'utf8'));
	} catch {
		return undefined;
	}
}

const one = (/** @type {boolean} */ ok) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1 });

/** A runner that failed without naming a failed test, or left no report, counts as one failure. */
const counted = (
	/** @type {boolean} */ ok,
	/** @type {number} */ passed,
	/** @type {number} */ failed
) => ({
	passed,
	failed: ok ? failed : Math.max(failed, 1)
});

function unit() {
	const command =
		'vitest run --reporter=default --reporter=json --outputFile.json=test-results/unit.json';
	const ok = run('Unit and property tests', command);
	const report = read('unit.json');
	return counted(ok, report?.numPassedTests ?? 0, report?.numFailedTests ?? 0);
}

function endToEnd() {
	const ok = run('End-to-end tests', 'playwright test -c tests/playwright.config.ts');
	const stats = read('e2e.json')?.stats;
	return counted(ok, (stats?.expected ?? 0) + (stats?.flaky ?? 0), stats?.unexpected ?? 0);
}

/** A registry without an audit is said, and is neither passed nor failed. */
function dependencies() {
	console.log('\n# Dependencies');
	const verdict = audit(root);
	console.log(sentence(verdict));
	return verdict.kind === 'silent' ? { passed: 0, failed: 0 } : one(verdict.kind === 'clean');
}

run('Prepare', 'npm run --silent i18n && svelte-kit sync');
const outcomes = [
	one(run('Format', 'prettier --check --log-level warn .')),
	one(run('Lint', 'eslint . --max-warnings 0 --concurrency 2')),
	one(run('Types', 'svelte-check --tsconfig ./tsconfig.json --fail-on-warnings')),
	dependencies(),
	unit(),
	endToEnd()
];
const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
