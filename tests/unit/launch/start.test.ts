import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';

/** Runs a file of the launcher, and gives how it ended and everything it said. */
function run(file: string, args: string[], env: Record<string, string> = {}) {
	const { status, stdout, stderr } = spawnSync(process.execPath, [`src/launch/${file}`, ...args], {
		encoding: 'utf8',
		env: { ...process.env, LC_ALL: 'en_GB.UTF-8', ...env }
	});
	return { status, said: stdout + stderr };
}

describe('npm start', () => {
	it.each(['abc', '0', '65536', '-1', '80 81', '1e3'])('refuses “%s” as a port', (port) => {
		const { status, said } = run('start.mjs', [`--port=${port}`]);
		expect(status).toBe(2);
		expect(said).toContain(`“${port}” is not a port.`);
	});

	it('refuses what it does not know', () => {
		expect(run('start.mjs', ['--prot', '4000'])).toMatchObject({ status: 2 });
		expect(run('start.mjs', ['4000']).said).toContain('“4000” is not an option');
	});

	it('says how it is used', () => {
		expect(run('start.mjs', ['--help'])).toMatchObject({ status: 0 });
	});

	it.each([
		['en_GB.UTF-8', 'is in use by another program'],
		['zh_CN.UTF-8', '已被其他程序占用']
	])('says in %s that a port is taken', async (language, sentence) => {
		const other = createServer();
		await new Promise<void>((resolve) => other.listen(0, '0.0.0.0', resolve));
		const { port } = other.address() as { port: number };
		const { status, said } = await new Promise<ReturnType<typeof run>>((resolve) =>
			resolve(run('serve.mjs', [], { PORT: String(port), LC_ALL: language }))
		);
		other.close();
		expect(status).toBe(1);
		expect(said).toContain(String(port));
		expect(said).toContain(sentence);
		expect(said).not.toMatch(/\bat .*:\d+:\d+/);
	});
});
