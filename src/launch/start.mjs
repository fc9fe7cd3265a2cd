/**
 * `npm start`: from a fresh clone to a running application. Runs on any Node from 20 on and hands over
 * to the Node that the project installs.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { build } from './build.mjs';
import { install } from './install.mjs';
import { options } from './options.mjs';
import { projectNode, root } from './root.mjs';

const { port, host } = options(process.argv.slice(2));
install();
try {
	await build();
} catch {
	process.exit(1);
}

const server = spawn(projectNode(), [path.join(root, 'src/launch/serve.mjs')], {
	cwd: root,
	stdio: 'inherit',
	env: { ...process.env, NODE_ENV: 'production', PORT: String(port), HOST: host }
});
server.on('exit', (code) => process.exit(code ?? 0));

// A terminal sends Ctrl+C to both processes; a service manager signals only this one.
process.on('SIGTERM', () => server.kill('SIGTERM'));
process.on('SIGINT', () => {});
// Told to stop, npm ends the shell that started this process without passing the signal on to us.
const parent = process.ppid;
setInterval(() => process.ppid !== parent && server.kill('SIGTERM'), 500).unref();
