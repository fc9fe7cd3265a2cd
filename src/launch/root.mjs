import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project folder. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** The Node that the project brings along; the one that is running as long as nothing is installed. */
export function projectNode() {
	const name = process.platform === 'win32' ? 'node.exe' : 'node';
	const own = path.join(root, 'node_modules/node/bin', name);
	return existsSync(own) ? own : process.execPath;
}
