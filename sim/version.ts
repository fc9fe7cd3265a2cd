/**
 * Version of the engine's outcomes. A change that alters what any log leads to raises it; the
 * stored logs of every released version stay under tests/fixtures and must still be told apart.
 */
export const ENGINE_VERSION = '1.0.0';
