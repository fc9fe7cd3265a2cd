/**
 * `npm run demo`: fills an empty database with a class in the middle of its term, to look around in. The modules of the
 * application are loaded by Vite, as the build would load them.
 */
import { createServer } from 'vite';
import { refuse } from './database-file.mjs';
import { root } from './root.mjs';
import { say } from './words.mjs';

if (process.argv.length > 2) refuse(say('demoUsage'));
const database = (process.env.DATABASE_URL || 'file:data/rapport.db').replace(/\/\/[^@/]*@/, '//');
console.log(say('demoWait'));
const vite = await createServer({
	root,
	appType: 'custom',
	logLevel: 'error',
	optimizeDeps: { noDiscovery: true, include: [] },
	server: { middlewareMode: true, hmr: false, ws: false, watch: null }
});
let keys;
try {
	const { runDemo } = await vite.ssrLoadModule('/src/lib/server/demo/index.ts');
	keys = await runDemo(process.env, root);
} catch (error) {
	await vite.close();
	refuse(say('demoFailed', /** @type {Error} */ (error).message));
}
await vite.close();
if (!keys) refuse(say('demoNotEmpty', database));
const { email, password, student, studentPassword } = keys;
console.log(say('demoDone', database, email, password, student, studentPassword));
