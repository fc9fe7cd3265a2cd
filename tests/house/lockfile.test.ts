import { describe, expect, it } from 'vitest';
import { textOf } from '../support/files.ts';

interface Locked {
	resolved?: string;
	optionalDependencies?: Record<string, string>;
}
const lock: { packages: Record<string, Locked> } = JSON.parse(textOf('package-lock.json'));
const manifest: {
	dependencies: Record<string, string>;
	devDependencies: Record<string, string>;
} = JSON.parse(textOf('package.json'));

describe('the lock file', () => {
	it('holds the native packages of every system, not only of the one it was written on', () => {
		const present = new Set(
			Object.keys(lock.packages).map((at) => at.split('node_modules/').at(-1))
		);
		const missing = Object.entries(lock.packages).flatMap(([at, { optionalDependencies = {} }]) =>
			Object.keys(optionalDependencies)
				.filter((name) => !present.has(name))
				.map((name) => `${at} → ${name}`)
		);
		expect(missing).toEqual([]);
	});

	it('names no host, so that every registry can serve it', () => {
		const hosts = Object.entries(lock.packages).filter(
			([, { resolved }]) => resolved !== undefined
		);
		expect(hosts).toEqual([]);
	});

	it('pins exact versions in package.json', () => {
		const versions = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
		expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
	});
});
