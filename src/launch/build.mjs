import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { root } from './root.mjs';
import { say } from './words.mjs';

const inputs = [
	'src',
	'sim',
	'scenarios',
	'static',
	'messages',
	'project.inlang/settings.json',
	'package-lock.json',
	'svelte.config.js',
	'tsconfig.json',
	'vite.config.ts'
];
const generated = path.join(root, 'src/lib/paraglide');
const stamp = path.join(root, 'build/.inputs');
const lock = path.join(root, 'node_modules/.rapport-build');

/** @param {string} where @returns {string[]} */
function filesUnder(where) {
	if (where === generated || !existsSync(where)) return [];
	try {
		return readdirSync(where, { withFileTypes: true })
			.sort((a, b) => (a.name < b.name ? -1 : 1))
			.flatMap((entry) => {
				const file = path.join(where, entry.name);
				return entry.isDirectory() ? filesUnder(file) : [file];
			});
	} catch {
		return [where];
	}
}

/** A digest of everything the build is made from, by content: copying or checking out again changes nothing. */
function digest() {
	const hash = createHash('sha256');
	for (const file of inputs.flatMap((input) => filesUnder(path.join(root, input)))) {
		hash.update(path.relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
	}
	return hash.digest('hex');
}

const isCurrent = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === digest();

/** @param {number} pid */
function isAlive(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}

/** Waits until no other process builds, so that two starts at once do not write over each other. */
async function takeLock() {
	for (let waits = 0; ; waits += 1) {
		try {
			mkdirSync(lock);
			writeFileSync(path.join(lock, 'pid'), String(process.pid));
			return;
		} catch {
			const file = path.join(lock, 'pid');
			const holder = existsSync(file) ? Number(readFileSync(file, 'utf8')) : NaN;
			// A lock without a number for two seconds was left behind between the two writes above.
			const abandoned = holder > 0 ? !isAlive(holder) : waits > 10;
			if (abandoned) rmSync(lock, { recursive: true, force: true });
			else if (waits === 0) console.log(say('waitingForBuild'));
			await pause(200);
		}
	}
}

/** Builds the application unless the build is current. Ends the process with a sentence when it cannot. */
export async function build() {
	if (isCurrent()) return;
	await takeLock();
	try {
		if (isCurrent()) return;
		console.log(say('building'));
		const before = digest();
		const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'build'], {
			cwd: root,
			encoding: 'utf8',
			maxBuffer: 64 << 20,
			shell: process.platform === 'win32'
		});
		if (status !== 0) {
			console.error(`${stdout}\n${stderr}\n${say('buildFailed')}`);
			process.exitCode = 1;
			throw new Error(say('buildFailed'));
		}
		writeFileSync(stamp, before);
	} finally {
		rmSync(lock, { recursive: true, force: true });
	}
}
