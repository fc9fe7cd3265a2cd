import path from 'node:path';

/** The project folder. */
export const root = path.resolve(import.meta.dirname, '../../..');

/**
 * The folder that file names on the command line start from. npm runs its scripts in the project
 * folder and says in INIT_CWD where its user was.
 */
export function callersFolder(env: Readonly<Record<string, string | undefined>>): string {
	const byNpm = env.npm_lifecycle_event === 'sim' || env.npm_lifecycle_event === 'bench';
	return byNpm && env.INIT_CWD ? env.INIT_CWD : process.cwd();
}
