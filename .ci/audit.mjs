/** Known weaknesses of what the server is made of, as far as the package registry tells. */
import { spawnSync } from 'node:child_process';

/** How long the registry may take to answer, in milliseconds. */
const PATIENCE = 60_000;
const GRAVE = ['high', 'critical'];

/**
 * What `npm audit --json` has said.
 * @typedef {{ kind: 'clean' } | { kind: 'silent', why: string } | { kind: 'weak', packages: string[] }} Verdict
 * - `clean`: no grave weakness is known;
 * - `silent`: the registry offers no audit, or did not answer: nothing is known;
 * - `weak`: packages with a weakness that is high or critical.
 */

/**
 * Reads the answer. Only a whole report counts as one: whatever else comes back says nothing about the packages.
 * @param {string} output standard output of `npm audit --json`
 * @returns {Verdict}
 */
export function readAudit(output) {
	/** @type {any} */
	let report;
	try {
		report = JSON.parse(output);
	} catch {
		return { kind: 'silent', why: output.trim().slice(0, 200) || 'no answer' };
	}
	const { vulnerabilities, metadata } = report ?? {};
	if (!vulnerabilities || !metadata)
		return {
			kind: 'silent',
			why: String(report?.message ?? report?.error?.summary ?? 'no report')
		};
	const packages = Object.entries(vulnerabilities)
		.filter(([, { severity }]) => GRAVE.includes(severity))
		.map(([name, { severity, range }]) => `${name} ${range} (${severity})`);
	return packages.length > 0 ? { kind: 'weak', packages } : { kind: 'clean' };
}

/** @param {Verdict} verdict @returns {string} what the step prints */
export function sentence(verdict) {
	if (verdict.kind === 'clean') return 'No high or critical weakness is known.';
	if (verdict.kind === 'weak') return `Known weaknesses:\n  ${verdict.packages.join('\n  ')}`;
	return `The registry offers no audit here, so nothing was checked (${verdict.why}).`;
}

/** Asks the registry about the production dependencies. @param {string} cwd @returns {Verdict} */
export function audit(cwd) {
	const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--audit-level=high', '--json'], {
		cwd,
		encoding: 'utf8',
		timeout: PATIENCE,
		shell: process.platform === 'win32'
	});
	return readAudit(stdout ?? '');
}
