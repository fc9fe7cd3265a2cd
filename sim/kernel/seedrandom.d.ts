/** The one generator the engine uses; the package's own types leave its modules out. */
declare module 'seedrandom/lib/alea.js' {
	export default function alea(seed: string): () => number;
}
