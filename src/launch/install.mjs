import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './root.mjs';
import { say } from './words.mjs';

/** @param {string} file @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }>} */
const packagesOf = (file) =>
	existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {};

/** Whether every package the lock file demands on this machine is installed in that version. */
function isInstalled() {
	const installed = packagesOf(path.join(root, 'node_modules/.package-lock.json'));
	const wanted = packagesOf(path.join(root, 'package-lock.json'));
	return Object.entries(wanted).every(
		([where, { version, optional, devOptional }]) =>
			where === '' || optional || devOptional || installed[where]?.version === version
	);
}

/** Installs what the lock file names unless it is there already. Ends the process with a sentence when it cannot. */
export function install() {
	if (isInstalled()) return;
	console.log(say('installing'));
	const { status } = spawnSync('npm', ['ci', '--include=dev', '--loglevel=error'], {
		cwd: root,
		stdio: ['ignore', 'inherit', 'inherit'],
		shell: process.platform === 'win32'
	});
	if (status !== 0) {
		console.error(say('installFailed'));
		process.exit(1);
	}
}
