import path from 'node:path';
import { z } from 'zod';

const port = z.coerce.number().int().min(1).max(65_535);
/** In megabytes; the launcher knows it too. */
const DEFAULT_UPLOAD_LIMIT = 50;
const flag = z.enum(['0', '1']).transform((value) => value === '1');

/** Everything that can be set from outside, once: nothing else reads the environment. Described in `src/README.md`. */
const Environment = z.object({
	/** `file:…` for the embedded database, `postgres://…` for a server. */
	DATABASE_URL: z
		.string()
		.regex(/^(file:.+|postgres(ql)?:\/\/.+)$/, 'file:… or postgres://…')
		.default('file:data/rapport.db'),
	/** Who may open an instructor's account: whoever has an invitation, or anybody. */
	SIGN_UP: z.enum(['invitation', 'open']).default('invitation'),
	LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
	/** Where Prometheus reads; unset = nowhere. */
	METRICS_PORT: port.optional(),
	/** Address of this machine that the metrics answer on. */
	METRICS_HOST: z.string().default('127.0.0.1'),
	/** 1 when a proxy in front ends https and names the client's address. */
	TRUST_PROXY: flag.default(false),
	/** Folder for the files that people send; relative to the project. */
	UPLOADS_FOLDER: z.string().default('data/uploads'),
	/** Largest file, in megabytes. */
	UPLOAD_LIMIT: z.coerce.number().int().min(1).max(500).default(DEFAULT_UPLOAD_LIMIT),
	/** What all files of one class may take together, in megabytes; a student has a tenth of it. */
	UPLOAD_ROOM: z.coerce.number().int().min(10).max(1_000_000).default(5_000),
	/** Longest body of all other requests; the launcher passes BODY_SIZE_LIMIT on under this name. */
	SMALL_BODY_LIMIT: z
		.string()
		.regex(/^\d+[KMG]?$/i, '512K')
		.default('512K'),
	/** Most connections to PostgreSQL. */
	DATABASE_CONNECTIONS: z.coerce.number().int().min(2).max(200).default(10)
});

export interface Config {
	databaseUrl: string;
	databaseConnections: number;
	signUp: 'invitation' | 'open';
	logLevel: string;
	metricsPort: number | undefined;
	metricsHost: string;
	trustProxy: boolean;
	/** Absolute path. */
	uploadsFolder: string;
	/** Megabytes. */
	uploadLimit: number;
	uploadRoom: number;
	/** Bytes. */
	bodyLimit: number;
	/** Folder of the project. */
	root: string;
}

const UNITS: Record<string, number> = { K: 1024, M: 1024 ** 2, G: 1024 ** 3 };
const bytes = (size: string): number =>
	Number.parseInt(size, 10) * (UNITS[size.at(-1)!.toUpperCase()] ?? 1);

/** A setting that makes no sense, named for the operator. */
export class InvalidConfig extends Error {
	override readonly name = 'InvalidConfig';
}

/**
 * @param env the environment; an empty value counts as unset
 * @throws InvalidConfig naming every wrong setting
 */
export function readConfig(env: Record<string, string | undefined>, root: string): Config {
	const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
	const parsed = Environment.safeParse(set);
	if (!parsed.success)
		throw new InvalidConfig(
			parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; ')
		);
	const e = parsed.data;
	return {
		databaseUrl: e.DATABASE_URL,
		databaseConnections: e.DATABASE_CONNECTIONS,
		signUp: e.SIGN_UP,
		logLevel: e.LOG_LEVEL,
		metricsPort: e.METRICS_PORT,
		metricsHost: e.METRICS_HOST,
		trustProxy: e.TRUST_PROXY,
		uploadsFolder: path.resolve(root, e.UPLOADS_FOLDER),
		uploadLimit: e.UPLOAD_LIMIT,
		uploadRoom: e.UPLOAD_ROOM,
		bodyLimit: bytes(e.SMALL_BODY_LIMIT),
		root
	};
}
