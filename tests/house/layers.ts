/**
 * Who may import whom, as data (ARCHITECTURE: dependencies point one way). A file belongs to the layer with the
 * longest matching path. An edge that is not written here does not exist.
 */
export interface Layer {
	/** Path from the project folder: a folder ending in `/`, or one file. */
	readonly path: string;
	/** Paths of the layers it may import; its own layer always. */
	readonly imports: readonly string[];
	/** npm packages, `node:` for Node's modules, `$app/` and the like for Kit's. */
	readonly packages: readonly string[];
}

/** What a person's language needs, below everything that a person reads. */
const language = ['src/lib/i18n/', 'src/lib/paraglide/'];
const kit = ['$app/', '$env/', '$service-worker', '@sveltejs/kit', 'svelte'];
const interfaceKit = [...kit, '@lucide/svelte', 'svelte'];

export const layers: readonly Layer[] = [
	{ path: 'sim/', imports: [], packages: ['zod', 'yaml', 'seedrandom', '@noble/hashes'] },
	{ path: 'sim/lab/', imports: ['sim/'], packages: ['node:', 'piscina', 'zod', 'yaml'] },
	{ path: 'scenarios/', imports: [], packages: [] },
	{ path: 'messages/', imports: [], packages: [] },
	{ path: 'src/launch/', imports: [], packages: ['node:', 'better-sqlite3', 'vite'] },
	{ path: 'src/bundle/', imports: [], packages: ['node:', 'vite'] },
	{ path: 'src/lib/paraglide/', imports: [], packages: [] },
	{ path: 'src/lib/i18n/', imports: ['src/lib/paraglide/'], packages: kit },
	{
		path: 'src/lib/glossary/',
		imports: ['scenarios/', ...language],
		packages: [...kit, 'yaml', 'vite', 'node:', 'virtual:']
	},
	{
		path: 'src/lib/ui/',
		imports: ['src/lib/glossary/', ...language],
		packages: [...interfaceKit, 'chart.js', 'uqr']
	},
	{ path: 'src/lib/classroom/', imports: [], packages: ['zod', 'papaparse', 'fraction.js'] },
	{
		path: 'src/lib/classroom/quiz/',
		imports: ['src/lib/classroom/'],
		packages: ['zod', 'papaparse', 'yaml', 'sax', '@noble/hashes']
	},
	{
		path: 'src/lib/classroom/course/',
		imports: ['src/lib/classroom/', 'src/lib/classroom/quiz/'],
		packages: ['zod']
	},
	{
		path: 'src/lib/game/',
		imports: ['sim/', 'scenarios/', ...language],
		packages: [...kit, 'idb', 'yaml', 'vite', 'node:', 'virtual:']
	},
	{
		path: 'src/lib/scenario/',
		imports: ['sim/', 'sim/lab/', ...language],
		packages: ['yaml', 'zod']
	},
	{
		path: 'src/lib/desk/',
		imports: ['sim/', 'src/lib/game/', 'src/lib/ui/', 'src/lib/glossary/', ...language],
		packages: interfaceKit
	},
	{
		path: 'src/lib/replay/',
		imports: ['sim/', 'src/lib/desk/', 'src/lib/game/', 'src/lib/ui/', ...language],
		packages: interfaceKit
	},
	{
		path: 'src/lib/crew/',
		imports: [
			'src/lib/desk/',
			'src/lib/game/',
			'src/lib/ui/',
			'src/lib/refused/',
			'src/lib/classroom/',
			...language
		],
		packages: interfaceKit
	},
	{ path: 'src/lib/shell/', imports: ['src/lib/ui/', ...language], packages: interfaceKit },
	{ path: 'src/lib/live/', imports: [], packages: kit },
	{
		path: 'src/lib/account/',
		imports: ['src/lib/ui/', 'src/lib/refused/', 'src/lib/classroom/', ...language],
		packages: interfaceKit
	},
	{
		path: 'src/lib/refused/',
		imports: [
			'src/lib/classroom/',
			'src/lib/classroom/course/',
			'src/lib/classroom/quiz/',
			...language
		],
		packages: []
	},
	{ path: 'src/lib/grading/', imports: ['src/lib/classroom/', ...language], packages: [] },
	{
		path: 'src/lib/export/',
		imports: ['sim/', 'src/lib/paraglide/'],
		packages: ['papaparse', 'node:']
	},
	// The server, from the bottom up: db ← stores ← services; host and live beside them; hooks and app on top.
	{ path: 'src/lib/server/config.ts', imports: [], packages: ['zod', 'node:'] },
	{ path: 'src/lib/server/log.ts', imports: [], packages: ['pino', 'node:'] },
	{
		path: 'src/lib/server/metrics.ts',
		imports: ['src/lib/server/log.ts'],
		packages: ['prom-client', 'node:']
	},
	{
		path: 'src/lib/server/db/',
		imports: [],
		packages: ['drizzle-orm', 'better-sqlite3', 'postgres', 'node:']
	},
	{
		path: 'src/lib/server/auth/',
		imports: ['src/lib/server/db/'],
		packages: ['drizzle-orm', 'lucia', '@node-rs/argon2', 'rate-limiter-flexible', 'node:']
	},
	{ path: 'src/lib/server/stores/', imports: ['src/lib/server/db/'], packages: ['drizzle-orm'] },
	{
		path: 'src/lib/server/host/',
		imports: ['sim/', 'src/lib/server/db/', 'src/lib/server/stores/', 'src/lib/server/log.ts'],
		packages: []
	},
	{ path: 'src/lib/server/live/', imports: ['src/lib/server/db/'], packages: [] },
	{
		path: 'src/lib/server/jobs/',
		imports: [
			'sim/',
			'sim/lab/',
			'src/lib/classroom/',
			'src/lib/game/',
			'src/lib/scenario/',
			'src/lib/server/log.ts'
		],
		packages: ['piscina', 'node:']
	},
	// What every part of the product says about grades and to people; services hand it on.
	{
		path: 'src/lib/server/grading/',
		imports: [
			'sim/',
			'src/lib/classroom/',
			'src/lib/classroom/quiz/',
			'src/lib/paraglide/',
			'src/lib/server/db/',
			'src/lib/server/stores/',
			'src/lib/server/services/'
		],
		packages: []
	},
	{
		path: 'src/lib/server/notices/',
		imports: [
			'src/lib/classroom/',
			'src/lib/server/stores/',
			'src/lib/server/services/',
			'src/lib/server/grading/'
		],
		packages: []
	},
	{
		path: 'src/lib/server/services/',
		imports: [
			'src/lib/server/grading/',
			'src/lib/server/notices/',
			'src/lib/paraglide/',
			'src/lib/server/config.ts',
			'src/lib/server/log.ts',
			'src/lib/server/metrics.ts',
			'src/lib/server/db/',
			'src/lib/server/auth/',
			'src/lib/server/stores/',
			'src/lib/server/host/',
			'src/lib/server/live/',
			'src/lib/server/jobs/',
			'src/lib/classroom/',
			'src/lib/export/',
			'src/lib/classroom/course/',
			'src/lib/classroom/quiz/',
			'src/lib/game/',
			'src/lib/scenario/',
			'sim/'
		],
		packages: ['zod', 'node:', 'rate-limiter-flexible', 'markdown-it']
	},
	{
		path: 'src/lib/server/http/',
		imports: [
			'src/lib/server/services/',
			'src/lib/server/live/',
			'src/lib/server/db/',
			'src/lib/classroom/'
		],
		packages: [...kit, 'zod', 'node:']
	},
	{
		path: 'src/lib/server/app.ts',
		imports: [
			'src/lib/server/config.ts',
			'src/lib/server/log.ts',
			'src/lib/server/metrics.ts',
			'src/lib/server/db/',
			'src/lib/server/auth/',
			'src/lib/server/host/',
			'src/lib/server/live/',
			'src/lib/server/jobs/',
			'src/lib/server/services/'
		],
		packages: []
	},
	// The class of `npm run demo`, made by the services.
	{
		path: 'src/lib/server/demo/',
		imports: [
			'sim/',
			'src/lib/server/app.ts',
			'src/lib/server/config.ts',
			'src/lib/server/log.ts',
			'src/lib/server/db/',
			'src/lib/server/auth/',
			'src/lib/server/live/',
			'src/lib/server/stores/',
			'src/lib/server/services/',
			'src/lib/classroom/',
			'src/lib/classroom/course/',
			'src/lib/classroom/quiz/'
		],
		packages: ['zod', 'node:']
	},
	{
		path: 'src/lib/server/hooks/',
		imports: [
			'src/lib/server/app.ts',
			'src/lib/server/config.ts',
			'src/lib/server/log.ts',
			'src/lib/server/metrics.ts',
			'src/lib/server/auth/',
			'src/lib/server/http/',
			...language
		],
		packages: [...kit, 'node:']
	},
	{
		path: 'src/routes/',
		imports: [
			'src/app.css',
			'src/lib/shell/',
			'src/lib/ui/',
			'src/lib/crew/',
			'src/lib/desk/',
			'src/lib/game/',
			'src/lib/glossary/',
			'src/lib/replay/',
			'src/lib/scenario/',
			'src/lib/live/',
			'src/lib/account/',
			'src/lib/refused/',
			'src/lib/grading/',
			'src/lib/classroom/',
			'src/lib/classroom/quiz/',
			'src/lib/server/http/',
			'src/lib/server/services/',
			'scenarios/',
			...language
		],
		packages: [...interfaceKit, 'zod']
	},
	{ path: 'src/hooks.server.ts', imports: ['src/lib/server/hooks/'], packages: kit },
	{ path: 'src/service-worker.ts', imports: [], packages: ['$service-worker'] },
	{ path: 'src/app.css', imports: [], packages: ['tailwindcss'] },
	{
		path: 'src/app.d.ts',
		imports: ['src/lib/server/app.ts', 'src/lib/server/services/', 'src/lib/classroom/'],
		packages: []
	}
];

/** Single imports that break the table for a written reason. One that no longer occurs fails the test. */
export const exceptions: readonly { from: string; to: string; because: string }[] = [
	{
		from: 'src/launch/serve.mjs',
		to: 'build/handler.js',
		because: 'the launcher serves what the build has made'
	}
];
