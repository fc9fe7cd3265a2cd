import type { Verb } from '../terminal/verb.ts';

/** Every verb, loaded when it is asked for: a help or a check starts without the whole laboratory. */
export const VERBS: Readonly<Record<string, () => Promise<Verb>>> = {
	check: async () => (await import('./check.ts')).check,
	play: async () => (await import('./play.ts')).play,
	replay: async () => (await import('./replay.ts')).replay,
	tournament: async () => (await import('./tournament.ts')).tournament,
	balance: async () => (await import('./balance.ts')).balance,
	explain: async () => (await import('./explain.ts')).explain,
	whatif: async () => (await import('./what-if.ts')).whatif,
	bench: async () => (await import('./bench.ts')).bench
};

export async function verbNamed(name: string): Promise<Verb | undefined> {
	return Object.hasOwn(VERBS, name) ? VERBS[name]!() : undefined;
}
